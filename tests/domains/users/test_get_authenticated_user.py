from tests.client import Client
from tests.world import World


def test_the_caller_is_told_who_they_are(ada: Client) -> None:
    user = ada.get("getAuthenticatedUser")
    assert (user["id"], user["displayName"], user["email"]) == (ada.user_id, "Ada", "ada@octavo.test")


def test_its_address_is_the_servers_own_whatever_host_was_asked(ada: Client) -> None:
    answered = ada.call("getAuthenticatedUser", headers={"host": "evil.example"})
    assert answered.json["urls"]["location"] == f"https://octavo.test/v1/users/{ada.user_id}"


def test_nobody_is_nobody(anonymous: Client) -> None:
    assert "Authorization: Bearer" in anonymous.refused(401, "getAuthenticatedUser")


def test_a_limited_token_needs_the_scope(world: World) -> None:
    assert world.scoped("ada", "user:read").get("getAuthenticatedUser")["id"] == world.people["ada"].id
    assert "user:read" in world.scoped("ada", "space:read").refused(403, "getAuthenticatedUser")
