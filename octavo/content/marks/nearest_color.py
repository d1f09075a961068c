"""The colour of documents that is nearest to one of CSS: documents know some by name and no others (dialect 2.4)."""

import colorsys
import re
from typing import Final

from octavo.content.document import NAMED_COLORS

DEFAULT: Final = "default"

_HUES: Final = (
    (15, "red"),
    (42, "orange"),
    (70, "yellow"),
    (165, "green"),
    (200, "cyan"),
    (250, "blue"),
    (272, "violet"),
    (295, "purple"),
    (345, "pink"),
)
"""Up to which hue, in degrees, a colour is called so; beyond the last one it is red again."""

_GREY: Final = 0.12
"""What is less saturated, or as near to black or white, has no colour."""

_NAMES: Final = {
    "aqua": "cyan", "brown": "orange", "chocolate": "orange", "coral": "orange", "crimson": "red", "fuchsia": "pink", "gold": "yellow",
    "indigo": "violet", "lime": "green", "magenta": "pink", "maroon": "red", "navy": "blue", "olive": "yellow", "orchid": "purple",
    "plum": "purple", "salmon": "red", "teal": "cyan", "tomato": "red", "turquoise": "cyan",
}  # fmt: skip

_HEX: Final = re.compile(r"#(?:([0-9a-f]{3})[0-9a-f]?|([0-9a-f]{6})(?:[0-9a-f]{2})?)")
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})[^()]*\)")


def nearest_color(value: str) -> str:
    """`red` for `#C0392B`, `Crimson` and `red`; `default` for greys and for what is no colour."""
    value = value.strip().lower()
    if value in NAMED_COLORS:
        return value
    if (rgb := _rgb(value)) is not None:
        return _of_hue(*rgb)
    name = re.sub("^(?:dark|light|medium|deep|hot|pale)", "", value)
    return name if name in NAMED_COLORS else _NAMES.get(name, DEFAULT)


def _rgb(value: str) -> tuple[float, float, float] | None:
    """Red, green and blue from 0 to 1."""
    if found := _HEX.fullmatch(value):
        digits = found[2] or "".join(digit * 2 for digit in found[1])
        red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    elif found := _RGB.fullmatch(value):
        red, green, blue = (min(255, int(part)) for part in found.groups())
    else:
        return None
    return red / 255, green / 255, blue / 255


def _of_hue(red: float, green: float, blue: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _GREY or not _GREY / 2 < lightness < 1 - _GREY / 2:
        return DEFAULT
    return next((name for end, name in _HUES if hue * 360 < end), "red")
