"""Sections, variants and links under a condition are there for those only whose claims open them."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import insert

from octavo import clock
from octavo.access.content_tokens import mint, read_actor
from octavo.store.query import query
from octavo.store.tables.sites import site_customizations
from tests.client import Client
from tests.world import SECRET, Source, World

_INSERT = query(insert(site_customizations))
STRUCTURE = """
site:
  title: Acme Docs
  structure:
    - {type: section, key: staff, title: Staff, path: staff, default: true, condition: visitor.claims.staff, children: [
        {type: space, key: desk, title: Desk, path: desk, default: true, content: {directory: ./desk}}]}
    - {type: section, key: one, title: One, path: one, children: [
        {type: space, key: a, title: Variant A, path: a, default: true, content: {directory: ./a}},
        {type: space, key: b, title: Variant B, path: b, condition: visitor.claims.staff, content: {directory: ./b}}]}
    - {type: section, key: two, title: Two, path: two, draft: true, children: [
        {type: space, key: c, title: Variant C, path: c, default: true, content: {directory: ./c}}]}
    - {type: external-link, key: wiki, title: Wiki, url: "https://wiki.example", condition: visitor.claims.staff}
"""
PAGES = {
    "desk": "# Desk\n\nA quokka.\n",
    "a": "# A\n\nA quokka. See [b](../b/README.md).\n",
    "b": "# B\n\nA quokka.\n",
    "c": "# C\n\nA quokka.\n",
}
FILES = {"docs.yaml": STRUCTURE} | {f"{name}/README.md": text for name, text in PAGES.items()}


@pytest.fixture
def acme(world: World) -> Source:
    source = world.import_files(FILES, "acme")
    world.index()
    return source


def spaces_of(acme: Source, *titles: str) -> dict[str, str]:
    """Ids of spaces by the titles of their places."""
    items = acme.world.client("ada").get("listSiteSpaces", acme.world.organization_id, acme.site_id)["items"]
    return {item["title"]: item["space"]["id"] for item in items if not titles or item["title"] in titles}


def staff(acme: Source) -> Client:
    return acme.visitor(staff=True)


def resolved(acme: Source, path: str = "/") -> Any:
    return acme.world.client("anonymous").post("resolvePublishedContentByUrl", body={"url": f"https://acme.localhost{path}"})


def titles(found: Any) -> list[str]:
    return [title for part in found["structure"] for title in (part["title"], *(each["title"] for each in part["siteSpaces"]))]


def test_the_published_structure_is_what_claims_open(acme: Source, ada: Client) -> None:
    where = (acme.world.organization_id, acme.site_id)
    for client, expected in (
        (acme.reader, ["One", "Variant A"]),
        (ada, ["One", "Variant A"]),
        (staff(acme), ["Staff", "Desk", "One", "Variant A", "Variant B"]),
    ):
        published = client.get("getPublishedContentSite", *where)
        assert titles(published["structure"]) == expected
        assert "condition" not in str(published["structure"])
        assert published["site"]["siteSpaces"] == len(published["customizations"]["siteSpaces"])
    assert "visitor.claims.staff" in str(ada.get("getSiteStructure", *where))


def test_an_address_in_a_hidden_place_is_a_page_of_what_is_there(acme: Source) -> None:
    known = spaces_of(acme)
    for path, pathname in (("/", ""), ("/staff", "staff"), ("/one/b", "b"), ("/two", "two")):
        found = resolved(acme, path)
        assert (found["space"], found["pathname"]) == (known["Variant A"], pathname)
        token = read_actor(SECRET, found["apiToken"]).site
        assert token is not None
        assert token.spaces == (known["Variant A"],)


def test_a_hidden_space_is_not_read_even_by_a_token_that_lists_it(acme: Source) -> None:
    """As one does that was made before the condition was."""
    stranger, revisions = acme.visitor(), acme.world.client("ada")
    for title, space_id in spaces_of(acme).items():
        revision = revisions.get("getSpaceById", space_id)["revision"]
        reads = (("getSpaceById", space_id), ("getRevisionById", space_id, revision), ("getPageInRevisionByPath", space_id, revision, ""))
        for read in reads:
            if title == "Variant A":
                assert stranger.call(*read).status == 200
            else:
                stranger.refused(404, *read)
            if title != "Variant C":
                assert staff(acme).call(*read).status == 200


def test_drafts_are_read_with_a_token_for_drafts(acme: Source) -> None:
    token = read_actor(SECRET, str(acme.reader.token)).site
    assert token is not None
    draft = spaces_of(acme)["Variant C"]
    preview = acme.world.bearing(mint(SECRET, replace(token, spaces=(draft,), draft=True)))
    assert preview.get("getSpaceById", draft)["title"] == "Variant C"


def test_a_hidden_place_has_no_address_for_visitors_and_a_draft_has_none_at_all(acme: Source, ada: Client) -> None:
    where = (acme.world.organization_id, acme.site_id)
    for client, urls in (
        (ada, {"Desk": "/", "Variant A": "/one/", "Variant B": "/one/b/", "Variant C": None}),
        (staff(acme), {"Desk": "/", "Variant A": "/one/", "Variant B": "/one/b/"}),
        (acme.reader, {"Variant A": "/"}),
    ):
        for title, space_id in spaces_of(acme, *urls).items():
            expected = f"https://acme.localhost{urls[title]}" if urls[title] else None
            assert client.get("getSpaceById", space_id)["urls"].get("published") == expected
    for section in ada.get("getSiteStructure", *where)["structure"]:
        draft = section["title"] == "Two"
        if section["object"] == "site-section":
            assert ("published" in section["urls"]) == (not draft)
            assert all(
                ("published" in each["urls"]) == ("published" in each["space"]["urls"]) == (not draft) for each in section["siteSpaces"]
            )


def test_the_site_shows_what_everybody_may_see(acme: Source) -> None:
    home = acme.world.visit("/", "acme.localhost")
    assert home.status == 200
    shown = home.content.decode()
    assert "A quokka." in shown
    assert not any(word in shown for word in ("Staff", "Desk", "Variant B", "Wiki", 'href="/one/b', 'href="/staff'))
    for path in ("/staff", "/one/b", "/b", "/two"):
        assert acme.world.visit(path, "acme.localhost").status == 404
    for path in ("/sitemap.xml", "/llms.txt", "/llms-full.txt", "/~octavo/feed.xml"):
        text = acme.world.visit(path, "acme.localhost").content.decode()
        assert not any(word in text for word in ("Staff", "Desk", "# B", "/one/b", "/two")), path


def test_search_and_ask_stay_in_what_claims_open(acme: Source) -> None:
    where, body = (acme.world.organization_id, acme.site_id), {"query": "quokka", "scope": {"mode": "all"}}
    for client, count in ((acme.visitor(), 1), (staff(acme), 3)):
        assert len(client.post("searchSiteContent", *where, body=body)["items"]) == count
        event = client.stream("streamAskInSite", *where, body={"question": "quokka?", "scope": {"mode": "all"}})[-1]
        assert len(event["answer"]["sources"]) == count


def test_header_links_follow_claims_too(acme: Source) -> None:
    link = {"title": "Intranet", "to": {"kind": "url", "url": "https://staff.example"}, "links": [], "condition": "visitor.claims.staff"}
    with acme.world.database.write() as tx:
        settings = {"header": {"preset": "default", "links": [link]}}
        tx.execute(_INSERT, id="chosen", site_id=acme.site_id, site_space_id=None, settings=settings, updated_at=clock.now())
    where = (acme.world.organization_id, acme.site_id)
    assert "Intranet" not in str(acme.reader.get("getPublishedContentSite", *where)["customizations"])
    shown = str(staff(acme).get("getPublishedContentSite", *where)["customizations"])
    assert "Intranet" in shown
    assert "condition" not in shown


def test_a_visitor_may_see_and_nothing_else(acme: Source) -> None:
    where = (acme.world.organization_id, acme.site_id)
    space = acme.reader.get("getSpaceById", spaces_of(acme)["Variant A"])
    site = acme.reader.get("getSiteById", *where)
    profile = acme.reader.get("getPublishedContentSite", *where)["site"]
    for shown in (space, site, profile):
        assert {name for name, may in shown["permissions"].items() if may} == {"view"}
    assert site["siteSpaces"] == 1
