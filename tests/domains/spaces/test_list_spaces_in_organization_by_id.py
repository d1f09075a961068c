from tests.client import Client
from tests.world import World


def test_spaces_are_listed_to_those_who_may_see_them(ada: Client, gus: Client, sam: Client, world: World) -> None:
    source = world.import_files({"README.md": "# Handbook\n"}, "handbook")
    [space] = ada.get("listSpacesInOrganizationById", world.organization_id)["items"]
    assert (space["id"], space["title"]) == (source.space_id, "Handbook")
    assert space["urls"]["published"] == space["urls"]["public"] == "https://handbook.localhost/"
    assert gus.get("listSpacesInOrganizationById", world.organization_id)["items"] == []
    sam.refused(404, "listSpacesInOrganizationById", world.organization_id)
