"""`~~text~~`, and `<s>` inside HTML."""

from octavo.content.codec import MarkCodec

STRIKETHROUGH = MarkCodec("strikethrough", elements=("s", "del", "strike"), delimiter="~~")
