"""`<sup>`."""

from octavo.content.codec import MarkCodec

SUPERSCRIPT = MarkCodec("superscript", elements=("sup",))
