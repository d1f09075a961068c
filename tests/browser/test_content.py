"""Rendered documents in a real browser: with scripts, without them, and under a strict content security policy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

import octavo.publish
from octavo.content import parse, read
from octavo.content.document import Node
from octavo.content.html.embeds import FRAME_ORIGINS
from octavo.content.html.render import render
from tests.content.html.build import annotation, block, code, html, paragraph, table, void
from tests.content.html.samples import every_sample
from tests.content.html.test_safety import FIELDS, PAYLOADS, Everything, poisoned
from tests.content.stable import STABLE

STATIC = Path(octavo.publish.__file__).parent / "static"
ORIGIN = "https://docs.test"
POLICY = f"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' https: data:; frame-src 'self' {' '.join(FRAME_ORIGINS)}"
DRAWING_POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; sandbox allow-scripts"
MERMAID = """
globalThis.mermaid = {
  initialize: (settings) => (globalThis.settings = settings),
  render: async (id, text) => {
    if (text.includes("mistake")) throw new Error("a mistake");
    const strict = settings.securityLevel === "strict" && settings.secure.includes("securityLevel") && !settings.htmlLabels;
    return { svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><desc>${strict} ${origin}</desc></svg>` };
  },
};
"""


class Reader:
    """One page that shows documents, and what the browser complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._markup = ""
        page.set_default_timeout(8000)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.route("**/*", self._answer)

    def open(self, *nodes: Node, anchor: str = "") -> Page:
        self._markup = html(*nodes)
        self.page.goto(f"{ORIGIN}/page{anchor}")
        return self.page

    def _answer(self, route: Route) -> None:
        url = route.request.url
        if url.startswith(f"{ORIGIN}/page"):
            body = (
                '<!doctype html><html lang="en" data-octavo-diagrams="/diagrams.html"><meta charset="utf-8"><title>Page</title><link rel="stylesheet" href="/content.css">'
                f'<main class="octavo-content">{self._markup}</main><script src="/content.js"></script></html>'
            )
            route.fulfill(body=body, content_type="text/html", headers={"Content-Security-Policy": POLICY})
        elif url.endswith("/mermaid.min.js"):
            route.fulfill(body=MERMAID, content_type="text/javascript")
        elif url.startswith(f"{ORIGIN}/diagrams."):
            route.fulfill(path=STATIC / url.rsplit("/", 1)[-1], headers={"Content-Security-Policy": DRAWING_POLICY})
        elif url.startswith(f"{ORIGIN}/content."):
            route.fulfill(path=STATIC / url.rsplit("/", 1)[-1])
        else:
            route.fulfill(status=200, body="", content_type="text/html")


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield Reader(context.new_page())
    context.close()


def test_every_block_lives_under_a_strict_policy(reader: Reader) -> None:
    reader.open(*every_sample())
    assert [complaint for complaint in reader.complaints if "net::" not in complaint] == []


def test_everything_can_be_read_without_scripts(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = Reader(context.new_page())
    tabs = block("tabs", block("tabs-item", paragraph("Brew"), title="macOS"), block("tabs-item", paragraph("Apt"), title="Linux"))
    page = reader.open(tabs, paragraph("a ", annotation("word", paragraph("why"))), code(*map(str, range(20)), expandable=True))
    for shown in ("macOS", "Brew", "Linux", "Apt"):
        expect(page.get_by_text(shown, exact=True)).to_be_visible()
    expect(page.get_by_text("why")).to_be_hidden()
    page.locator(".octavo-annotation").click()
    expect(page.get_by_text("why")).to_be_visible()
    page.locator(".octavo-note-back").click()
    expect(page.get_by_text("why")).to_be_hidden()
    expect(page.get_by_text("19")).to_be_hidden()
    page.get_by_text("Show all 20 lines").click()
    expect(page.get_by_text("19")).to_be_visible()
    context.close()


def test_tabs_follow_the_keyboard_and_each_other(reader: Reader) -> None:
    def group(mac: str, linux: str) -> Node:
        return block("tabs", block("tabs-item", paragraph(mac), title="macOS"), block("tabs-item", paragraph(linux), title="Linux"))

    page = reader.open(group("brew", "apt"), group("open", "xdg-open"))
    expect(page.get_by_text("apt")).to_be_hidden()
    page.get_by_role("tab", name="macOS").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Linux").first).to_be_focused()
    for shown in ("apt", "xdg-open"):
        expect(page.get_by_text(shown, exact=True)).to_be_visible()
    expect(page.get_by_text("brew")).to_be_hidden()


def test_an_address_inside_a_hidden_tab_opens_it(reader: Reader) -> None:
    hidden = block(
        "tabs-item",
        void("expandable", {"expandable-title": [paragraph("More")], "expandable-body": [paragraph("deep")]}, anchor="more"),
        title="B",
    )
    page = reader.open(block("tabs", block("tabs-item", paragraph("first"), title="A"), hidden), anchor="#more")
    expect(page.get_by_text("deep")).to_be_visible()


def test_copied_code_is_the_authors(reader: Reader) -> None:
    page = reader.open(code("if a < b:", "", "    pass", syntax="python", lineNumbers=True))
    page.locator(".octavo-code").hover()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "if a < b:\n\n    pass"


def test_a_note_opens_beside_its_words_and_closes_with_escape(reader: Reader) -> None:
    page = reader.open(paragraph("a ", annotation("word", paragraph("why"))))
    page.locator(".octavo-annotation").click()
    expect(page.get_by_text("why")).to_be_visible()
    expect(page.locator(".octavo-annotation")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_text("why")).to_be_hidden()
    expect(page.locator(".octavo-annotation")).to_be_focused()


def test_a_long_table_can_be_searched(reader: Reader) -> None:
    page = reader.open(
        table({"a": {"type": "text"}}, [{"a": f"row {name}"} for name in ("one", "two", "three", "four", "five", "six", "Größe")])
    )
    page.get_by_role("searchbox").fill("GRÖ ROW")
    expect(page.get_by_text("row one")).to_be_hidden()
    expect(page.get_by_text("row Größe")).to_be_visible()


def test_a_theme_chosen_by_hand_goes_before_the_systems_for_pictures(reader: Reader) -> None:
    image = void(
        "image", ref={"kind": "url", "url": "https://docs.test/light.png"}, refDark={"kind": "url", "url": "https://docs.test/dark.png"}
    )
    page = reader.open(block("images", image))
    expect(page.locator("img")).to_have_js_property("currentSrc", f"{ORIGIN}/light.png")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    expect(page.locator("img")).to_have_js_property("currentSrc", f"{ORIGIN}/dark.png")


def test_diagrams_are_drawn_strictly_in_a_room_without_origin(reader: Reader) -> None:
    page = reader.open(code("graph TD", "  A --> B", syntax="mermaid"), code("mistake", syntax="mermaid"))
    drawing = page.get_by_role("img", name="graph TD")
    expect(drawing).to_be_visible()
    assert "true null" in unquote(drawing.get_attribute("src") or "")
    assert drawing.evaluate("node => [node.width, node.height]") == [30, 20]
    expect(page.get_by_text("mistake")).to_be_visible()
    expect(page.locator("iframe")).to_have_count(0)


def test_hostile_documents_do_nothing_even_without_a_policy(browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    done: list[str] = []

    def noticed(dialog: Dialog) -> None:
        done.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", noticed)
    bodies = "".join(render(poisoned(FIELDS, payload), Everything()) for payload in PAYLOADS)
    page.route("**/*", lambda route: route.fulfill(body=f"<!doctype html><meta charset=utf-8>{bodies}", content_type="text/html"))
    page.goto(f"{ORIGIN}/")
    page.evaluate(
        "for (const node of document.querySelectorAll('a, button, summary, label')) node.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))"
    )
    assert page.evaluate("document.querySelectorAll('script, [onerror], [onload], [onclick], [onmouseover], [onfocus]').length") == 0
    assert done == []
    context.close()


def test_what_a_screen_reader_hears_is_named(reader: Reader) -> None:
    page = reader.open(*every_sample())
    roles: tuple[Literal["link", "button", "img", "checkbox", "tab"], ...] = ("link", "button", "img", "checkbox", "tab")
    for role in roles:
        for element in page.get_by_role(role).all():
            name = element.evaluate(
                "node => node.ariaLabel || node.alt || node.innerText || node.closest('label')?.innerText || node.textContent"
            )
            assert name.strip(), element.evaluate("node => node.outerHTML")


def test_from_right_to_left_numbers_stand_under_their_column_and_code_begins_beside_its_button(reader: Reader) -> None:
    source = "| עמודה | ערך |\n| --- | --- |\n| א | 1 |\n\n```python\nprint(1)\n```\n"
    page = reader.open(*read(parse(source), STABLE)["nodes"])
    page.evaluate("document.documentElement.dir = 'rtl'")
    head, cell = page.get_by_role("columnheader", name="ערך"), page.get_by_role("cell", name="1")
    ends = [
        place.evaluate("it => { const r = document.createRange(); r.selectNodeContents(it); return r.getBoundingClientRect().right }")
        for place in (head, cell)
    ]
    assert abs(ends[0] - ends[1]) < 10
    first, button = page.locator(".octavo-line span").first.bounding_box(), page.locator(".octavo-copy").bounding_box()
    assert first is not None
    assert button is not None
    assert button["x"] > first["x"] + first["width"]
