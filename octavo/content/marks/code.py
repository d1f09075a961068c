"""Backticks, and `<code>` inside HTML."""

from octavo.content.codec import MarkCodec

CODE = MarkCodec("code", elements=("code",))
