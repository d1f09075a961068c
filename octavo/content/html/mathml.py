"""Formulas as MathML, made on the server; only elements and attributes of presentation get through."""

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element

from octavo.content.html.latex import converter_spelling
from octavo.content.html.writer import Writer

_DEEPEST = 100
_ELEMENTS = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "ms",
        "mtext",
        "mspace",
        "msup",
        "msub",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mfrac",
        "msqrt",
        "mroot",
        "mtable",
        "mtr",
        "mtd",
        "mlabeledtr",
        "mstyle",
        "mpadded",
        "mphantom",
        "menclose",
        "mmultiscripts",
        "mprescripts",
        "none",
        "merror",
    ],
)
_ATTRIBUTES = frozenset(
    [
        "accent",
        "accentunder",
        "align",
        "columnalign",
        "columnlines",
        "columnspacing",
        "columnspan",
        "depth",
        "dir",
        "displaystyle",
        "fence",
        "form",
        "frame",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathbackground",
        "mathcolor",
        "mathsize",
        "maxsize",
        "minsize",
        "movablelimits",
        "notation",
        "rowalign",
        "rowlines",
        "rowspacing",
        "rowspan",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "voffset",
        "width",
    ],
)


_LENGTHS: Final = frozenset(["depth", "height", "lspace", "maxsize", "minsize", "rspace", "voffset", "width"])
_LENGTH: Final = re.compile(r"[+-]?(?:[0-9]{1,2}(?:\.[0-9]{1,4})?|\.[0-9]{1,4})(?:em|ex|pt|px|mm|cm|in|pc|%)?")
"""Up to 99 of a unit: a formula does not cover the page."""

_LIMITS: Final = frozenset(["lim", "sup", "inf", "max", "min", "det", "gcd", "Pr", "lim sup", "lim inf"])
_BELOW: Final = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_VARIANTS: Final = {
    "bold": ("MATHEMATICAL BOLD",),
    "italic": ("MATHEMATICAL ITALIC",),
    "bold-italic": ("MATHEMATICAL BOLD ITALIC",),
    "script": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "bold-script": ("MATHEMATICAL BOLD SCRIPT",),
    "fraktur": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "double-struck": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "sans-serif": ("MATHEMATICAL SANS-SERIF",),
    "monospace": ("MATHEMATICAL MONOSPACE",),
}
"""Unicode's names of letters in a style: browsers know no other way to write them (MathML Core has no `mathvariant` but `normal`)."""


@lru_cache(maxsize=1024)
def mathml(formula: str, *, block: bool) -> str | None:
    """A `<math>` element that carries the formula's source as an annotation, or None for what cannot be read as LaTeX."""
    spelled = converter_spelling(formula, block=block)
    if spelled is None:
        return None
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - its tables are for the pages with formulas

    try:
        root = convert_to_element(spelled, display="block" if block else "inline")
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser stumbles over
        return None
    out = Writer()
    with out.element("math", display="block" if block else "inline"), out.element("semantics"):
        with out.element("mrow"):
            for child in root:
                _write(out, child, 0, block=block)
        out.phrase("annotation", formula, encoding="application/x-tex")
    return out.markup()


def _write(out: Writer, element: Element, depth: int, *, block: bool) -> None:
    if depth > _DEEPEST:
        out.phrase("mtext", "".join(element.itertext()))
        return
    name = element.tag if element.tag in _ELEMENTS else "mrow"
    if block and name in _BELOW and len(element) and element[0].text in _LIMITS:
        name = _BELOW[name]
    with out.element(name, **dict(filter(_allowed, element.attrib.items()))):
        if element.text:
            text = html.unescape(element.text)
            out.text(_styled(text, element.get("mathvariant", "")) if name in ("mi", "mn") else text)
        for child in element:
            _write(out, child, depth + 1, block=block)


def _allowed(attribute: tuple[str, str]) -> bool:
    name, value = attribute
    return name in _ATTRIBUTES and (name not in _LENGTHS or _LENGTH.fullmatch(value) is not None)


def _styled(text: str, variant: str) -> str:
    """Letters and digits in a style of mathematics."""
    prefixes = _VARIANTS.get(variant, ())
    return "".join(_letter(character, prefixes) for character in text) if prefixes else text


@lru_cache(maxsize=1024)
def _letter(character: str, prefixes: tuple[str, ...]) -> str:
    if not (character.isascii() and character.isalnum()):
        return character
    if character.isdigit():
        kind = f"DIGIT {unicodedata.name(character).rpartition(' ')[2]}"
    else:
        kind = f"{'CAPITAL' if character.isupper() else 'SMALL'} {character.upper()}"
    if (character, prefixes) == ("h", _VARIANTS["italic"]):
        return "\u210e"
    for prefix in prefixes:
        try:
            return unicodedata.lookup(f"{prefix} {kind}")
        except KeyError:
            continue
    return character
