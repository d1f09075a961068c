"""Buttons: links that look like it, or actions that a script carries out."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.urls import safe_url
from octavo.content.html.values import data_of, mapping, reference, string

_KINDS = frozenset({"primary", "secondary"})
_SIZES = frozenset({"small", "large"})
_ACTIONS = frozenset({"search", "ask", "select"})


def button(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    kind = string(data, "kind") if string(data, "kind") in _KINDS else "primary"
    size = string(data, "size")
    classes = f"octavo-button octavo-button-{kind}" + (f" octavo-button-{size}" if size in _SIZES else "")
    ref = reference(data)
    link = renderer.context.link(ref) if ref is not None else None
    if link is not None and safe_url(link.href) is not None:
        with renderer.out.element("a", class_=classes, href=link.href):
            _label(renderer, node)
        return
    action = mapping(data, "action")
    known = string(action, "action") if string(action, "action") in _ACTIONS else None
    query = string(action, "query") or string(action, "slug") or None
    with renderer.out.element("button", type="button", class_=classes, disabled=known is None, data_action=known, data_query=query):
        _label(renderer, node)


def _label(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    renderer.icon(string(data, "icon"))
    renderer.out.text(string(data, "label"))
