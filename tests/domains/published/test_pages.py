"""Published sites as browsers and programs read them."""

import re

import pytest

from tests.domains.content.conftest import FILES
from tests.domains.sites.conftest import FILES as ACME
from tests.domains.sites.test_get_site_structure import GROUPED
from tests.world import Source, World


@pytest.fixture
def docs(world: World) -> Source:
    return world.import_files(FILES)


def test_the_home_page_shows_its_words_and_the_way_to_others(docs: Source) -> None:
    page = docs.world.visit("/")
    assert page.status == 200
    html = page.content.decode()
    assert "<strong>world</strong>" in html
    assert 'href="/guides/install#steps"' in html
    assert 'href="/guides/install/linux"' in html
    assert 'href="/guides/hidden"' not in html


@pytest.mark.parametrize("path", ["/guides/install", "/guides/install/linux", "/guides/hidden"])
def test_every_page_can_be_read(docs: Source, path: str) -> None:
    assert docs.world.visit(path).status == 200


@pytest.mark.parametrize(
    ("path", "to"),
    [("/old/place", "/guides/install"), ("/GUIDES/Install", "/guides/install"), ("/guides", "/guides/install"), ("/readme", "/")],
)
def test_other_addresses_of_a_page_lead_to_its_own(docs: Source, path: str, to: str) -> None:
    answered = docs.world.visit(path)
    assert answered.status in {307, 308}
    assert answered.headers["location"] == to


def test_a_page_that_is_not_there_suggests_others(docs: Source) -> None:
    missing = docs.world.visit("/guides/instal")
    assert missing.status == 404
    assert 'href="/guides/install"' in missing.content.decode()


def test_the_markdown_of_a_page_stands_beside_it(docs: Source) -> None:
    answered = docs.world.visit("/guides/install/linux.md")
    assert answered.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answered.content.decode() == "# On Linux\n\n深い 内容 שלום\n"
    assert "Reusable text" in docs.world.visit("/guides/install.md").content.decode()


def test_pictures_are_served_by_the_site_itself(docs: Source) -> None:
    html = docs.world.visit("/guides/install").content.decode()
    found = re.search(r'src="(/~octavo/files/[^"]+)"', html)
    assert found is not None
    picture = docs.world.visit(found[1].replace("&amp;", "&"))
    assert (picture.status, picture.headers["content-type"], picture.content) == (200, "image/png", FILES[".gitbook/assets/a b.png"])
    assert "sandbox" in picture.headers["content-security-policy"]


def test_texts_for_programs_name_what_they_may_know(docs: Source) -> None:
    visit = docs.world.visit
    sitemap = visit("/sitemap.xml").content.decode()
    assert "<loc>https://docs.localhost/guides/install</loc>" in sitemap
    assert "hidden" not in sitemap
    assert "Sitemap: https://docs.localhost/sitemap.xml" in visit("/robots.txt").content.decode()
    llms = visit("/llms.txt").content.decode()
    assert "- [Welcome](https://docs.localhost/readme.md): The beginning" in llms
    assert "Hidden" not in llms
    full = visit("/llms-full.txt").content.decode()
    assert "Hello **world**" in full
    assert "secretword" not in full


def test_updates_become_a_feed(world: World) -> None:
    updates = '# News\n\n{% updates format="full" %}\n{% update date="2026-01-31" %}\n## First & last\n\nSomething **new**.\n{% endupdate %}\n{% endupdates %}\n'
    docs = world.import_files(
        {"README.md": "# Home\n", "news.md": updates, "SUMMARY.md": "# T\n\n* [Home](README.md)\n* [News](news.md)\n"}
    )
    for path in ("/~octavo/feed.xml", "/~octavo/feed.xml?page=news"):
        feed = docs.world.visit(path).content.decode()
        assert "<title>First &amp; last</title>" in feed
        assert "<updated>2026-01-31T00:00:00" in feed
        assert "&lt;strong&gt;new&lt;/strong&gt;" in feed


def test_searching_works_without_scripts_and_for_scripts(docs: Source) -> None:
    docs.world.index()
    assert 'href="/guides/install' in docs.world.visit("/~octavo/search?q=gap").content.decode()
    found = docs.world.visit("/~octavo/search?q=gap", accept="application/json").json["hits"]
    assert found[0]["href"] == "/guides/install"
    assert ["gap", True] in found[1]["excerpt"]


