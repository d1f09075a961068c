"""A site's colours as a style sheet, made readable: what an owner chose for buttons need not be readable as text."""

import re
from functools import lru_cache

from octavo.publish.views import Shade, Theme

LIGHT_BACKGROUND, DARK_BACKGROUND = "#ffffff", "#0f131a"
LIGHT_TEXT, DARK_TEXT = "#1b2130", "#0d1420"
LIGHT_SURFACE, DARK_SURFACE = "#f3f5f8", "#1a2130"
READABLE = 4.5
"""WCAG 2.2, 1.4.3 (AA): the contrast of text with what is behind it."""

_WASH = 0.12
_FONT = re.compile(r"[A-Za-z0-9][A-Za-z0-9 _-]{0,49}\Z")
_CAPITALS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_USUAL = frozenset({"Inter", "IBM Plex Mono"})
_SANS = "ui-sans-serif,system-ui,sans-serif"
_SERIF = "ui-serif,Georgia,serif"
_MONO = "ui-monospace,Menlo,Consolas,monospace"
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
Rgb = tuple[int, int, int]


def _rgb(color: str) -> Rgb:
    digits = color[1:]
    if len(digits) == 3:  # noqa: PLR2004 - `#rgb`
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's threshold


def _luminance(color: Rgb) -> float:
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio, from 1 to 21."""
    lighter, darker = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _mixed(color: str, towards: str, share: float) -> str:
    parts = (round(a + (b - a) * share) for a, b in zip(_rgb(color), _rgb(towards), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable(color: str, background: str) -> str:
    """The colour, darkened or lightened as little as text on `background` needs."""
    towards = "#000000" if _luminance(_rgb(background)) > 0.5 else "#ffffff"  # noqa: PLR2004 - the middle
    return next((mixed for step in range(20) if contrast(mixed := _mixed(color, towards, step / 20), background) >= READABLE), towards)


def _on(color: str) -> str:
    """The text on a button of this colour."""
    return max(("#ffffff", DARK_TEXT), key=lambda text: contrast(text, color))


def _valid(shade: Shade, fallback: Shade) -> Shade:
    return shade if _HEX.match(shade.light) and _HEX.match(shade.dark) else fallback


@lru_cache(maxsize=512)
def stylesheet(theme: Theme) -> str:
    """Custom properties for the root element. Colours that are not hexadecimal are replaced by the default: nothing else reaches the page."""
    default = Theme()
    primary = _valid(theme.primary, default.primary)
    lines = [
        f"--octavo-brand:light-dark({primary.light},{primary.dark})",
        f"--octavo-on-brand:light-dark({_on(primary.light)},{_on(primary.dark)})",
        _text("primary", primary),
        f"--octavo-on-primary:light-dark({_on(_readable(primary)[0])},{_on(_readable(primary)[1])})",
        _text("link", primary),
        *(_text(name, _valid(getattr(theme, name), getattr(default, name))) for name in ("info", "success", "warning", "danger")),
    ]
    if theme.tint is not None:
        tint = _valid(theme.tint, primary)
        surface = Shade(_mixed(LIGHT_BACKGROUND, tint.light, 0.04), _mixed("#171d27", tint.dark, 0.05))
        border = Shade(_mixed("#e4e8ee", tint.light, 0.08), _mixed("#262e3a", tint.dark, 0.1))
        lines += [f"--octavo-{name}:light-dark({shade.light},{shade.dark})" for name, shade in (("surface", surface), ("border", border))]
    if theme.header == "custom":
        behind = _valid(theme.header_background or primary, primary)
        lines += [f"--header:light-dark({behind.light},{behind.dark})", f"--on-header:light-dark({_on(behind.light)},{_on(behind.dark)})"]
    lines += [
        f"--octavo-{name}:{stack}"
        for name, stack in (("font", _stack(theme.font, _SANS)), ("mono", _stack(theme.monospace, _MONO)))
        if stack
    ]
    return f":root{{{';'.join(lines)}}}"


def _stack(font: str | None, fallback: str) -> str | None:
    """A font of the reader's machine before those that every machine has; None for the style sheet's own, and for what is no name."""
    name = _CAPITALS.sub(" ", font or "").replace("Source Sans Pro", "Source Sans 3")
    if not _FONT.match(name) or name in _USUAL:
        return None
    return f'"{name}",{_SERIF if "Serif" in name or "Slab" in name or name == "Merriweather" else fallback}'


def _text(name: str, shade: Shade) -> str:
    light, dark = _readable(shade)
    return f"--octavo-{name}:light-dark({light},{dark})"


def _readable(shade: Shade) -> tuple[str, str]:
    """As text on the page, on its surfaces, and on a wash of the colour itself, which hints, menus and the current page have."""
    light, dark = shade.light, shade.dark
    for behind in (LIGHT_SURFACE, _mixed(LIGHT_BACKGROUND, shade.light, _WASH)):
        light = readable(light, behind)
    for behind in (DARK_SURFACE, _mixed(DARK_BACKGROUND, shade.dark, _WASH)):
        dark = readable(dark, behind)
    return light, dark
