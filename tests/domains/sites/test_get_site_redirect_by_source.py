from typing import Any

import pytest
from sqlalchemy import insert

from octavo import clock
from octavo.ids import new_id
from octavo.store.tables.sites import site_redirects
from tests.client import Client
from tests.world import Source, World


def redirect(acme: Source, source: str, destination: dict[str, Any], *, capture: bool = False, draft: bool = False) -> None:
    now = clock.now()
    row = {
        "id": new_id(),
        "site_id": acme.site_id,
        "source": source,
        "destination": destination,
        "capture_wildcard": capture,
        "draft": draft,
    }
    with acme.world.database.write() as tx:
        tx.execute(insert(site_redirects).values(**row, created_at=now, updated_at=now))


def target(client: Client, acme: Source, source: str) -> str:
    return str(client.get("getSiteRedirectBySource", acme.world.organization_id, acme.site_id, source=source)["target"])


def test_an_exact_one_comes_before_a_wildcard_and_the_longest_wildcard_first(acme: Source) -> None:
    redirect(acme, "/old/*", {"kind": "external", "url": "https://short.example"})
    redirect(acme, "/old/deep/*", {"kind": "external", "url": "https://long.example"}, capture=True)
    redirect(acme, "/old/deep/page", {"kind": "external", "url": "https://exact.example"})
    assert target(acme.reader, acme, "/old/deep/page") == "https://exact.example"
    assert target(acme.reader, acme, "/OLD/deep/x/y") == "https://long.example/x/y"
    assert target(acme.reader, acme, "/old/other") == "https://short.example"


def test_an_exact_one_comes_first_wherever_it_stands_in_the_list(acme: Source) -> None:
    for source, host in (("/a/*", "below"), ("/a", "exact"), ("/b", "exact"), ("/b*", "begins")):
        redirect(acme, source, {"kind": "external", "url": f"https://{host}.example"})
    assert [target(acme.reader, acme, source) for source in ("/a", "/b")] == ["https://exact.example"] * 2


@pytest.mark.parametrize(
    ("wildcard", "asked", "expected"),
    [
        ("/foo*", "/foobar", "https://new.example/wild/bar"),
        ("/foo*", "/foo/bar", "https://new.example/wild/bar"),
        ("/foo*", "/foo", "https://new.example/wild"),
        ("/foo/*", "/foo", "https://new.example/wild"),
        ("/docs/*", "/docs/A/B%20c", "https://new.example/wild/A/B%20c"),
        ("/docs/*", "/DOCS/%C4%B0/X", "https://new.example/wild/%C4%B0/X"),
    ],
)
def test_a_wildcard_passes_on_what_it_stood_for(acme: Source, wildcard: str, asked: str, expected: str) -> None:
    redirect(acme, wildcard, {"kind": "external", "url": "https://new.example/wild"}, capture=True)
    assert target(acme.reader, acme, asked) == expected


@pytest.mark.parametrize(("wildcard", "asked"), [("/foo/*", "/foobar"), ("/foo*", "/fo"), ("/foo", "/foo/bar")])
def test_a_wildcard_stands_for_no_more(acme: Source, wildcard: str, asked: str) -> None:
    redirect(acme, wildcard, {"kind": "external", "url": "https://new.example"})
    acme.reader.refused(404, "getSiteRedirectBySource", acme.world.organization_id, acme.site_id, source=asked)


def test_what_was_captured_goes_into_the_path_and_never_into_the_host(acme: Source) -> None:
    redirect(acme, "/q*", {"kind": "external", "url": "https://new.example?from=old#top"}, capture=True)
    assert target(acme.reader, acme, "/q.evil.example/x") == "https://new.example/.evil.example/x?from=old#top"


@pytest.fixture
def moved(acme: Source) -> Source:
    """In the second version, the page `auth/login` is `auth/sign-in` now."""
    (acme.folder / "v2/auth/login.md").rename(acme.folder / "v2/auth/sign-in.md")
    (acme.folder / "v2/.gitbook.yaml").write_text("redirects:\n  start: auth/sign-in.md\n  auth/login: README.md\n")
    return acme.again()


