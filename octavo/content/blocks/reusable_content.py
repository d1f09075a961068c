"""`{% include "../.gitbook/includes/name.md" %}`."""

from typing import TYPE_CHECKING

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax
from octavo.content.references import is_written

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    """An include that leads nowhere names, in place of an id, what its author wrote."""
    ref = reader.references.resolve(syntax.text)
    if ref["kind"] != "reusable-content":
        ref = {"kind": "reusable-content", "reusableContent": syntax.text}
    return [void("reusable-content", {"ref": ref})]


def write(writer: "Writer", node: Node) -> str:
    ref = node["data"]["ref"]
    named = ref.get("reusableContent", "")
    spelled = named if is_written(named) else writer.spell(ref)
    target = spelled.replace("\\", "\\\\").replace('"', '\\"')
    return f'{{% include "{target}" %}}'


REUSABLE_CONTENT = Codec("reusable-content", write, {"tag:include": read})
