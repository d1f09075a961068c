"""Content tokens: signed by us, in time, and only as far as the site still agrees."""

import base64
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from octavo import clock
from octavo.access.actor import Actor, SiteToken
from octavo.access.content_tokens import expiry, mint, read_actor
from octavo.errors import Unauthorized
from octavo.ids import new_id
from octavo.store.tables.sites import site_share_links, site_spaces, sites
from octavo.store.tables.spaces import spaces
from tests import cast
from tests.access.things import Things

SECRET = b"a secret of these tests, long enough"
TOKEN = SiteToken(cast.ACME, "docs", "docs-handbook", "handbook", ("handbook",), "public")


@pytest.fixture
def published(things: Things) -> Things:
    things.space("handbook")
    things.space("internal")
    things.site("docs", "handbook", published=True)
    return things


@pytest.fixture
def _noon() -> Iterator[None]:
    clock.use(lambda: datetime(2026, 5, 4, 12, tzinfo=UTC))
    yield
    clock.use(None)


def payload(token: str) -> Any:
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def test_a_renderer_can_read_what_it_needs_without_the_key() -> None:
    said = payload(mint(SECRET, replace(TOKEN, site_section="sec", claims={"plan": "pro"})))
    assert said["kind"] == "site"
    assert (said["organization"], said["site"], said["siteSpace"], said["siteSection"], said["space"]) == (
        cast.ACME,
        "docs",
        "docs-handbook",
        "sec",
        "handbook",
    )
    assert said["spaces"] == ["handbook"]
    assert said["claims"] == {"plan": "pro"}
    assert "draft" not in said


@pytest.mark.usefixtures("_noon")
def test_what_was_minted_is_read_back() -> None:
    token = replace(TOKEN, claims={"plan": "pro"}, share_key="k", visitor_type="agent", draft=True, revision="r", change_request="c")
    assert read_actor(SECRET, mint(SECRET, token)) == Actor("site", site=token, until=datetime(2026, 5, 5, 0, 5, tzinfo=UTC))


@pytest.mark.usefixtures("_noon")
def test_the_same_view_has_the_same_token_all_day() -> None:
    morning = mint(SECRET, TOKEN)
    clock.use(lambda: datetime(2026, 5, 4, 17, 59, tzinfo=UTC))
    assert mint(SECRET, TOKEN) == morning


def test_a_token_ends_just_after_a_midnight_that_is_hours_away() -> None:
    assert expiry(datetime(2026, 5, 4, 12, tzinfo=UTC)) == datetime(2026, 5, 5, 0, 5, tzinfo=UTC)
    assert expiry(datetime(2026, 5, 4, 23, 59, tzinfo=UTC)) == datetime(2026, 5, 6, 0, 5, tzinfo=UTC)


@pytest.mark.usefixtures("_noon")
def test_an_old_token_is_refused_even_if_it_was_good_a_moment_ago() -> None:
    token = mint(SECRET, TOKEN)
    read_actor(SECRET, token)
    clock.use(lambda: datetime(2026, 5, 5, 0, 5, tzinfo=UTC))
    with pytest.raises(Unauthorized):
        read_actor(SECRET, token)


def unsigned(token: str) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    return f"{head}.{token.split('.')[1]}."


@pytest.mark.parametrize(
    "forged",
    [
        mint(b"another secret", TOKEN),
        unsigned(mint(SECRET, TOKEN)),
        mint(SECRET, TOKEN)[:-4] + "AAAA",
        jwt.encode({"alg": "HS256"}, {"kind": "site"}, OctKey.import_key(SECRET)),
        "a.b.c",
        "..",
    ],
    ids=["another key", "no signature", "a changed signature", "the server's secret itself", "no JWT", "nothing"],
)
def test_what_we_did_not_sign_is_refused(forged: str) -> None:
    with pytest.raises(Unauthorized):
        read_actor(SECRET, forged)


def test_it_opens_the_spaces_it_lists_and_no_other(published: Things) -> None:
    assert published.visible(Actor("site", site=TOKEN)) == {"handbook"}
    assert published.visible(Actor("site", site=replace(TOKEN, spaces=("handbook", "internal")))) == {"handbook"}
    assert published.visible(Actor("site", site=replace(TOKEN, spaces=()))) == set()


@pytest.mark.parametrize(
    ("table", "thing", "change"),
    [
        (sites, "docs", {"published": False}),
        (sites, "docs", {"visibility": "visitor-auth"}),
        (site_spaces, "docs-handbook", {"draft": True}),
        (spaces, "handbook", {"deleted_at": datetime(2026, 1, 1, tzinfo=UTC)}),
    ],
    ids=["unpublished", "no longer public", "a draft again", "in the trash"],
)
def test_it_stops_working_when_the_site_changes_its_mind(published: Things, table: Any, thing: str, change: dict[str, Any]) -> None:
    published.update(table, thing, change)
    assert published.visible(Actor("site", site=TOKEN)) == set()


def test_a_space_taken_off_the_site_is_closed(published: Things) -> None:
    with published.database.write() as tx:
        tx.execute(site_spaces.delete())
    assert published.visible(Actor("site", site=TOKEN)) == set()


def test_a_preview_sees_drafts_and_unpublished_sites(published: Things) -> None:
    published.update(sites, "docs", {"published": False})
    published.update(site_spaces, "docs-handbook", {"draft": True})
    assert published.visible(Actor("site", site=replace(TOKEN, draft=True))) == {"handbook"}


def test_a_share_link_opens_as_long_as_it_is_active(published: Things) -> None:
    published.update(sites, "docs", {"visibility": "share-link"})
    key = new_id()
    published._insert(
        site_share_links, id="link", site_id="docs", name="for you", key=key, active=True, created_at=clock.now() - timedelta(days=1)
    )
    reader = Actor("site", site=replace(TOKEN, visibility="share-link", share_key=key))
    assert published.visible(reader) == {"handbook"}
    assert published.visible(Actor("site", site=replace(TOKEN, visibility="share-link", share_key="another"))) == set()
    published.update(site_share_links, "link", {"active": False})
    assert published.visible(reader) == set()
