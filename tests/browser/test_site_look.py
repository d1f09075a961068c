"""What only a browser can tell of the frame's looks: colours that win, menus and drawers, paper."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from octavo.publish.render import Rendered, render_page
from octavo.publish.static import asset
from octavo.publish.theme import READABLE, contrast
from octavo.publish.views import HeaderLink, OutlineItem, Shade, SiteView, Theme, Variant
from tests.publish.views import page, site

ORIGIN = "https://docs.test"
RED = Theme(primary=Shade("#aa0000", "#ffaaaa"))
FULL = site(
    theme=RED,
    links=(
        HeaderLink(title="Status", href="/status"),
        HeaderLink(title="Product", href=None, children=(HeaderLink(title="Prices", href="/prices"),)),
    ),
    variants=(Variant(title="v2", href="/", current=True), Variant(title="v1", href="/v1/")),
)
VISIBLE_COLORS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const hex = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { color: "#" + [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join(""), alpha: alpha / 255 };
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = hex(getComputedStyle(at).backgroundColor);
      if (found.alpha > 0.8) return found.color;
    }
    return "#ffffff";
  };
  return [...document.querySelectorAll(".top a, .top summary, .top button")].filter((node) => node.checkVisibility() && node.innerText.trim())
    .map((node) => [node.innerText, hex(getComputedStyle(node).color).color, behind(node)]);
}"""


def answer(rendered: Rendered) -> Callable[[Route], None]:
    def fulfil(route: Route) -> None:
        found = asset(route.request.url.rsplit("/", 1)[-1])
        if found is not None:
            route.fulfill(body=found.body, content_type=found.content_type)
        else:
            route.fulfill(body=rendered.html, content_type="text/html", headers={"Content-Security-Policy": rendered.policy})

    return fulfil


def opened(context: BrowserContext, view: SiteView) -> Page:
    shown = context.new_page()
    shown.set_default_timeout(8000)
    shown.route("**/*", answer(render_page(view, page())))
    shown.goto(f"{ORIGIN}/setup/linux")
    return shown