def test_questions_are_answered_as_a_page_and_as_a_stream(docs: Source) -> None:
    docs.world.index()
    assert "Mind the gap" in docs.world.visit("/~octavo/ask?q=mind+the+gap").content.decode()
    events = docs.world.visit("/~octavo/ask?q=mind+the+gap", accept="text/event-stream").events
    assert "Mind the gap" in events[-1]["html"]
    assert events[-1]["sources"][0]["href"].startswith("/guides/install")


def test_below_its_name_on_the_second_listener_it_is_the_same_site(docs: Source) -> None:
    world = docs.world
    answered = world.wire.request("GET", "/docs/guides/install", {"host": "localhost:8081"}, port=8081)
    assert answered.status == 200
    html = answered.content.decode()
    assert 'href="/docs/guides/install/linux"' in html
    assert "set-cookie" not in answered.headers
    assert world.wire.request("GET", "/docs/", {"host": "localhost:8081"}, port=8081).status == 200
    assert world.wire.request("GET", "/docs", {"host": "localhost:8081"}, port=8081).headers["location"] == "/docs/"


def test_sections_and_variants_have_addresses_of_their_own(world: World) -> None:
    acme = world.import_files(ACME, "acme")
    for path, title in (
        ("/", "Guides"),
        ("/guides/fr", "Guide français"),
        ("/api", "API 1"),
        ("/api/v2", "API 2"),
        ("/api/v2/auth/login", "Login"),
    ):
        page = acme.world.visit(path, "acme.localhost")
        assert (page.status, f"<title>{title}" in page.content.decode()) == (200, True), path
    assert "<sitemapindex" in acme.world.visit("/sitemap.xml", "acme.localhost").content.decode()
    assert "/api/v2/auth/login</loc>" in acme.world.visit("/sitemap-api-v2.xml", "acme.localhost").content.decode()


def test_a_shared_site_is_read_below_its_key_only(world: World) -> None:
    private = world.import_files(FILES, "private", private=True)
    assert world.visit("/", "private.localhost").status == 404
    page = world.visit(f"/{private.share_key}/guides/install", "private.localhost")
    assert page.status == 200
    assert f'href="/{private.share_key}/guides/install/linux"' in page.content.decode()
    assert page.headers["cache-control"].startswith("private")
    assert 'content="noindex' in page.content.decode()


def test_what_a_reader_has_is_not_sent_again(docs: Source) -> None:
    first = docs.world.visit("/")
    again = docs.world.visit("/", **{"if-none-match": first.headers["etag"]})
    assert (again.status, again.content) == (304, b"")


def test_a_saved_page_is_shown_at_once(docs: Source) -> None:
    docs.world.visit("/")
    (docs.folder / "README.md").write_text("# Welcome\n\nSomething else entirely.\n")
    docs.again()
    assert "Something else entirely" in docs.world.visit("/").content.decode()


def test_another_sites_files_are_not_served_here(docs: Source) -> None:
    other = docs.world.import_files({"README.md": "# Other\n\n![x](x.png)\n", "x.png": b"secret"}, "other")
    file = docs.world.client("ada").get("listFiles", other.space_id)["items"][0]["id"]
    assert docs.world.visit(f"/~octavo/files/{other.space_id}.{file}/x.png", "other.localhost").content == b"secret"
    assert docs.world.visit(f"/~octavo/files/{other.space_id}.{file}/x.png").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/%2f%2fevil.example",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/x",
        "/a%00b",
        "/\\evil.example",
        "/%5cevil.example",
        "/" + "a" * 3000,
        "/%ff",
    ],
)
def test_hostile_paths_find_nothing_and_lead_nowhere(docs: Source, path: str) -> None:
    answered = docs.world.visit(path)
    assert answered.status == 404
    assert "location" not in answered.headers


def test_pages_that_a_visitor_may_not_see_are_in_no_list(docs: Source) -> None:
    docs.world.import_files({"guides/linux.md": "---\nif: visitor.claims.beta\n---\n\n# On Linux\n\nA platypus.\n"})
    docs.world.index()
    visit = docs.world.visit
    assert visit("/guides/install/linux").status == 404
    for path in (
        "/",
        "/sitemap.xml",
        "/llms.txt",
        "/llms-full.txt",
        "/~octavo/search?q=platypus",
        "/~octavo/ask?q=platypus",
        "/feed.xml",
        "/guides/nowhere",
    ):
        assert "On Linux" not in visit(path).content.decode(), path


def test_a_write_is_not_understood(docs: Source) -> None:
    answered = docs.world.wire.request("POST", "/", {"host": "docs.localhost"})
    assert (answered.status, answered.headers["allow"]) == (405, "GET, HEAD")


