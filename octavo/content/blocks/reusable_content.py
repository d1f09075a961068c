"""`{% include "../.gitbook/includes/name.md" %}`."""

from typing import TYPE_CHECKING

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    return [void("reusable-content", {"ref": reader.references.resolve(syntax.text)})]


def write(writer: "Writer", node: Node) -> str:
    target = writer.spell(node["data"]["ref"]).replace("\\", "\\\\").replace('"', '\\"')
    return f'{{% include "{target}" %}}'


REUSABLE_CONTENT = Codec("reusable-content", write, {"tag:include": read})
