"""`{% content-ref url="page.md" %}` around a link to the same place; the older `{% page-ref page="page.md" %}` is read too."""

from typing import TYPE_CHECKING

from octavo.content.blocks.beside import with_words_beside
from octavo.content.codec import Codec
from octavo.content.document import ContentRef, Node
from octavo.content.inlines.mention import name_of
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    attributes = syntax.attributes["tag"]
    target = attributes.get("url") or attributes.get("page") or ""
    return with_words_beside(reader, syntax, void("content-ref", {"ref": reader.references.resolve(target)}))


def write(writer: "Writer", node: Node) -> str:
    ref = node["data"]["ref"]
    spelled = writer.spell(ref)
    page = _page(ref)
    target = writer.spell(page)
    link = f"[{writer.escape(name_of(writer, page, target), ']')}]({writer.destination(target)})"
    return writer.tagged("content-ref", {"url": spelled}, link)


def _page(ref: ContentRef) -> ContentRef:
    """The exporter's link inside names the page alone."""
    if ref["kind"] != "anchor" or "page" not in ref:
        return ref
    page: ContentRef = {"kind": "page", "page": ref["page"]}
    return {**page, "space": ref["space"]} if "space" in ref else page


CONTENT_REF = Codec("content-ref", write, {"tag:content-ref": read, "tag:page-ref": read})