def test_groups_and_links_stand_among_the_sections_in_the_readers_language(world: World) -> None:
    acme = world.import_files({**ACME, "docs.yaml": GROUPED}, "acme")
    home = acme.world.visit("/", "acme.localhost").content.decode()
    menu = home[home.index("bar tabs") : home.index("</header>")]
    assert "Developers" in menu
    assert 'href="/api/"' in menu
    assert 'href="https://status.example"' in menu
    french = acme.world.visit("/guides/fr", "acme.localhost").content.decode()
    assert "Guides pratiques" in french
    assert "Anglais" in french
    inside = acme.world.visit("/api", "acme.localhost").content.decode()
    assert "<summary data-current>" in inside


def test_the_second_listeners_sitemap_lists_the_pages_though_no_search_engine_is_welcome(docs: Source) -> None:
    def read(name: str) -> str:
        return docs.world.wire.request("GET", f"/docs/{name}", {"host": "localhost:8081"}, port=8081).content.decode()

    assert "/guides/install</loc>" in read("sitemap.xml")
    assert read("robots.txt") == "User-agent: *\nDisallow: /docs/\n"


@pytest.fixture
def odd(world: World) -> Source:
    """Three pages of which two hold what no text can, and one is too large."""
    return world.import_files(
        {
            "SUMMARY.md": "# T\n\n* [Home](README.md)\n* [Old](old.md)\n* [Nul](nul.md)\n* [Large](large.md)\n",
            "README.md": "# Home\n\nAll is well.\n",
            "old.md": b"# Old\n\nCaf\xe9 au lait\n",
            "nul.md": b"# Nul\n\nbefore\0after\n",
            "large.md": "# Large\n\n" + "word " * 800_000,
        }
    )


@pytest.mark.parametrize(
    ("path", "words"), [("/old", "Caf\N{REPLACEMENT CHARACTER} au lait"), ("/nul", "before\N{REPLACEMENT CHARACTER}after")]
)
def test_what_no_text_can_hold_is_shown_as_a_replacement(odd: Source, path: str, words: str) -> None:
    for address in (path, f"{path}.md"):
        answered = odd.world.visit(address)
        assert answered.status == 200
        assert words in answered.content.decode()


def test_one_page_that_cannot_be_shown_hides_no_other(odd: Source) -> None:
    assert odd.world.visit("/large").status == 413
    full = odd.world.visit("/llms-full.txt")
    assert full.status == 200
    assert "All is well." in full.content.decode()
    assert "# Large\n\n(The page is larger than 4,000,000 bytes" in full.content.decode()
    assert odd.world.visit("/~octavo/feed.xml").status == 200
    faults = {fault.path: fault.message for fault in odd.imported.faults}
    assert faults["large.md"].startswith("Larger than 4,000,000 bytes")
    assert faults["nul.md"].startswith("NUL characters are shown as")


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def test_pictures_that_are_not_there_are_no_broken_addresses(world: World) -> None:
    page = "---\ncover: .gitbook/assets/gone.png\n---\n\n# Home\n\n![A harbour](.gitbook/assets/gone.png)\n\nText.\n"
    html = world.import_files({"README.md": page}).world.visit("/").content.decode()
    assert "gone.png" not in html
    assert "A harbour" in html


def test_cards_of_older_exports_have_their_covers(world: World) -> None:
    table = (
        '<table data-view="cards"><thead><tr><th></th><th data-hidden data-card-cover data-type="files"></th></tr></thead>'
        '<tbody><tr><td>One</td><td><a href=".gitbook/assets/one.png">one.png</a></td></tr></tbody></table>'
    )
    docs = world.import_files({"README.md": f"# Home\n\n{table}\n", ".gitbook/assets/one.png": PNG})
    html = docs.world.visit("/").content.decode()
    assert 'class="octavo-tile-cover"><img' in html
    assert "/one.png?v=" in html


def test_pictures_are_kept_by_browsers_under_an_address_that_names_their_content(world: World) -> None:
    docs = world.import_files({"README.md": "# Home\n\n![](.gitbook/assets/one.png)\n", ".gitbook/assets/one.png": PNG})
    address = docs.world.visit("/").content.decode().partition('<img src="')[2].partition('"')[0]
    assert "immutable" in docs.world.visit(address).headers["cache-control"]
    assert "immutable" not in docs.world.visit(address.partition("?")[0]).headers["cache-control"]
    assert "immutable" not in docs.world.visit(f"{address[:-2]}00").headers["cache-control"]


