from tests.client import Client
from tests.world import World


def test_readers_are_let_in(ada: Client, anonymous: Client, world: World) -> None:
    space = ada.post("createSpace", world.organization_id, body={"title": "Docs"})
    site = ada.post("createSite", world.organization_id, body={"title": "Docs", "spaces": [space["id"]]})
    anonymous.refused(404, "resolvePublishedContentByUrl", body={"url": "https://docs.localhost/"})
    assert ada.post("publishSite", world.organization_id, site["id"])["published"]
    assert anonymous.post("resolvePublishedContentByUrl", body={"url": "https://docs.localhost/"})["space"] == space["id"]


def test_an_empty_site_is_not_published(ada: Client, world: World) -> None:
    site = ada.post("createSite", world.organization_id, body={"title": "Empty"})
    assert "add a space" in ada.refused(409, "publishSite", world.organization_id, site["id"])


def test_only_administrators_of_the_site_may(cleo: Client, world: World) -> None:
    site = cleo.post("createSite", world.organization_id, body={"title": "Docs"})
    cleo.refused(403, "publishSite", world.organization_id, site["id"])
