"""Columns: a grid of twelve parts, so that widths need no inline style."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, flag

_PARTS = 12
_ALIGNMENTS = frozenset({"middle", "bottom"})


def columns(renderer: Renderer, node: Node) -> None:
    wide = " octavo-full-width" if flag(data_of(node), "fullWidth") else ""
    with renderer.out.element("div", class_="octavo-columns" + wide):
        shares = _shares(children(node))
        for child, share in zip(children(node), shares, strict=True):
            if child.get("type") == "column":
                _column(renderer, child, share)
            else:
                renderer.block(child)


def column(renderer: Renderer, node: Node) -> None:
    """A column outside of columns."""
    _column(renderer, node, None)


def _shares(nodes: list[Node]) -> list[int | None]:
    """Twelfths for each column; those without a width share what the others leave. None for all where none has a width."""
    parts = [_parts(data_of(node).get("width")) for node in nodes]
    known = [part for part in parts if part is not None]
    if not known:
        return parts
    rest = max(1, (_PARTS - sum(known)) // max(1, len(parts) - len(known)))
    return [part if part is not None else rest for part in parts]


def _column(renderer: Renderer, node: Node, parts: int | None) -> None:
    data = data_of(node)
    classes = ["octavo-column"]
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