def test_a_page_that_moved_is_found_where_it_is_now(moved: Source, ada: Client) -> None:
    for client in (ada, moved.reader):
        found = client.get("getSiteRedirectBySource", moved.world.organization_id, moved.site_id, source="/api/v2/Auth/login")
        assert found["target"] == "https://acme.localhost/api/v2/auth/sign-in"
        assert found["redirect"]["destination"]["kind"] == "site-page"
        assert (found["redirect"]["source"], found["redirect"]["permanent"]) == ("/api/v2/Auth/login", False)


def test_redirects_of_the_repository_lead_on(moved: Source) -> None:
    assert target(moved.reader, moved, "/api/v2/start") == "https://acme.localhost/api/v2/auth/sign-in"
    moved.reader.refused(404, "getSiteRedirectBySource", moved.world.organization_id, moved.site_id, source="/start")


def test_a_path_in_the_space_is_read_where_the_reader_stands(moved: Source, anonymous: Client) -> None:
    (moved.folder / "en/.gitbook.yaml").write_text("redirects:\n  first: README.md\n")
    moved.again()
    there = anonymous.post("resolvePublishedContentByUrl", body={"url": "https://acme.localhost/api/v2/auth/login"})
    reader = moved.world.bearing(there["apiToken"])
    assert target(reader, moved, "/auth/login") == "https://acme.localhost/api/v2/auth/sign-in"
    reader.refused(404, "getSiteRedirectBySource", moved.world.organization_id, moved.site_id, source="/first")
    assert target(moved.reader, moved, "/first") == "https://acme.localhost/"


def test_they_come_before_those_of_the_site(moved: Source) -> None:
    for source in ("/api/v2/auth/login", "/api/v2/start", "/api/v2/auth/sign-in"):
        redirect(moved, source, {"kind": "external", "url": "https://site.example"})
    assert target(moved.reader, moved, "/api/v2/auth/login") == "https://acme.localhost/api/v2/auth/sign-in"
    assert target(moved.reader, moved, "/api/v2/start") == "https://acme.localhost/api/v2/auth/sign-in"
    assert target(moved.reader, moved, "/api/v2/auth/sign-in") == "https://site.example"


def test_a_page_that_the_reader_may_not_see_is_no_destination(moved: Source, ada: Client) -> None:
    places = ada.get("listSiteSpaces", moved.world.organization_id, moved.site_id)["items"]
    page = ada.get("getPageByPath", moved.space_ids[3], "auth/sign-in")["id"]
    redirect(moved, "/sign-in", {"kind": "site-page", "siteSpaceId": places[3]["id"], "pageId": page})
    (moved.folder / "v2/auth/sign-in.md").write_text("---\nif: visitor.claims.staff\n---\n\n# Login\n\nHow to log in.\n")
    moved.again()
    assert target(moved.reader, moved, "/api/v2/auth/login") == "https://acme.localhost/api/v2/"
    assert target(ada, moved, "/sign-in") == "https://acme.localhost/api/v2/auth/sign-in"
    for source in ("/sign-in", "/api/v2/start"):
        moved.reader.refused(404, "getSiteRedirectBySource", moved.world.organization_id, moved.site_id, source=source)


def test_the_key_of_a_share_link_stays_in_the_address(world: World, anonymous: Client) -> None:
    private = world.import_files({"README.md": "# Private\n", ".gitbook.yaml": "redirects:\n  old: README.md\n"}, "private", private=True)
    home = f"https://private.localhost/{private.share_key}/"
    reader = world.bearing(anonymous.post("resolvePublishedContentByUrl", body={"url": home})["apiToken"])
    assert target(reader, private, "/old") == home


def test_a_page_of_a_variant_is_an_absolute_address(ada: Client, acme: Source) -> None:
    places = ada.get("listSiteSpaces", acme.world.organization_id, acme.site_id)["items"]
    page = ada.get("getPageByPath", acme.space_ids[3], "auth/login")["id"]
    redirect(acme, "/login", {"kind": "site-page", "siteSpaceId": places[3]["id"], "pageId": page})
    assert target(ada, acme, "/login") == "https://acme.localhost/api/v2/auth/login"


def test_drafts_and_unknown_paths_lead_nowhere(acme: Source) -> None:
    redirect(acme, "/draft", {"kind": "external", "url": "https://draft.example"}, draft=True)
    for source in ("/draft", "/nowhere"):
        acme.reader.refused(404, "getSiteRedirectBySource", acme.world.organization_id, acme.site_id, source=source)
