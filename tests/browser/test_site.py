"""The demo site in a real browser: keyboard, themes, without scripts, right to left, and nothing that its own policy forbids."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from tests.publish.sites import DemoSite, LocalSource, SiteApp


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The demo site on a port of its own."""
    site = DemoSite()
    config = uvicorn.Config(SiteApp(LocalSource(site)), port=0, log_level="error", lifespan="off", loop="asyncio", ws="none")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    socket.close()


@dataclass
class Reader:
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader with a wide screen; anything the browser complains of fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    reader = Reader(context.new_page(), address)
    reader.page.on("console", lambda message: reader.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    yield reader
    context.close()
    assert reader.complaints == []


@pytest.mark.parametrize(
    "path", ["/", "/guides/signals/colours", "/he/colours", "/~octavo/search?q=fog", "/~octavo/ask", "/~octavo/ask?q=fog"]
)
def test_no_page_breaks_its_own_policy_or_complains(reader: Reader, path: str) -> None:
    page = reader.open(path)
    expect(page.locator("h1").first).to_be_attached()


def test_a_link_to_a_heading_shows_it_right_below_the_header(reader: Reader) -> None:
    reader.page.emulate_media(reduced_motion="reduce")  # no scrolling to wait for
    reader.page.set_viewport_size({"width": 1440, "height": 360})
    page = reader.open("/guides/signals/colours")
    anchor = page.locator(".octavo-content h2[id]").first.get_attribute("id")
    page = reader.open(f"/guides/signals/colours#{anchor}")
    below = page.evaluate(
        "id => document.getElementById(id).getBoundingClientRect().top - document.querySelector('header').getBoundingClientRect().bottom",
        anchor,
    )
    assert page.evaluate("scrollY") > 0
    assert 0 <= below <= 40


def test_a_slash_opens_search_and_the_keyboard_chooses_a_result(reader: Reader) -> None:
    page = reader.open("/guides/signals/colours")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.type("fog")
    option = dialog.get_by_role("option").first
    expect(option).to_have_attribute("aria-selected", "true")
    expect(option).to_contain_text("Fog <i>")
    expect(option.locator("mark")).to_have_text("fog")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides/signals/fog")


def test_escape_closes_search_and_gives_the_keyboard_back(reader: Reader) -> None:
    page = reader.open("/quickstart")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()


def test_an_answer_streams_into_the_dialog_with_its_sources(reader: Reader) -> None:
    page = reader.open("/quickstart")
    page.keyboard.press("/")
    page.keyboard.type("fog")
    page.get_by_role("option", name="Ask: fog").click()
    expect(page.locator("dialog .answer")).to_contain_text("Use the horn – always.")
    expect(page.locator("dialog .sources a")).to_have_attribute("href", "/guides/signals/fog")


def test_a_question_offers_its_answer_first(reader: Reader) -> None:
    page = reader.open("/quickstart")
    page.keyboard.press("/")
    page.keyboard.type("fog?")
    option = page.get_by_role("dialog").get_by_role("option").first
    expect(option).to_contain_text("Ask: fog?")
    page.get_by_role("dialog").get_by_role("option").nth(1).hover()
    expect(page.get_by_role("dialog").get_by_role("option").nth(1)).to_have_attribute("aria-selected", "true")


def test_the_first_tab_leads_past_the_navigation(reader: Reader) -> None:
    page = reader.open("/quickstart")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_theme_is_chosen_kept_and_never_flashes(reader: Reader) -> None:
    page = reader.open("/quickstart")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    button = page.locator(".theme")
    button.click()
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(button).to_have_attribute("aria-label", "Theme: dark")
    dark = page.evaluate(background)
    assert dark != light
    page.add_init_script("addEventListener('DOMContentLoaded', () => { window.first = document.documentElement.dataset.theme })")
    reader.open("/guides/signals/fog")
    assert page.evaluate("window.first") == "dark"
    assert page.evaluate(background) == dark


def test_the_outline_follows_reading(reader: Reader) -> None:
    page = reader.open("/guides/signals/colours")
    expect(page.locator(".outline [aria-current]")).to_have_text("Choose a colour")
    page.evaluate("window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(page.locator(".outline [aria-current]")).to_have_text("Write it down")


def test_a_branch_opens_without_leaving_and_its_title_leads_to_its_page(reader: Reader) -> None:
    page = reader.open("/quickstart")
    expect(page.get_by_role("link", name="Lenses")).to_be_hidden()
    page.get_by_label("Pages below Lamps").click()
    expect(page.get_by_role("link", name="Lenses")).to_be_visible()
    page.locator(".sidebar").get_by_role("link", name="Signals").click()
    page.wait_for_url("**/guides/signals")
    reader.complaints.clear()  # the demo has no such page, and the browser says so


def test_a_missing_page_offers_the_nearest_ones(reader: Reader) -> None:
    page = reader.open("/guides/signals/fogg")
    page.get_by_role("main").get_by_role("link", name="Fog").click()
    page.wait_for_url("**/guides/signals/fog")
    reader.complaints.clear()  # the browser reports every 404


def test_right_to_left_pages_are_mirrored(reader: Reader) -> None:
    def left(selector: str) -> float:
        box = page.locator(selector).bounding_box()
        assert box is not None
        return box["x"]

    page = reader.open("/guides/signals/colours")
    assert left(".sidebar") < left("main") < left(".outline")
    page = reader.open("/he/colours")
    assert left(".sidebar") > left("main") > left(".outline")


@pytest.mark.parametrize("width", [360, 768, 1100, 1440])
def test_no_page_is_wider_than_its_screen(reader: Reader, width: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": 800})
    for path in ("/guides/signals/colours", "/he/colours", "/~octavo/search?q=fog"):
        page = reader.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_the_navigation_is_behind_a_button(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 800})
    page = reader.open("/guides/signals/colours")
    expect(page.locator(".sidebar")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".sidebar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".sidebar")).to_be_hidden()


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/guides/signals/colours")
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".sidebar")).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    page.locator("#q-top").fill("fog")
    page.locator("#q-top").press("Enter")
    expect(page.locator(".hits")).to_contain_text("Fog <i>")
    page.goto(f"{address}/~octavo/ask")
    page.locator("#q-ask").fill("fog")
    page.get_by_role("main").get_by_role("button", name="Ask").click()
    expect(page.locator(".answer")).to_contain_text("Use the horn")
    context.close()


def test_links_and_buttons_have_names_and_landmarks_are_told_apart(reader: Reader) -> None:
    page = reader.open("/guides/signals/colours")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), summary")]
          .filter((one) => one.checkVisibility() && !(one.innerText || "").trim() && !one.ariaLabel && !one.labels?.length)
          .map((one) => one.outerHTML)"""
    )
    assert nameless == []
    names = page.evaluate("""() => [...document.querySelectorAll("nav")].map((one) => one.ariaLabel)""")
    assert None not in names
    assert len(set(names)) == len(names)
