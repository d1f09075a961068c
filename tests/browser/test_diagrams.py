"""Mermaid itself, from npm, on a site in a real browser: diagrams are drawn, and do nothing else."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest
import uvicorn
from playwright.sync_api import Browser, Dialog, Page, expect

from octavo.publish.drawing_room import PROGRAM, DrawingRoom
from octavo.publish.source import PageFound
from octavo.publish.views import PageView, SiteView
from tests.content.html.build import code, html
from tests.publish import demo
from tests.publish.sites import DemoSite, LocalSource, SiteApp

PACKAGE: Final = Path(__file__).parents[1] / "contract" / "node_modules" / "mermaid"

HARMLESS: Final = {
    "flowchart": "graph TD\n  A[Harbour] --> B{Fog?}\n  B -->|yes| C[Horn]",
    "sequence": "sequenceDiagram\n  Ship->>Lighthouse: Where am I?\n  Lighthouse-->>Ship: Close",
    "state": "stateDiagram-v2\n  [*] --> Dark\n  Dark --> Lit",
    "class": "classDiagram\n  class Lamp {\n    +turn()\n  }",
    "pie": 'pie title Lamps\n  "Oil" : 3\n  "Gas" : 5',
}
ATTACKS: Final = [
    "graph TD\n  A[\"<img src=x onerror=parent.postMessage('pwned','*')>\"] --> B[\"<script>top.pwned=1</script>\"]",
    'graph TD\n  A --> B\n  click A "javascript:top.pwned=1"\n  click B call alert(1)',
    '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\ngraph TD\n  A["<iframe srcdoc=\'<script>top.pwned=1</script>\'></iframe>"]',
    '%%{init: {"themeCSS": "*{background:url(https://evil.test/x)}"}}%%\ngraph TD\n  A --> B',
    '---\nconfig:\n  securityLevel: loose\n---\ngraph TD\n  A["<svg/onload=top.pwned=1>"] --> B["<a href=\'javascript:top.pwned=1\'>x</a>"]',
    'graph TD\n  A["<foreignObject><img src=https://evil.test/pixel></foreignObject>"]',
    "sequenceDiagram\n  participant A as <img src=https://evil.test/y onerror=top.pwned=1>\n  A->>A: <script>top.pwned=1</script>",
]

HARMS: Final = """svg => [...new DOMParser().parseFromString(svg, "image/svg+xml").querySelectorAll("*")].flatMap(node => [
  ...(["script", "iframe", "img", "foreignObject"].includes(node.localName) ? [node.localName] : []),
  ...[...node.attributes].filter(one => /^on/i.test(one.name) || /javascript:/i.test(one.value)).map(one => one.name),
])"""
"""What could act in a picture, if pictures could act."""


@dataclass
class Diagrams(DemoSite):
    """A site whose home shows these diagrams."""

    sources: tuple[str, ...] = ()

    def open_page(self, path: str) -> PageFound:
        return PageFound(path=path, views=self._shown, markdown=lambda: "")

    def _shown(self) -> tuple[SiteView, PageView]:
        markup = html(*(code(*source.split("\n"), syntax="mermaid") for source in self.sources))
        address = f"/{self.drawing_room.path}" if self.drawing_room else None
        return replace(self.view(), diagrams=address), replace(demo.PAGE, href="/", html=markup)


@dataclass
class Served:
    site: Diagrams
    address: str
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    if not (PACKAGE / PROGRAM).exists():
        missing = "Mermaid is not installed (npm ci --prefix tests/contract)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    site = Diagrams()
    config = uvicorn.Config(SiteApp(LocalSource(site)), port=0, log_level="error", lifespan="off", loop="asyncio", ws="none")
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    yield Served(site, f"http://127.0.0.1:{socket.getsockname()[1]}")
    server.should_exit = True
    thread.join()
    socket.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(30000)
    yield page
    context.close()


def show(reader: Page, served: Served, *sources: str, room: bool = True) -> list[str]:
    """Open the page and wait until the room has been left; the addresses that were asked."""
    served.site.sources = sources
    served.site.drawing_room = DrawingRoom(PACKAGE) if room else None
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{served.address}/")
    expect(reader.locator("iframe.octavo-drawing-room")).to_have_count(0, timeout=30000)
    return asked


def drawings(reader: Page) -> list[str]:
    return [unquote(image.get_attribute("src") or "") for image in reader.locator(".octavo-diagram img").all()]


def test_diagrams_are_drawn_as_pictures_that_keep_their_source(reader: Page, served: Served) -> None:
    complaints: list[str] = []
    reader.on("pageerror", lambda error: complaints.append(str(error)))
    show(reader, served, *HARMLESS.values())
    found = drawings(reader)
    assert len(found) == len(HARMLESS)
    assert all(source.startswith("data:image/svg+xml") for source in found)
    assert "Harbour" in found[0]
    assert "Lighthouse" in found[1]
    for number, source in enumerate(HARMLESS.values()):
        picture = reader.locator(".octavo-diagram img").nth(number)
        assert picture.get_attribute("alt") == source
        assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 0
        expect(reader.locator("pre.mermaid").nth(number)).to_be_hidden()
    assert complaints == []


def test_a_diagram_with_a_mistake_stays_text_beside_one_without(reader: Page, served: Served) -> None:
    show(reader, served, "graph TD\n  A --> --> ]", HARMLESS["flowchart"])
    assert len(drawings(reader)) == 1
    expect(reader.locator("pre.mermaid").first).to_be_visible()


@pytest.mark.parametrize("source", ATTACKS, ids=range(len(ATTACKS)))
def test_a_hostile_diagram_runs_nothing_and_loads_nothing(reader: Page, served: Served, source: str) -> None:
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    reader.on("dialog", dismiss)
    asked = show(reader, served, source, HARMLESS["flowchart"])
    assert drawings(reader)
    assert reader.evaluate("globalThis.pwned") is None
    assert dialogs == []
    assert [url for url in asked if not url.startswith((served.address, "data:"))] == []
    assert reader.locator("svg script, .octavo-content script, .octavo-content iframe").count() == 0
    assert [harm for drawing in drawings(reader) for harm in reader.evaluate(HARMS, drawing.partition(",")[2])] == []


def test_without_the_package_a_diagram_is_its_text(reader: Page, served: Served) -> None:
    asked = show(reader, served, HARMLESS["flowchart"], room=False)
    assert drawings(reader) == []
    expect(reader.locator("pre.mermaid")).to_contain_text("Harbour")
    assert not [url for url in asked if "diagrams" in url]
