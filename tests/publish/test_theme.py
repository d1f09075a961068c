import re

import pytest

from octavo.publish.static import asset_text
from octavo.publish.theme import READABLE, contrast, readable, stylesheet
from octavo.publish.views import Shade, Theme

_PAIR = re.compile(r"--octavo-([a-z-]+): ?light-dark\((#[0-9a-f]{6}), ?(#[0-9a-f]{6})\)")


def _colors(theme: Theme) -> dict[str, tuple[str, str]]:
    """What a page computes: the style sheet's own properties, then those of the theme."""
    return {name: (light, dark) for sheet in (asset_text("site.css"), stylesheet(theme)) for name, light, dark in _PAIR.findall(sheet)}


@pytest.mark.parametrize(
    "theme",
    [Theme(), Theme(primary=Shade("#ffe600", "#1a1a1a")), Theme(primary=Shade("#00ff88", "#0000ff"), tint=Shade("#ff7700", "#ff7700"))],
    ids=["default", "yellow", "tinted"],
)
def test_every_text_is_readable_on_what_is_behind_it(theme: Theme) -> None:
    colors = _colors(theme)
    for mode in (0, 1):
        for text in ("text", "muted", "link", "info", "success", "warning", "danger"):
            for behind in ("background", "surface"):
                assert contrast(colors[text][mode], colors[behind][mode]) >= READABLE, (text, behind, mode)
        assert contrast(colors["on-primary"][mode], colors["primary"][mode]) >= READABLE


def test_a_readable_colour_stays_as_it_is() -> None:
    assert readable("#2f66d0", "#ffffff") == "#2f66d0"


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def test_nothing_but_colours_reaches_the_style_sheet() -> None:
    hostile = Theme(primary=Shade("red;}</style><script>", "#000"), danger=Shade("url(https://evil.example)", "#fff"))
    assert "evil" not in stylesheet(hostile)
    assert "<" not in stylesheet(hostile)


def test_styles_and_scripts_stay_small() -> None:
    assert len(asset_text("site.css")) < 34_000
    assert len(asset_text("site.js")) < 15_000


def test_the_layout_mirrors_itself() -> None:
    physical = re.findall(
        r"(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|[;{ ](?:left|right):", asset_text("site.css")
    )
    assert physical == []
