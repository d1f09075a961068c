"""`{% content-ref url="page.md" %}` around a link to the same place; the older `{% page-ref page="page.md" %}` is read too."""

from typing import TYPE_CHECKING

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.inlines.mention import name_of
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    target = attributes.get("url") or attributes.get("page") or ""
    return [void("content-ref", {"ref": reader.references.resolve(target)})]


def write(writer: "Writer", node: Node) -> str:
    ref = node["data"]["ref"]
    spelled = writer.spell(ref)
    link = f"[{writer.escape(name_of(writer, ref, spelled), ']')}]({writer.destination(spelled)})"
    return writer.tagged("content-ref", {"url": spelled}, link)


CONTENT_REF = Codec("content-ref", write, {"tag:content-ref": read, "tag:page-ref": read})
