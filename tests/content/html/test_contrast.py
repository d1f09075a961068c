"""Colours of the style sheet are readable: WCAG 2.2 AA, 4.5 to 1, on light and on dark."""

import re
from pathlib import Path

import pytest

import octavo.publish

CSS = (Path(octavo.publish.__file__).parent / "static" / "content.css").read_text()
PAIR = re.compile(r"--([ckn]-[a-z]+): (?:var\([^,]*, )?light-dark\(#([0-9a-f]{6}), #([0-9a-f]{6})\)")
COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(CSS)}
GROUNDS = ("c-background", "c-surface")
WORDS = sorted(set(COLOURS) - {*GROUNDS, "c-border"})


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_colours_were_found() -> None:
    assert len(WORDS) >= 24


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(name: str, ground: str, theme: int) -> None:
    assert _contrast(COLOURS[name][theme], COLOURS[ground][theme]) >= 4.5
