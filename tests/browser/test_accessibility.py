"""What axe-core, the checker of browsers' accessibility panels, says of the site: nothing."""

import os
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.test_site import address

__all__ = ["address"]

AXE: Final = Path(__file__).parents[1] / "contract" / "node_modules" / "axe-core" / "axe.min.js"
RULES: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS: Final = ("/", "/guides/signals/colours", "/he/colours", "/~octavo/search?q=fog", "/~octavo/ask?q=fog", "/nowhere")


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        missing = "axe-core is not installed (npm ci --prefix tests/contract)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_checker_finds_nothing(browser: Browser, address: str, axe: str, scheme: Literal["light", "dark"], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    found = {}
    for path in PATHS:
        page = context.new_page()
        page.goto(address + path)
        page.add_script_tag(content=axe)
        result: dict[str, Any] = page.evaluate(f"axe.run(document, {{ runOnly: {{ type: 'tag', values: {RULES} }} }})")
        found[path] = [(each["id"], each["nodes"][0]["html"][:200]) for each in result["violations"]]
    context.close()
    assert found == {path: [] for path in PATHS}
