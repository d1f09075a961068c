import http.client
import json
from dataclasses import replace

import pytest
from starlette.types import Message, Scope

from octavo.publish.headers import source_hash
from octavo.publish.render import THEME_SCRIPT
from octavo.publish.source import Moved, SpaceContents, StoredFile
from octavo.publish.static import asset_path
from tests.publish.sites import CONTENTS, DemoSite, reader, site_app


def test_a_page_is_html_with_its_title_and_body() -> None:
    answer = reader(DemoSite()).get("/guides/signals/colours")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>Colours and rhythm · Lighthouse</title>" in answer.text
    assert "White carries farthest" in answer.text


def test_the_policy_allows_only_our_own_scripts_and_the_one_that_sets_the_theme() -> None:
    policy = reader(DemoSite()).get("/").headers["content-security-policy"]
    assert f"script-src 'self' {source_hash(THEME_SCRIPT)};" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_every_answer_forbids_guessing_its_type() -> None:
    client = reader(DemoSite())
    for path in ("/", "/nothing", "/robots.txt", "/~octavo/search?q=fog", "/~octavo/static/none.css", "/%2f"):
        assert client.get(path).headers["x-content-type-options"] == "nosniff"


def test_a_reader_who_holds_the_page_gets_no_body() -> None:
    client = reader(DemoSite())
    tag = client.get("/quickstart").headers["etag"]
    again = client.get("/quickstart", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_head_answers_as_get_without_a_body() -> None:
    client = reader(DemoSite())
    whole, head = client.get("/quickstart"), client.head("/quickstart")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))


def test_writing_is_refused() -> None:
    answer = reader(DemoSite()).post("/quickstart")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", ["/Quickstart", "/quickstart/", "//quickstart", "/QUICKSTART///"])
def test_another_spelling_of_a_page_leads_to_the_canonical_one(path: str) -> None:
    # the test client would join "//quickstart" to its base: the raw path goes in by hand
    answer = _raw(DemoSite(), path.encode())
    assert (answer[0], answer[1].get("location")) == (308, "/quickstart")


def test_a_moved_page_keeps_its_query() -> None:
    answer = reader(DemoSite()).get("/old?a=1")
    assert (answer.status_code, answer.headers["location"]) == (308, "/guides/signals/fog?a=1")


@pytest.mark.parametrize(
    "path",
    [
        b"/%2f%2fevil.example",
        b"/..%2f..%2fetc",
        b"/../etc/passwd",
        b"/%2e%2e/secret",
        b"/a%00b",
        b"/a%5cb",
        b"/\\evil",
        b"/%ff",
        b"/" + b"a" * 9000,
        b"/a%0d%0aX:1",
    ],
)
def test_paths_that_no_page_can_have_are_not_found(path: bytes) -> None:
    status, headers = _raw(DemoSite(), path)
    assert status == 404
    assert "location" not in headers


def test_no_redirect_leaves_the_site_by_a_path() -> None:
    status, headers = _raw(DemoSite(), b"//evil.example/%2e.")
    assert status == 404
    moved = DemoSite(moved={"go": Moved(to="//evil.example"), "out": Moved(to="javascript:alert(1)", absolute=True)})
    assert _raw(moved, b"/go")[1]["location"] == "/evil.example"
    status, headers = _raw(moved, b"/out")
    assert (status, "location" in headers) == (404, False)


def test_an_unknown_host_has_no_site() -> None:
    assert reader(DemoSite(), host="other.example").get("/").status_code == 404


def test_a_missing_page_helps_with_near_ones() -> None:
    answer = reader(DemoSite()).get("/guides/signals/fogg")
    assert answer.status_code == 404
    assert 'href="/guides/signals/fog"' in answer.text
    assert "<code>/guides/signals/fogg</code>" in answer.text


def test_what_is_asked_for_in_a_path_is_never_markup() -> None:
    assert "<script>alert" not in reader(DemoSite()).get("/%3Cscript%3Ealert(1)%3C/script%3E").text


