"""Text as HTML: every character that means something to a parser, and none that a parser or an XML reader refuses."""

import re

# Controls, surrogates and the two non-characters that XML 1.0 forbids: feeds carry the same markup as pages.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without the characters that no HTML or XML document may hold."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def escape(text: str) -> str:
    return printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(value: str) -> str:
    """For a value between double quotes."""
    return escape(value).replace('"', "&quot;")
