"""The gate: who gets 401, 403, 404, and when."""

from typing import Any, NotRequired

import pytest
from typing_extensions import TypedDict

from octavo.access.actor import Actor, SiteToken
from octavo.access.content_tokens import mint
from octavo.api.operation import ANYONE, PUBLIC, Operations
from octavo.api.permission import Permission
from octavo.store.database import Database
from octavo.store.transaction import Transaction
from tests import cast
from tests.access.things import Things
from tests.client import Client
from tests.world import SECRET, World

operation = Operations()


class Reference(TypedDict):
    spaceId: NotRequired[str]
    others: NotRequired[list[str]]


@operation("GET", "/spaces/{spaceId}", "readSpace", scope="space:read", needs={"spaceId": Permission.SPACE_VIEW}, site_token=True)
def read_space(tx: Transaction, actor: Actor, *, space_id: str) -> Any:
    return {"id": space_id}


@operation("POST", "/spaces/{spaceId}/merge", "mergeSpace", scope="change-request:merge", needs={"spaceId": Permission.SPACE_MERGE})
def merge_space(tx: Transaction, actor: Actor, *, space_id: str) -> Any:
    return {"merged": True}


@operation("PUT", "/both", "writeBoth", scope=("space:write", "site:write"), needs={})
def write_both(tx: Transaction, actor: Actor) -> Any:
    return {}


@operation("GET", "/me", "onlyPeople", scope=None, needs={})
def only_people(tx: Transaction, actor: Actor) -> Any:
    return {"id": actor.user_id}


@operation(
    "POST", "/orgs/{organizationId}/sites/{siteId}/spaces", "addSpace", scope="site:write",
    needs={
        "organizationId": Permission.ORGANIZATION_VIEW,
        "siteId": Permission.SITE_CREATE,
        "body.spaceId": Permission.SPACE_VIEW,
        "body.others": Permission.SPACE_VIEW,
    },
)  # fmt: skip
def add_space(tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, body: Reference) -> Any:
    return {"added": True}


@operation(
    "GET", "/orgs/{organizationId}/sites/{siteId}", "readSite", scope=None, callers=ANYONE,
    needs={"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_VIEW},
)  # fmt: skip
def read_site(tx: Transaction, actor: Actor, *, organization_id: str, site_id: str) -> Any:
    return {"id": site_id}


@operation("GET", "/ping", "ping", scope=None, needs=PUBLIC)
def ping(tx: Transaction, actor: Actor) -> Any:
    return {"pong": True}


@pytest.fixture
def world(database: Database) -> Any:
    made = World.of(database, operations=list(operation))
    yield made
    made.wire.close()


@pytest.fixture
def handbook(things: Things) -> str:
    return things.space("handbook")


def reader(*spaces: str, **more: Any) -> str:
    return mint(SECRET, SiteToken(cast.ACME, "docs", "docs-handbook", "handbook", spaces, "public", **more))


def test_without_credentials_nothing_is_looked_up(anonymous: Client, handbook: str) -> None:
    anonymous.refused(401, "readSpace", handbook)
    anonymous.refused(401, "readSpace", "nowhere")


def test_what_one_may_not_view_does_not_exist(sam: Client, gus: Client, handbook: str) -> None:
    for client in (sam, gus):
        for operation_id in ("readSpace", "mergeSpace"):
            assert client.refused(404, operation_id, handbook) == client.refused(404, operation_id, "nowhere")


def test_what_one_may_view_but_not_do_is_forbidden(ed: Client, rhea: Client, handbook: str) -> None:
    assert "space.merge" in ed.refused(403, "mergeSpace", handbook)
    assert rhea.post("mergeSpace", handbook) == {"merged": True}


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "Bearer ", "octavo_x", "Bearer octavo_" + "x" * 40, "Bearer " + "a" * 13_000])
def test_credentials_that_do_not_work_are_refused_even_where_none_are_needed(world: World, header: str) -> None:
    answered = world.client("anonymous").call("ping", headers={"authorization": header})
    assert answered.status == 401
    assert answered.headers["www-authenticate"] == "Bearer"


def test_every_scope_is_needed_not_some(world: World) -> None:
    world.scoped("ada", "space:write").refused(403, "writeBoth")
    world.scoped("ada", "site:write", "*", "space:read").refused(403, "writeBoth")
    assert world.scoped("ada", "space:write", "site:write").put("writeBoth") == {}


@pytest.mark.parametrize("scope", ["space:read *", "space", "space:*", "SPACE:READ", "space:read ", ""])
def test_a_scope_is_a_whole_word(world: World, handbook: str, scope: str) -> None:
    world.scoped("ada", scope).refused(403, "readSpace", handbook)


