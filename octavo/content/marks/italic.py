"""`_text_`, and `<em>` inside HTML."""

from octavo.content.codec import MarkCodec

ITALIC = MarkCodec("italic", elements=("em", "i"), delimiter="_")
