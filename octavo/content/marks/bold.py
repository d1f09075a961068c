"""`**text**`, and `<strong>` inside HTML."""

from octavo.content.codec import MarkCodec

BOLD = MarkCodec("bold", elements=("strong", "b"), delimiter="**")
