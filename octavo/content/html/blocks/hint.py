"""Hints: a note beside the text, whose kind is said as well as coloured."""

from octavo.content.document import Node
from octavo.content.html.direction import direction
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, data_of, string

_ICONS = {"info": "circle-info", "success": "circle-check", "warning": "triangle-exclamation", "danger": "octagon-exclamation"}


def hint(renderer: Renderer, node: Node) -> None:
    """A heading that comes first becomes the hint's header. Unknown styles are `info` (dialect 2.1)."""
    data = data_of(node)
    style = string(data, "style") if string(data, "style") in _ICONS else "info"
    label = {
        "info": renderer.words.info,
        "success": renderer.words.success,
        "warning": renderer.words.warning,
        "danger": renderer.words.danger,
    }[style]
    nodes = children(node)
    headed = bool(nodes) and nodes[0].get("type", "").startswith("heading-")
    classes = f"octavo-hint octavo-hint-{style}" + (" octavo-hint-headed" if headed else "")
    with renderer.out.element("aside", class_=classes, role="note", dir=direction(nodes)):
        renderer.icon(string(data, "icon") or _ICONS[style], "octavo-icon octavo-hint-icon")
        renderer.out.phrase("strong", label, class_="octavo-spoken")
        with renderer.out.element("div", class_="octavo-hint-body"):
            renderer.blocks(nodes)
