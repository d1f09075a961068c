from octavo.access.actor import SiteToken
from octavo.access.content_tokens import mint
from tests import cast
from tests.access.things import Things
from tests.client import Client
from tests.world import SECRET, World


def test_colleagues_know_each_other(rita: Client, ed: Client) -> None:
    user = rita.get("getUserById", ed.user_id)
    assert (user["displayName"], user["email"]) == ("Ed", "ed@octavo.test")


def test_a_guest_sees_who_wrote_but_not_their_address(gus: Client, ed: Client) -> None:
    assert "email" not in gus.get("getUserById", ed.user_id)
    assert gus.get("getUserById", gus.user_id)["email"] == "gus@octavo.test"


def test_strangers_do_not_exist_for_each_other(sam: Client, ed: Client) -> None:
    assert sam.refused(404, "getUserById", ed.user_id) == sam.refused(404, "getUserById", "nobody")


def test_readers_of_a_site_see_its_authors_without_their_addresses(world: World, ed: Client, sam: Client) -> None:
    things = Things(world.database)
    things.space("handbook")
    things.site("docs", "handbook", published=True)
    reader = world.bearing(mint(SECRET, SiteToken(cast.ACME, "docs", "docs-handbook", "handbook", ("handbook",), "public")))
    assert reader.get("getUserById", ed.user_id) == {
        "object": "user", "id": ed.user_id, "displayName": "Ed", "urls": {"location": f"https://octavo.test/v1/users/{ed.user_id}"},
    }  # fmt: skip
    reader.refused(404, "getUserById", sam.user_id)
