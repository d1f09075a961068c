"""Columns: a grid of twelve parts, so that widths need no inline style."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag

_PARTS = 12
_ALIGNMENTS = frozenset({"middle", "bottom"})


def columns(renderer: Renderer, node: Node) -> None:
    wide = " octavo-full-width" if flag(data_of(node), "fullWidth") else ""
    with renderer.out.element("div", class_="octavo-columns" + wide):
        renderer.blocks(children(node))


def column(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    classes = ["octavo-column"]
    parts = _parts(data.get("width"))
    if parts is not None:
        classes.append(f"octavo-parts-{parts}")
    align = data.get("verticalAlignment")
    if isinstance(align, str) and align in _ALIGNMENTS:
        classes.append(f"octavo-vertical-{align}")
    with renderer.out.element("div", class_=" ".join(classes)):
        renderer.blocks(children(node))


def _parts(width: object) -> int | None:
    """Twelfths of the row for a width in percent; None shares what is left."""
    if not isinstance(width, dict) or width.get("unit") != "%":
        return None
    value = width.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 100:  # noqa: PLR2004 - percent
        return None
    return max(1, round(value * _PARTS / 100))
