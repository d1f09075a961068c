"""`<sub>`."""

from octavo.content.codec import MarkCodec

SUBSCRIPT = MarkCodec("subscript", elements=("sub",))
