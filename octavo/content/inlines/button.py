"""`<a href="page.md" class="button primary" data-icon="github">Label</a>`, or `<button …>` when it acts instead of leading somewhere."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.markdown.html_tags import attribute, escape
from octavo.content.markdown.nodes import inline, letters_of
from octavo.content.markdown.values import put

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def _is_button(attributes: Attributes) -> bool:
    return "button" in attributes.get("class", "").split() or "data-action" in attributes


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:
    kind = "secondary" if "secondary" in attributes.get("class", "").split() else "primary"
    data: dict[str, Any] = {"label": letters_of(nodes), "kind": kind}
    put(data, "size", attributes.get("data-size"))
    put(data, "icon", attributes.get("data-icon"))
    if "data-action" in attributes:
        action: dict[str, Any] = {"action": attributes["data-action"]}
        put(action, "query", attributes.get("data-query"))
        put(action, "slug", attributes.get("data-slug"))
        data["action"] = action
    elif "href" in attributes:
        data["ref"] = reader.references.resolve(attributes["href"])
    return [inline("button", data)]


def write(writer: "Writer", node: Node) -> str:
    return _spell(writer, node, writer.escape(node["data"].get("label", "")))


def markup(writer: "Writer", node: Node) -> str:
    return _spell(writer, node, escape(node["data"].get("label", "")))


def _spell(writer: "Writer", node: Node, label: str) -> str:
    data = node["data"]
    attributes = {"class": f"button {data.get('kind', 'primary')}"}
    if action := data.get("action"):
        attributes |= {"data-action": action.get("action", "")}
        attributes |= {f"data-{key}": action[key] for key in ("query", "slug") if action.get(key)}
    elif "ref" in data:
        attributes = {"href": writer.spell(data["ref"])} | attributes
    attributes |= {f"data-{key}": data[key] for key in ("size", "icon") if data.get(key)}
    spelled = "".join(f' {key}="{attribute(value)}"' for key, value in attributes.items())
    return f'<button type="button"{spelled}>{label}</button>' if action else f"<a{spelled}>{label}</a>"


BUTTON = InlineCodec("button", write, markup, elements=("a", "button"), matches=_is_button, read=read)
