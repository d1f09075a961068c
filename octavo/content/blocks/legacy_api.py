"""The hand-filled API methods of older years, `{% swagger … %}` with children and `{% api-method … %}`: no type exists for them any more.

They become a heading, the request line as code, what was written inside, a list of parameters, and each response behind an expandable.
"""

from typing import TYPE_CHECKING, Final

from octavo.content.document import Node
from octavo.content.markdown.destination import unescaped
from octavo.content.markdown.nodes import block, fragment, paragraph, text_node, void
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tags import PAIRED

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader

LEGACY: Final = tuple(f"tag:{name}" for name in sorted(PAIRED) if name.startswith(("api-method", "swagger-")))
_PARAMETERS: Final = ("tag:swagger-parameter", "tag:api-method-parameter")
_RESPONSES: Final = ("tag:swagger-response", "tag:api-method-response-example")
_SUMMARY: Final = "tag:api-method-summary"
_HEADERS: Final = ("tag:swagger", "tag:openapi", "tag:api-method")


def read_legacy(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    if syntax.kind in _PARAMETERS:
        return [block("list-unordered", [_parameter(reader, syntax)])]
    if syntax.kind in _RESPONSES:
        return [_response(reader, syntax)]
    if syntax.kind == _SUMMARY:
        return [_as_heading(node) for node in reader.blocks(syntax.children)]
    found: list[Node] = []
    if syntax.kind in _HEADERS:
        if summary := attributes.get("summary"):
            found.append(block("heading-3", [text_node(unescaped(summary))]))
        found.extend(reader.blocks([child for child in syntax.children if child.kind == _SUMMARY]))
        request = f"{attributes.get('method', '').upper()} {attributes.get('baseUrl') or attributes.get('host', '')}{attributes.get('path', '')}".strip()
        if request:
            found.append(block("code", [block("code-line", [text_node(unescaped(request))])]))
    found.extend(reader.blocks([child for child in syntax.children if child.kind != _SUMMARY]))
    return found


def _as_heading(node: Node) -> Node:
    """A method's summary is its title, and stands in the page's outline."""
    return block("heading-3", node.get("nodes", [])) if node["type"] == "paragraph" else node


def _parameter(reader: "Reader", syntax: Syntax) -> Node:
    attributes = syntax.attributes["tag"]
    required = "required" if attributes.get("required") == "true" else ""
    facts = ", ".join(filter(None, (attributes.get("in"), attributes.get("type"), required)))
    nodes = [text_node(unescaped(attributes.get("name", "")), [{"object": "mark", "type": "code"}])]
    if facts:
        nodes.append(text_node(f" ({facts})"))
    return block("list-item", [paragraph(nodes), *reader.blocks(syntax.children)])


def _response(reader: "Reader", syntax: Syntax) -> Node:
    attributes = syntax.attributes["tag"]
    title = unescaped(" ".join(filter(None, (attributes.get("status") or attributes.get("httpCode"), attributes.get("description")))))
    body = reader.blocks(syntax.children) or [paragraph([])]
    return void(
        "expandable", {}, [fragment("expandable-title", [paragraph([text_node(title or "Response")])]), fragment("expandable-body", body)]
    )