@pytest.fixture
def wide(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


def test_a_sites_own_colour_goes_before_the_style_sheets(wide: BrowserContext) -> None:
    current = opened(wide, FULL).locator('[aria-current="page"]')
    expect(current).to_have_css("color", "rgb(170, 0, 0)")


@pytest.mark.parametrize("header", ["default", "bold", "contrast", "custom"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_header_can_be_read(
    wide: BrowserContext, header: Literal["default", "bold", "contrast", "custom"], mode: Literal["light", "dark"]
) -> None:
    theme = Theme(primary=Shade("#ffe600", "#3b2f00"), header=header, mode=mode)
    found = opened(wide, replace(FULL, theme=theme)).evaluate(VISIBLE_COLORS)
    assert {text for text, _, _ in found} >= {"Handbook", "Status", "Product"}
    assert [text for text, color, behind in found if contrast(color, behind) < READABLE] == []


def test_menus_close_with_escape_and_give_the_keyboard_back(wide: BrowserContext) -> None:
    shown = opened(wide, FULL)
    menu = shown.get_by_role("banner").get_by_text("Product")
    menu.click()
    expect(shown.get_by_role("banner").get_by_role("link", name="Prices")).to_be_visible()
    shown.keyboard.press("Escape")
    expect(shown.get_by_role("banner").get_by_role("link", name="Prices")).to_be_hidden()
    expect(shown.locator(".links summary")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_drawer_holds_versions_and_links_with_and_without_scripts(browser: Browser, *, scripts: bool) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=scripts)
    shown = opened(context, FULL)
    drawer = shown.locator(".sidebar")
    expect(drawer).to_be_hidden()
    shown.get_by_role("button", name="Menu").click()
    expect(drawer.get_by_role("link", name="Status")).to_be_visible()
    drawer.locator(".variants summary").click()
    expect(drawer.get_by_role("link", name="v1")).to_be_visible()
    drawer.get_by_role("button", name="Close").click()
    expect(drawer).to_be_hidden()
    context.close()


def test_paper_shows_the_page_alone(wide: BrowserContext) -> None:
    shown = opened(wide, FULL)
    shown.emulate_media(media="print")
    for hidden in (".top", ".sidebar", ".outline"):
        expect(shown.locator(hidden)).to_be_hidden()
    expect(shown.get_by_role("heading", name="Linux")).to_be_visible()


def test_a_word_longer_than_the_screen_is_broken(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    shown = context.new_page()
    shown.route("**/*", answer(render_page(FULL, page(title=long, html=f"<h2 id='x'>{long}</h2><p><code>{'x' * 200}</code></p>"))))
    shown.goto(f"{ORIGIN}/setup/linux")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_a_long_outline_scrolls_with_the_reader_and_the_page_stays(wide: BrowserContext) -> None:
    headings = [f"Part {number}" for number in range(60)]
    html = "".join(f'<h2 id="{number}">{title}</h2><p style="">{"Words. " * 200}</p>' for number, title in enumerate(headings))
    outline = tuple(OutlineItem(title=title, anchor=str(number)) for number, title in enumerate(headings))
    shown = wide.new_page()
    shown.set_viewport_size({"width": 1440, "height": 700})
    shown.route("**/*", answer(render_page(FULL, page(html=html, outline=outline))))
    shown.goto(f"{ORIGIN}/setup/linux#40")
    current = shown.locator(".outline [aria-current]")
    expect(current).to_have_text("Part 40")
    expect(current).to_be_in_viewport()
    shown.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
    expect(current).to_have_text("Part 0")
    expect(current).to_be_in_viewport()


def test_the_outline_of_a_page_without_scrolling_begins_at_its_first_heading(wide: BrowserContext) -> None:
    shown = wide.new_page()
    shown.set_viewport_size({"width": 1440, "height": 1600})
    outline = (OutlineItem(title="First", anchor="a"), OutlineItem(title="Second", anchor="b"))
    shown.route("**/*", answer(render_page(FULL, page(html='<h2 id="a">First</h2><h2 id="b">Second</h2>', outline=outline))))
    shown.goto(f"{ORIGIN}/setup/linux")
    expect(shown.locator(".outline [aria-current]")).to_have_text("First")


def test_paper_shows_what_is_folded_away(wide: BrowserContext) -> None:
    shown = wide.new_page()
    html = (
        '<details class="octavo-expandable"><summary>More</summary><div class="octavo-expandable-body"><p>Folded words</p></div></details>'
    )
    shown.route("**/*", answer(render_page(FULL, page(html=html))))
    shown.goto(f"{ORIGIN}/setup/linux")
    expect(shown.get_by_text("Folded words")).to_be_hidden()
    shown.emulate_media(media="print")
    expect(shown.get_by_text("Folded words")).to_be_visible()


def test_what_is_spoken_in_a_wide_table_widens_no_telephone(browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    cells = "<td>Words of a column</td>" * 8 + '<td><span class="octavo-rating"><span class="octavo-spoken">4</span>★★★★</span></td>'
    html = f'<div class="octavo-table"><table><tbody><tr>{cells}</tr></tbody></table></div>'
    shown = context.new_page()
    shown.route("**/*", answer(render_page(FULL, page(html=html))))
    shown.goto(f"{ORIGIN}/setup/linux")
    assert shown.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_paper_shows_every_tab_and_whole_lines_of_code(wide: BrowserContext) -> None:
    shown = wide.new_page()
    shown.set_viewport_size({"width": 700, "height": 900})
    tabs = "".join(
        f'<section class="octavo-tab"><h3 class="octavo-tab-title">{name}</h3><div class="octavo-tab-body"><p>{name} body</p></div></section>'
        for name in ("macOS", "Debian")
    )
    code = f'<figure class="octavo-code"><pre><code><span class="octavo-line">{"word " * 60}end</span></code></pre></figure>'
    cells = "<td>Several words in a column</td>" * 9
    table = f'<div class="octavo-table"><table><thead><tr>{"<th>Head</th>" * 9}</tr></thead><tbody><tr>{cells}</tr></tbody></table></div>'
    note = '<aside class="octavo-note" id="n"><div class="octavo-note-body"><p>An annotation</p></div></aside>'
    html = f'<div class="octavo-tabs">{tabs}</div>{code}{table}{note}'
    shown.route("**/*", answer(render_page(FULL, page(html=html))))
    shown.goto(f"{ORIGIN}/setup/linux")
    expect(shown.get_by_text("Debian body")).to_be_hidden()
    shown.emulate_media(media="print")
    expect(shown.get_by_text("Debian body")).to_be_visible()
    expect(shown.locator(".octavo-tab-title", has_text="Debian")).to_be_visible()
    expect(shown.locator(".octavo-tab-list")).to_be_hidden()
    expect(shown.get_by_text("An annotation")).to_be_visible()
    for wide_one in (".octavo-code pre", ".octavo-table"):
        assert shown.locator(wide_one).evaluate("one => one.scrollWidth <= one.clientWidth"), wide_one
