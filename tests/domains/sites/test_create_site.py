from tests.client import Client
from tests.world import World


def test_a_new_site_is_not_published(cleo: Client, world: World) -> None:
    space = cleo.post("createSpace", world.organization_id, body={"title": "Docs"})
    site = cleo.post("createSite", world.organization_id, body={"title": "Our site", "spaces": [space["id"]]})
    assert (site["published"], site["siteSpaces"], site["basename"]) == (False, 1, "our-site")
    assert "published" not in site["urls"]


def test_two_sites_do_not_share_an_address(cleo: Client, world: World) -> None:
    names = [cleo.post("createSite", world.organization_id, body={"title": "Same"})["basename"] for _ in range(2)]
    assert names == ["same", "same-2"]


def test_a_strangers_space_cannot_be_put_into_it(cleo: Client, sam: Client, world: World) -> None:
    umbrella = sam.get("listOrganizationsForAuthenticatedUser")["items"][0]["id"]
    foreign = sam.post("createSpace", umbrella, body={"title": "Secret"})
    cleo.refused(404, "createSite", world.organization_id, body={"title": "Thief", "spaces": [foreign["id"]]})
    assert cleo.get("listSites", world.organization_id)["items"] == []


def test_readers_may_not(rita: Client, world: World) -> None:
    rita.refused(403, "createSite", world.organization_id)


def test_it_keeps_its_type_and_has_all_that_there_is(cleo: Client, world: World) -> None:
    made = cleo.post("createSite", world.organization_id, body={"type": "basic"})
    assert (made["type"], made["appliedType"]) == ("basic", "ultimate")
    assert cleo.get("getSiteById", world.organization_id, made["id"])["type"] == "basic"
    assert cleo.get("listSites", world.organization_id, type="basic")["items"] == [made]
    assert cleo.post("createSite", world.organization_id)["type"] == "ultimate"
