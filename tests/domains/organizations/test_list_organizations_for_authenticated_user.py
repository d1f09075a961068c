from tests.client import Client
from tests.world import World


def test_everybody_lists_their_own(ada: Client, gus: Client, sam: Client) -> None:
    assert [each["title"] for each in ada.get("listOrganizationsForAuthenticatedUser")["items"]] == ["Acme"]
    assert [each["title"] for each in gus.get("listOrganizationsForAuthenticatedUser")["items"]] == ["Acme"]
    assert [each["title"] for each in sam.get("listOrganizationsForAuthenticatedUser")["items"]] == ["Umbrella"]


def test_a_list_goes_on_where_its_cursor_says(ada: Client, world: World) -> None:
    ada.post("createOrganization", body={"title": "Second"})
    first = ada.get("listOrganizationsForAuthenticatedUser", limit=1)
    rest = ada.get("listOrganizationsForAuthenticatedUser", limit=1, page=first["next"]["page"])
    assert [each["title"] for each in [*first["items"], *rest["items"]]] == ["Acme", "Second"]
    ada.refused(400, "listOrganizationsForAuthenticatedUser", page="bm9uc2Vuc2U")


def test_strangers_have_none(anonymous: Client) -> None:
    anonymous.refused(401, "listOrganizationsForAuthenticatedUser")
