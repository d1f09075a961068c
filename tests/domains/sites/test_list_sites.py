from tests.client import Client
from tests.world import World


def test_sites_are_listed_to_those_who_may_see_them(ada: Client, gus: Client, sam: Client, world: World) -> None:
    source = world.import_files({"README.md": "# Docs\n"})
    assert [site["id"] for site in ada.get("listSites", world.organization_id)["items"]] == [source.site_id]
    assert gus.get("listSites", world.organization_id)["items"] == []
    sam.refused(404, "listSites", world.organization_id)
