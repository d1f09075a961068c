"""`{% stepper %}` around `{% step %}`; a step's title is its first heading."""

from typing import TYPE_CHECKING, Any

from octavo.content.blocks.family import read_family
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import block
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import put

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    return read_family(reader, syntax, block("stepper", []), "stepper-step")


def read_step(reader: "Reader", syntax: Syntax) -> list[Node]:
    data: dict[str, Any] = {}
    put(data, "icon", syntax.attributes["tag"].get("icon"))
    return [block("stepper-step", reader.content(syntax), data)]


def write(writer: "Writer", node: Node) -> str:
    return writer.tagged("stepper", {}, writer.blocks(node.get("nodes", [])))


def write_step(writer: "Writer", node: Node) -> str:
    icon = (node.get("data") or {}).get("icon")
    return writer.tagged("step", {"icon": icon} if icon else {}, writer.body(node.get("nodes", [])))


STEPPER = Codec("stepper", write, {"tag:stepper": read})
STEPPER_STEP = Codec("stepper-step", write_step, {"tag:step": read_step})
