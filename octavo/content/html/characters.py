"""Emoji, which documents name by character or by hex code points (`1f389`, `1f468-200d-1f4bb`)."""

from octavo.content.emoji import character_of_code

_LONGEST = 64


def emoji(code: str) -> str:
    """The characters that a code stands for; what is no code is shown as it is, cut short."""
    text = code.strip()[:_LONGEST]
    return character_of_code("-".join(text.replace("-", " ").replace("_", " ").split())) or text