def test_only_public_sites_may_be_kept_by_others_whatever_the_path_looks_like() -> None:
    private = reader(DemoSite(public=False))
    for path in ("/quickstart", "/quickstart.md", "/llms.txt", "/~octavo/search?q=fog", "/quickstart/lib.js", "/lib.js"):
        answer = private.get(path)
        assert answer.headers["cache-control"].startswith("private")
        assert "Cookie" in answer.headers["vary"]
    assert reader(DemoSite()).get("/quickstart").headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_a_page_with_a_key_is_rendered_once() -> None:
    site = DemoSite(key="test_a_page_with_a_key_is_rendered_once")
    client = reader(site)
    assert client.get("/quickstart").content == client.get("/quickstart").content
    assert site.views_built == 1


@pytest.mark.parametrize(("path", "accept"), [("/quickstart.md", "*/*"), ("/quickstart", "text/markdown"), ("/Quickstart.md", "*/*")])
def test_a_page_is_markdown_for_those_who_ask(path: str, accept: str) -> None:
    answer = reader(DemoSite()).get(path, headers={"Accept": accept})
    if answer.status_code == 308:
        answer = reader(DemoSite()).get(answer.headers["location"], headers={"Accept": accept})
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text == "# Quickstart\n"


def test_an_old_address_of_markdown_leads_to_the_new_one() -> None:
    assert reader(DemoSite()).get("/old.md").headers["location"] == "/guides/signals/fog.md"


def test_a_site_below_a_path_keeps_to_it() -> None:
    client = reader(DemoSite(base_path="/handbook/"))
    assert client.get("/handbook").headers["location"] == "/handbook/"
    assert client.get("/handbook/old").headers["location"] == "/handbook/guides/signals/fog"
    assert f'href="/handbook/{asset_path("site.css")}"' in client.get("/handbook/").text
    assert client.get("/quickstart").status_code == 404


