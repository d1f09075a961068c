from tests.client import Client
from tests.world import Source, World


def test_a_space_joins_the_default_section(ada: Client, acme: Source) -> None:
    organization = acme.world.organization_id
    space = ada.post("createSpace", organization, body={"title": "More"})
    made = ada.post("addSpaceToSite", organization, acme.site_id, body={"spaceId": space["id"], "title": "More guides"})
    assert (made["title"], made["path"], made["urls"]["published"]) == (
        "More guides",
        "more-guides",
        "https://acme.localhost/guides/more-guides/",
    )


def test_null_makes_a_new_space(ada: Client, acme: Source) -> None:
    made = ada.post("addSpaceToSite", acme.world.organization_id, acme.site_id, body={"spaceId": None, "title": "New one"})
    assert made["space"]["title"] == "New one"
    ada.refused(400, "addSpaceToSite", acme.world.organization_id, acme.site_id, body={"spaceId": None, "pageId": "x"})


def test_the_same_space_stands_once_in_a_section(ada: Client, acme: Source) -> None:
    ada.refused(409, "addSpaceToSite", acme.world.organization_id, acme.site_id, body={"spaceId": acme.space_id})


def test_a_foreign_space_is_not_found(ada: Client, sam: Client, acme: Source) -> None:
    umbrella = sam.get("listOrganizationsForAuthenticatedUser")["items"][0]["id"]
    foreign = sam.post("createSpace", umbrella, body={"title": "Secret"})
    ada.refused(404, "addSpaceToSite", acme.world.organization_id, acme.site_id, body={"spaceId": foreign["id"]})


def test_a_short_answer_is_given_to_those_who_prefer_it(ada: Client, acme: Source) -> None:
    headers = {"prefer": "return=minimal"}
    answered = ada.call(
        "addSpaceToSite", acme.world.organization_id, acme.site_id, body={"spaceId": None, "title": "Short"}, headers=headers
    )
    assert (answered.status, answered.headers["preference-applied"]) == (204, "return=minimal")


def test_a_home_page_is_one_of_the_space(ada: Client, acme: Source, world: World) -> None:
    other = world.import_files({"README.md": "# Other\n"}, "other")
    page = ada.get("listPages", other.space_id)["pages"][0]["id"]
    ada.refused(404, "addSpaceToSite", world.organization_id, acme.site_id, body={"spaceId": other.space_id, "pageId": "nope"})
    made = ada.post("addSpaceToSite", world.organization_id, acme.site_id, body={"spaceId": other.space_id, "pageId": page})
    assert made["space"]["id"] == other.space_id


def test_a_space_is_as_visible_as_the_site_that_shows_it(ada: Client, world: World) -> None:
    shown = world.import_files({"README.md": "# Docs\n"}, "shown")
    shared = world.import_files({"README.md": "# Docs\n"}, "shared", private=True)
    assert ada.get("getSpaceById", shown.space_id)["visibility"] == "public"
    assert ada.get("getSpaceById", shared.space_id)["visibility"] == "share-link"
    ada.post("unpublishSite", world.organization_id, shown.site_id)
    assert ada.get("getSpaceById", shown.space_id)["visibility"] == "private"
