from tests.client import Client
from tests.world import World


def test_sites_are_listed_to_those_who_may_see_them(ada: Client, gus: Client, sam: Client, world: World) -> None:
    source = world.import_files({"README.md": "# Docs\n"})
    assert [site["id"] for site in ada.get("listSites", world.organization_id)["items"]] == [source.site_id]
    assert gus.get("listSites", world.organization_id)["items"] == []
    sam.refused(404, "listSites", world.organization_id)


def test_sites_are_narrowed_by_space_title_type_and_whether_they_are_published(ada: Client, world: World) -> None:
    docs = world.import_files({"README.md": "# Docs\n"})
    guide = ada.post("createSite", world.organization_id, body={"title": "The Guide_book"})["id"]

    def listed(**query: object) -> list[str]:
        return [site["id"] for site in ada.get("listSites", world.organization_id, **query)["items"]]

    space = ada.get("listSiteSpaces", world.organization_id, docs.site_id)["items"][0]["space"]["id"]
    assert listed(space=space) == [docs.site_id]
    assert listed(title="guide_B") == [guide]
    assert listed(title="guide%book") == []
    assert listed(published=False) == [guide]
    assert listed(published=True) == [docs.site_id]
    assert listed(type=["ultimate"]) == [docs.site_id, guide]
    assert listed(type=["sponsored"]) == []
    ada.refused(404, "listSites", world.organization_id, space="nobodys")