def test_assets_are_kept_for_ever_and_only_under_their_own_name() -> None:
    client = reader(DemoSite())
    answer = client.get(f"/{asset_path('site.css')}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "--octavo-primary" in answer.text
    assert client.get("/~octavo/static/site.000000000000.css").status_code == 404
    assert client.get("/~octavo/static/../render.py").status_code == 404


def test_search_answers_with_runs_of_text_that_are_never_markup() -> None:
    client = reader(DemoSite())
    found = client.get("/~octavo/search?q=fog", headers={"Accept": "application/json"}).json()
    assert found["hits"][0]["excerpt"] == [["In <b>", False], ["fog", True]]
    page = client.get("/~octavo/search?q=fog").text
    assert "In &lt;b&gt;<mark>fog</mark>" in page
    assert "Fog &lt;i&gt;" in page
    assert 'value="fog"' in page


def test_ask_streams_the_whole_answer_so_far_in_ascii_and_ends() -> None:
    answer = reader(DemoSite()).get("/~octavo/ask?q=fog", headers={"Accept": "text/event-stream"})
    assert answer.content.isascii()
    *events, last = answer.text.strip().split("\n\n")
    states = [json.loads(event.removeprefix("data: ")) for event in events]
    assert [state["html"] for state in states] == ["<p>Use</p>", "<p>Use the horn – always.</p>"]
    assert states[0]["sources"] == [{"title": "Fog", "href": "/guides/signals/fog"}]
    assert last == "event: done\ndata: done"


def test_ask_is_a_page_without_scripts() -> None:
    answer = reader(DemoSite()).get("/~octavo/ask?q=what+about+%3Cfog%3E")
    assert "Use the horn" in answer.text
    assert answer.text.count('<section class="answer"') == 1
    assert 'value="what about &lt;fog&gt;"' in answer.text
    assert answer.text.rstrip().endswith("</html>")


def test_ask_begins_with_suggestions() -> None:
    assert "How do I rotate a key?" in reader(DemoSite()).get("/~octavo/ask").text


def test_a_sitemap_leaves_out_what_is_hidden() -> None:
    first, second, *others = CONTENTS.pages
    pages = (first, replace(second, hidden=True), *(replace(page, no_robots_index=True) for page in others))
    text = reader(DemoSite(spaces=(replace(CONTENTS, pages=pages),))).get("/sitemap.xml").text
    assert text.count("<url>") == 1
    assert "<loc>https://docs.lighthouse.example/</loc><lastmod>2026-03-04T00:00:00.000Z</lastmod>" in text


def test_several_spaces_have_a_sitemap_each() -> None:
    other = SpaceContents(name="api", title="API", pages=CONTENTS.pages[1:2])
    client = reader(DemoSite(spaces=(CONTENTS, other)))
    assert "<loc>https://docs.lighthouse.example/sitemap-api.xml</loc>" in client.get("/sitemap.xml").text
    assert client.get("/sitemap-api.xml").text.count("<url>") == 1
    assert client.get("/sitemap-none.xml").status_code == 404


def test_a_site_that_is_not_indexable_says_so_and_lists_nothing() -> None:
    client = reader(DemoSite(indexable=False, listed=False))
    assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert "<url>" not in client.get("/sitemap.xml").text
    assert "Sitemap: https://docs.lighthouse.example/sitemap.xml" in reader(DemoSite()).get("/robots.txt").text


def test_texts_for_language_models_keep_hidden_pages_in_full_but_not_in_the_list() -> None:
    first, second, *others = CONTENTS.pages
    client = reader(
        DemoSite(
            spaces=(replace(CONTENTS, pages=(first, replace(second, hidden=True), *(replace(page, no_index=True) for page in others))),)
        )
    )
    listed, full = client.get("/llms.txt").text, client.get("/llms-full.txt").text
    assert "- [Welcome](https://docs.lighthouse.example/welcome.md)" in listed
    assert "Quickstart" not in listed
    assert "# Quickstart" in full
    assert "Fog" not in full


def test_the_feed_is_atom_with_everything_escaped() -> None:
    answer = reader(DemoSite()).get("/~octavo/feed.xml")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert "<title>Fog &amp; &lt;horns&gt;</title>" in answer.text
    assert "<updated>2026-03-04T00:00:00.000Z</updated>" in answer.text
    assert reader(DemoSite()).get("/~octavo/feed.xml?page=quickstart").status_code == 404


@pytest.mark.parametrize(
    ("kind", "disposition", "sent"), [("image/svg+xml", "inline", "image/svg+xml"), ("text/html", "attachment", "application/octet-stream")]
)
def test_files_of_pages_cannot_act(kind: str, disposition: str, sent: str) -> None:
    stored = StoredFile(name="ä b.bin", content_type=kind, entity="abc", body=b"<svg onload=alert(1)>")
    answer = reader(DemoSite(files={"f1": stored})).get("/~octavo/files/f1/name")
    assert answer.headers["content-disposition"] == f"{disposition}; filename*=UTF-8''%C3%A4%20b.bin"
    assert answer.headers["content-type"] == sent
    assert answer.headers["content-security-policy"].endswith("sandbox")
    assert answer.headers["etag"] == '"abc"'


def _raw(site: DemoSite, path: bytes) -> tuple[int, dict[str, str]]:
    """A request whose path reaches the application exactly as it stands, as servers hand it over."""
    import asyncio

    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http", "method": "GET", "path": path.decode("latin-1"), "raw_path": path, "query_string": b"", "scheme": "http",
        "headers": [(b"host", b"docs.lighthouse.example"), (b"accept", b"text/html")], "server": ("docs.lighthouse.example", 80),
    }  # fmt: skip
    asyncio.run(site_app(site)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert sent[0]["status"] in http.client.responses
    return sent[0]["status"], headers
