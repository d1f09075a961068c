"""`***`."""

from octavo.content.codec import Codec
from octavo.content.markdown.nodes import void

DIVIDER = Codec(
    "divider",
    write=lambda _writer, _node: "***",
    syntax={"rule": lambda _reader, _syntax: [void("divider", {})]},
    elements={"hr": lambda _reader, _element: [void("divider", {})]},
    markup=lambda _writer, _node: "<hr>",
)
