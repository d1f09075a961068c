"""`{% file src="…" %}`, closed only when it has a caption."""

from typing import TYPE_CHECKING

from octavo.content.blocks.embed import captioned, write_captioned
from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax
from octavo.content.references import resolve_file, spell_file

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    source = syntax.attributes["tag"].get("src", "")
    return [captioned(reader, syntax, void("file", {"ref": resolve_file(reader.references, source)}))]


def write(writer: "Writer", node: Node) -> str:
    return write_captioned(writer, node, "file", {"src": spell_file(writer.references, node["data"]["ref"])})


FILE = Codec("file", write, {"tag:file": read})
