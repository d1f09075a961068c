"""API operations, webhooks and schemas as cards that name what they describe and link to the specification."""

from octavo.content.document import Node
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, flag, reference, string, strings

_METHODS = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


def operation(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    _card(renderer, node, renderer.words.operation, string(data, "method"), string(data, "path"))


def webhook(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    _card(renderer, node, renderer.words.webhook, string(data, "method"), string(data, "name"))


def schemas(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    title = string(data, "title") or renderer.words.schemas
    with renderer.out.element("section", class_="octavo-api", id=renderer.anchor(node), aria_label=title):
        renderer.out.phrase("p", title, class_="octavo-api-title")
        with renderer.out.element("ul"):
            for name in strings(data, "schemas"):
                with renderer.out.element("li"):
                    renderer.out.phrase("code", name)
        _specification(renderer, node)


def _card(renderer: Renderer, node: Node, label: str, method: str, subject: str) -> None:
    wide = " octavo-full-width" if flag(data_of(node), "fullWidth") else ""
    with renderer.out.element("section", class_="octavo-api" + wide, id=renderer.anchor(node), aria_label=f"{label}: {method} {subject}"):
        with renderer.out.element("p", class_="octavo-api-title", dir="ltr"):
            known = method.lower() if method.lower() in _METHODS else "other"
            renderer.out.phrase("span", method.upper(), class_=f"octavo-method octavo-method-{known}")
            renderer.out.text(" ")
            renderer.out.phrase("code", subject)
        _specification(renderer, node)


def _specification(renderer: Renderer, node: Node) -> None:
    ref = reference(data_of(node))
    if ref is None:
        return
    link = renderer.context.link(ref)
    with renderer.out.element("p", class_="octavo-api-source"):
        renderer.out.text(f"{renderer.words.specification}: ")
        name = (link.title if link is not None else None) or ref.get("spec") or ref.get("url") or ref.get("file") or ""
        if link is None:
            renderer.out.text(name)
        else:
            renderer.out.phrase("a", name, href=link.href)