def test_a_feed_without_updates_tells_which_pages_changed_and_no_commits_message(world: World) -> None:
    files = {"README.md": "# Home\n", "a.md": "# Alpha\n", "b.md": "# Beta\n", "hidden.md": "---\nhidden: true\n---\n\n# Secret\n"}
    docs = world.import_files(files)
    first = docs.world.visit("/~octavo/feed.xml").content.decode()
    assert [f"<title>{title}</title>" in first for title in ("Home", "Alpha", "Beta", "Secret")] == [True, True, True, False]
    (docs.folder / "b.md").write_text("---\ndescription: Now <longer>\n---\n\n# Beta\n\nMore.\n")
    docs.again()
    feed = docs.world.visit("/~octavo/feed.xml").content.decode()
    entry = feed[feed.index("<entry>") : feed.index("</entry>")]
    assert "<title>Beta</title>" in entry
    assert "Now &amp;lt;longer&amp;gt;" in entry
    assert feed.count("<title>Beta</title>") == 1
    assert "Update from" not in feed


def test_the_feed_of_a_site_holds_the_updates_of_every_section(world: World) -> None:
    update = '{% updates %}\n{% update date="2026-01-31" %}\n## Released\n\n![](/x.png)\n{% endupdate %}\n{% endupdates %}\n'
    acme = world.import_files({**ACME, "v1/README.md": f"# API 1\n\n{update}"}, "acme")
    feed = acme.world.visit("/~octavo/feed.xml", "acme.localhost").content.decode()
    assert "<title>Released</title>" in feed
    assert 'xml:base="https://acme.localhost/api/#released"' in feed


def test_the_list_for_language_models_is_as_deep_as_the_pages_are(world: World) -> None:
    summary = "# T\n\n* [Home](README.md)\n\n## Group\n\n* [Alpha](a.md)\n  * [Beta](b.md)\n"
    files = {"README.md": "---\ndescription: All about it\n---\n\n# Home\n", "a.md": "# Alpha\n", "b.md": "# Beta\n", "SUMMARY.md": summary}
    lines = world.import_files(files).world.visit("/llms.txt").content.decode().splitlines()
    assert any(line.startswith("- [Alpha]") for line in lines)
    assert any(line.startswith("  - [Beta]") for line in lines)
    assert "All about it" in lines


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("ברוכים הבאים", "he", "חיפוש"),
        ("مرحبا بكم", "ar", "بحث"),
        ("환영합니다", "ko", "검색"),
        ("欢迎使用本手册", "zh", "搜索"),
        ("ようこそ", "ja", "検索"),
        ("Welcome", "en", "Search"),
    ],
)
def test_the_frame_speaks_the_language_that_the_titles_are_written_in(world: World, title: str, language: str, said: str) -> None:
    html = world.import_files({"README.md": f"# {title}\n"}).world.visit("/").content.decode()
    assert f'<html lang="{language}"' in html
    assert f"{said}</label>" in html


def test_results_name_their_page_once_and_every_field_has_its_own_label(docs: Source) -> None:
    docs.world.index()
    html = docs.world.visit("/~octavo/search?q=gap").content.decode()
    assert html.count('id="q-top"') == 1
    assert '<li class="sub">' in html


def test_a_heading_shares_its_anchor_with_no_part_of_the_frame(world: World) -> None:
    html = world.import_files({"README.md": "# Home\n\n## Content\n\nText.\n\n## Sidebar\n\nText.\n"}).world.visit("/").content.decode()
    names = re.findall(r' id="([^"]*)"', html)
    assert {"content", "sidebar"} <= set(names)
    assert len(names) == len(set(names))


def test_a_host_may_be_spelled_with_capitals_and_a_dot_at_its_end(docs: Source) -> None:
    assert docs.world.visit("/guides/install", "DOCS.localhost.").status == 200


def test_a_site_whose_content_is_all_draft_says_so_wherever_one_looks(world: World) -> None:
    site = "site:\n  title: Soon\n  structure:\n    - {type: space, key: a, title: A, path: a, draft: true, content: {directory: ./a}}\n"
    soon = world.import_files({"docs.yaml": site, "a/README.md": "# A\n"}, "soon")
    for path in ("/", "/a", "/~octavo/search?q=word", "/~octavo/ask?q=word", "/~octavo/feed.xml"):
        answered = soon.world.visit(path, "soon.localhost")
        assert (answered.status, b"no content yet" in answered.content) == (404, True), path