def test_a_limited_token_does_not_open_what_has_no_scope(world: World) -> None:
    world.scoped("ada", "space:read").refused(403, "onlyPeople")


def test_a_scope_gives_no_more_than_its_owner_has(world: World, handbook: str) -> None:
    world.scoped("ed", "change-request:merge").refused(403, "mergeSpace", handbook)


class TestTwoObjects:
    """Own and foreign ones in one call."""

    @pytest.fixture(autouse=True)
    def _sites(self, things: Things, handbook: str) -> None:
        things.site("docs", handbook)
        things.space("foreign", organization=cast.UMBRELLA)
        things.site("theirs", "foreign", organization=cast.UMBRELLA)
        things.space("secret", default_level=None)

    def test_both_must_be_seen(self, cleo: Client, handbook: str) -> None:
        assert cleo.post("addSpace", cast.ACME, "docs", body={"spaceId": handbook}) == {"added": True}
        cleo.refused(404, "addSpace", cast.ACME, "docs", body={"spaceId": "foreign"})
        cleo.refused(404, "addSpace", cast.ACME, "docs", body={"spaceId": "secret"})

    def test_lists_are_followed_to_the_end(self, cleo: Client, handbook: str) -> None:
        cleo.refused(404, "addSpace", cast.ACME, "docs", body={"others": [handbook, "foreign"]})
        assert cleo.post("addSpace", cast.ACME, "docs", body={"others": [handbook]}) == {"added": True}

    def test_an_object_is_not_reached_through_another_organization(self, sam: Client, cleo: Client) -> None:
        sam.refused(404, "addSpace", cast.UMBRELLA, "docs", body={})
        cleo.refused(404, "addSpace", cast.ACME, "theirs", body={})

    def test_a_member_of_both_cannot_mix_them(self, things: Things, sam: Client, handbook: str) -> None:
        from octavo import clock
        from octavo.store.tables.accounts import members

        things._insert(members, organization_id=cast.ACME, user_id=sam.user_id, role="admin", joined_at=clock.now())
        sam.refused(404, "addSpace", cast.ACME, "docs", body={"spaceId": "foreign"})
        sam.refused(404, "addSpace", cast.UMBRELLA, "docs", body={})
        assert sam.post("addSpace", cast.UMBRELLA, "theirs", body={"spaceId": "foreign"}) == {"added": True}


class TestVisibility:
    """Operations that ask for no credentials go by what is published."""

    @pytest.fixture(autouse=True)
    def _sites(self, things: Things, handbook: str) -> None:
        things.site("docs", handbook, published=True)
        things.site("draft", handbook)
        things.site("members", handbook, published=True, visibility="visitor-auth")

    @pytest.mark.parametrize("name", ["anonymous", "sam"])
    def test_anybody_knows_of_a_public_site_and_of_no_other(self, world: World, name: str) -> None:
        client = world.client(name)
        assert client.get("readSite", cast.ACME, "docs") == {"id": "docs"}
        client.refused(404, "readSite", cast.ACME, "draft")
        client.refused(404, "readSite", cast.ACME, "members")

    def test_members_know_all_of_them(self, rita: Client) -> None:
        assert rita.get("readSite", cast.ACME, "draft") == {"id": "draft"}

    def test_being_public_opens_nothing_that_asks_for_credentials(self, sam: Client, handbook: str) -> None:
        sam.refused(404, "readSpace", handbook)

    def test_a_content_token_reads_what_it_lists(self, world: World, things: Things, handbook: str) -> None:
        things.space("internal")
        client = world.bearing(reader(handbook))
        assert client.get("readSpace", handbook) == {"id": handbook}
        client.refused(404, "readSpace", "internal")

    def test_a_content_token_is_refused_everywhere_else(self, world: World, handbook: str) -> None:
        client = world.bearing(reader(handbook))
        assert "Content tokens" in client.refused(403, "mergeSpace", handbook)
        client.refused(403, "onlyPeople")

    def test_a_content_token_of_another_organization_opens_nothing(self, world: World, handbook: str) -> None:
        token = SiteToken(cast.UMBRELLA, "docs", "docs-handbook", handbook, (handbook,), "public")
        world.bearing(mint(SECRET, token)).refused(404, "readSite", cast.UMBRELLA, "docs")


def test_a_check_is_one_statement_for_each_kind_of_object(world: World, things: Things, database: Database) -> None:
    from octavo.access.gate import authorize

    names = [things.space(f"space{number}") for number in range(12)]
    things.site("docs", *names)
    body = {"spaceId": names[0], "others": names[1:]}
    with database.read() as tx:
        declared = next(found for found in operation if found.id == "addSpace")
        authorize(tx, Actor("user", user_id=cast.user_id("ada")), declared, {"organization_id": cast.ACME, "site_id": "docs", "body": body})
        assert tx.statements == 3
