"""`{% @integration/block key="value" %}`: the attributes are the block's props, and `url` is what was unfurled."""

from typing import TYPE_CHECKING, Any

from octavo.content.codec import Codec
from octavo.content.document import Node
from octavo.content.markdown.nodes import void
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tags import write_integration
from octavo.content.markdown.values import flag, spell_flag

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer


def read(reader: "Reader", syntax: Syntax) -> list[Node] | None:  # noqa: ARG001 - a codec's signature
    integration, _, kind = syntax.kind.removeprefix("tag:@").partition("/")
    props = dict(syntax.attributes["tag"])
    data: dict[str, Any] = {"integration": integration, "block": kind, "props": props}
    if "fullWidth" in props:
        data["fullWidth"] = flag(props.pop("fullWidth"))
    if props.get("url"):
        data["url"] = props["url"]
    return [void("integration", data)]


def write(writer: "Writer", node: Node) -> str:  # noqa: ARG001 - a codec's signature
    data = node.get("data") or {}
    props: dict[str, Any] = data.get("props") or {}
    attributes = {key: value for key, value in props.items() if isinstance(value, str)}
    if data.get("fullWidth") is not None:
        attributes["fullWidth"] = spell_flag(data["fullWidth"])
    return write_integration(f"@{data.get('integration', '')}/{data.get('block', '')}", attributes)


INTEGRATION = Codec("integration", write, {"tag:@": read}, defaults={"fullWidth": False})
