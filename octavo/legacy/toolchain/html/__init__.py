"""HTML as that time's toolchain read and wrote it."""

from octavo.legacy.toolchain.html.nodes import Element, Node, Raw, Text
from octavo.legacy.toolchain.html.parse import parse
from octavo.legacy.toolchain.html.write import encode, write

__all__ = ["Element", "Node", "Raw", "Text", "encode", "parse", "write"]
