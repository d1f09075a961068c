"""Precedence, not the highest role (semantics 1.2)."""

from octavo import clock
from octavo.access.actor import ANONYMOUS, Actor
from octavo.store.tables.accounts import members
from octavo.store.tables.spaces import spaces
from tests import cast
from tests.access.things import Things


def test_without_anything_else_the_role_in_the_organization_counts(things: Things) -> None:
    things.space("handbook")
    roles = {name: things.role(name, "handbook") for name in cast.NAMES}
    assert roles == {
        "ada": "admin",
        "cleo": "create",
        "rhea": "review",
        "ed": "edit",
        "carl": "comment",
        "rita": "read",
        "gus": "guest",
        "sam": None,
    }


def test_a_users_own_role_on_a_space_counts_even_when_it_is_lower(things: Things) -> None:
    things.space("handbook")
    things.give("space", "handbook", "read", user="cleo")
    things.give("space", "handbook", None, user="ed")
    assert things.role("cleo", "handbook") == "read"
    assert things.role("ed", "handbook") == "guest"


def test_an_administrator_is_never_shut_out(things: Things) -> None:
    things.space("handbook", default_level=None)
    things.give("space", "handbook", None, user="ada")
    assert things.role("ada", "handbook") == "admin"


def test_of_several_teams_the_highest_counts_and_the_user_before_the_teams(things: Things) -> None:
    things.space("handbook")
    things.team("readers", "ed", "carl")
    things.team("writers", "ed", "carl")
    things.give("space", "handbook", "read", team="readers")
    things.give("space", "handbook", "review", team="writers")
    things.give("space", "handbook", "comment", user="carl")
    assert things.role("ed", "handbook") == "review"
    assert things.role("carl", "handbook") == "comment"


def test_a_spaces_default_level_silences_its_sites(things: Things) -> None:
    things.space("handbook", default_level="comment")
    things.site("docs", "handbook")
    things.give("site", "docs", "create", user="rita")
    assert things.role("rita", "handbook") == "comment"
    assert things.role("cleo", "handbook") == "comment"


def test_a_space_without_access_is_hidden_from_all_but_administrators_and_its_creator(things: Things) -> None:
    things.space("secret", default_level=None, created_by=cast.user_id("ed"))
    assert {name for name in cast.NAMES if things.role(name, "secret") not in {"guest", None}} == {"ada", "ed"}


def test_a_site_gives_its_roles_to_its_spaces_before_collections_do(things: Things) -> None:
    things.collection("shelf")
    things.space("handbook", parent_id="shelf")
    things.site("docs", "handbook", default_level="edit")
    things.team("crew", "carl")
    things.give("site", "docs", "review", team="crew")
    things.give("collection", "shelf", "create", user="rita")
    assert things.role("carl", "handbook") == "review"
    assert things.role("rita", "handbook") == "edit"


def test_the_nearest_collection_that_says_something_counts(things: Things) -> None:
    things.collection("outer", default_level="create")
    things.collection("inner", parent="outer")
    things.collection("innermost", parent="inner")
    things.space("handbook", parent_id="innermost")
    things.give("collection", "inner", "comment", user="rita")
    assert things.role("rita", "handbook") == "comment"
    assert things.role("ed", "handbook") == "create"
    assert things.role("rita", "innermost", "collection") == "comment"
    assert things.role("rita", "outer", "collection") == "create"


def test_a_guest_has_what_is_shared_with_them_and_no_default(things: Things) -> None:
    things.space("open", default_level="edit")
    things.space("shared")
    things.give("space", "shared", "comment", user="gus")
    assert things.role("gus", "open") == "guest"
    assert things.role("gus", "shared") == "comment"


def test_what_is_shared_with_somebody_who_left_is_gone(things: Things) -> None:
    things.space("handbook")
    things.give("space", "handbook", "edit", user="sam")
    things.give("space", "handbook", "edit", user="rita")
    assert things.role("sam", "handbook") is None
    with things.database.write() as tx:
        tx.execute(members.update().where(members.c.user_id == cast.user_id("rita")).values(disabled=True))
    assert things.role("rita", "handbook") is None


def test_a_role_on_a_site_is_the_users_the_teams_the_default_the_organizations(things: Things) -> None:
    things.site("docs", default_level="read")
    things.site("blog")
    things.team("crew", "carl")
    things.give("site", "docs", "edit", team="crew")
    things.give("site", "docs", None, user="rita")
    assert [things.role(name, "docs", "site") for name in ("ada", "cleo", "carl", "rita", "sam")] == [
        "admin",
        "read",
        "edit",
        "guest",
        None,
    ]
    assert things.role("cleo", "blog", "site") == "create"


def test_what_one_may_list_is_what_one_may_read(things: Things) -> None:
    """One rule for one and for many: the list holds exactly the spaces on which the role is at least to read."""
    things.collection("shelf", default_level=None)
    things.team("crew", "ed")
    made = [
        things.space("plain"),
        things.space("hidden", default_level=None),
        things.space("shelved", parent_id="shelf"),
        things.space("foreign", organization=cast.UMBRELLA),
        things.space("sited"),
    ]
    things.site("docs", "sited", default_level=None)
    things.give("space", "hidden", "read", user="rita")
    things.give("collection", "shelf", "edit", team="crew")
    things.give("site", "docs", "comment", user="carl")
    for name in cast.NAMES:
        readable = {space for space in made if things.role(name, space) not in {"guest", None}}
        assert things.visible(Actor("user", user_id=cast.user_id(name))) == readable, name
    assert things.visible(ANONYMOUS) == set()


def test_the_trash_is_seen_by_those_who_may_take_things_out_of_it(things: Things) -> None:
    things.space("handbook")
    things.update(spaces, "handbook", {"deleted_at": clock.now()})
    seeing = {name for name in cast.NAMES if things.visible(Actor("user", user_id=cast.user_id(name)))}
    assert seeing == {"ada", "cleo"}
