"""`:tada:`; a custom element inside HTML, and where there is no shortcode."""

from typing import TYPE_CHECKING

from octavo.content.codec import Attributes, InlineCodec
from octavo.content.document import Node
from octavo.content.emoji import character_of, character_of_code, code_of, name_of
from octavo.content.markdown.html_tags import attribute, escape
from octavo.content.markdown.nodes import inline

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def made(shortcode: str) -> Node:
    return inline("emoji", {"code": code_of(character_of(shortcode) or "")})


def read(reader: "Reader", attributes: Attributes, nodes: list[Node]) -> list[Node]:  # noqa: ARG001 - the code says all
    return [inline("emoji", {"code": attributes["data-code"]})]


def write(writer: "Writer", node: Node) -> str:
    code = node["data"]["code"]
    name = name_of(character_of_code(code) or "")
    return f":{name}:" if name and code_of(character_of(name) or "") == code and writer.exporter_style else markup(writer, node)


def markup(writer: "Writer", node: Node) -> str:  # noqa: ARG001 - a codec's signature
    code = node["data"]["code"]
    return f'<span data-gb-custom-inline data-tag="emoji" data-code="{attribute(code)}">{escape(character_of_code(code) or "")}</span>'


EMOJI = InlineCodec(
    "emoji",
    write,
    markup,
    elements=("span",),
    matches=lambda attributes: attributes.get("data-tag") == "emoji" and bool(attributes.get("data-code")),
    read=read,
)
