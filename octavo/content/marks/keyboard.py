"""`<kbd>`."""

from octavo.content.codec import MarkCodec

KEYBOARD = MarkCodec("keyboard", elements=("kbd",))
