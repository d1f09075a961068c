"""`$$` on its own line, the formula, `$$`."""

from typing import TYPE_CHECKING

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:  # noqa: ARG001 - a codec's signature
    return [void("math", {"formula": syntax.text})]


def write(writer: "Writer", node: Node) -> str:  # noqa: ARG001 - a codec's signature
    """Without lines that would end it: the comment before it has the whole."""
    lines = [line for line in node["data"]["formula"].split("\n") if line.strip() != "$$"]
    return "\n".join(["$$", *lines, "$$"])


MATH = Codec("math", write, {"math": read})
