"""Formulas as MathML, made on the server; only elements and attributes of presentation get through."""

import html
from functools import lru_cache
from xml.etree.ElementTree import Element

from octavo.content.html.writer import Writer

_LONGEST = 4096
"""Characters. The converter takes up to 10 µs for each, and more in longer formulas."""
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
        "mathvariant",
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


@lru_cache(maxsize=1024)
def mathml(formula: str, *, block: bool) -> str | None:
    """A `<math>` element that carries the formula's source as an annotation, or None for what cannot be read as LaTeX."""
    if len(formula) > _LONGEST:
        return None
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - its tables are for the pages with formulas

    try:
        root = convert_to_element(formula)
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser stumbles over
        return None
    out = Writer()
    with out.element("math", display="block" if block else "inline"), out.element("semantics"):
        with out.element("mrow"):
            for child in root:
                _write(out, child, 0)
        out.phrase("annotation", formula, encoding="application/x-tex")
    return out.markup()


def _write(out: Writer, element: Element, depth: int) -> None:
    if depth > _DEEPEST:
        out.phrase("mtext", "".join(element.itertext()))
        return
    name = element.tag if element.tag in _ELEMENTS else "mrow"
    with out.element(name, **{key: value for key, value in element.attrib.items() if key in _ATTRIBUTES}):
        if element.text:
            out.text(html.unescape(element.text))
        for child in element:
            _write(out, child, depth + 1)
