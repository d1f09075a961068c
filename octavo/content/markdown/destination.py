"""What stands in the parentheses of a link: `(address "title")`, each step bounded."""

import re
from typing import Final

from octavo.content.markdown.html_tags import unescape

_BLANKS: Final = re.compile(r"[ \t]*+\n?[ \t]*+")
_ANGLED: Final = re.compile(r"<((?>(?:[^<>\n\\]++|\\.)*))>")
_PLAIN: Final = re.compile(r"[^\s\\()\x00-\x1f\x7f]++|\\.|[()]")
_TITLES: Final = (
    re.compile(r'"((?>(?:[^"\\]++|\\.)*))"', re.DOTALL),
    re.compile(r"'((?>(?:[^'\\]++|\\.)*))'", re.DOTALL),
    re.compile(r"\(((?>(?:[^()\\]++|\\.)*))\)", re.DOTALL),
)
_UNESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_MAX_PARENS: Final = 32


def read_destination(text: str, position: int) -> tuple[str, str, int] | None:
    """The address, the title and the offset after the closing parenthesis, for the opening one at `position`."""
    if not text.startswith("(", position):
        return None
    position = _skip(text, position + 1)
    if found := _ANGLED.match(text, position):
        address, position = found[1], found.end()
    elif text.startswith("<", position):
        return None
    else:
        begin, depth = position, 0
        while found := _PLAIN.match(text, position):
            depth += {"(": 1, ")": -1}.get(found[0], 0)
            if depth < 0:
                break
            if depth > _MAX_PARENS:
                return None
            position = found.end()
        address = text[begin:position]
        if depth > 0:
            return None
    before = position
    position = _skip(text, position)
    title = ""
    if position > before:
        for pattern in _TITLES:
            if found := pattern.match(text, position):
                title, position = unescaped(found[1]), _skip(text, found.end())
                break
    return (unescaped(address), title, position + 1) if text.startswith(")", position) else None


def unescaped(text: str) -> str:
    """A destination or title without escapes and entities."""
    return unescape(_UNESCAPE.sub(r"\1", text) if "\\" in text else text)


def _skip(text: str, position: int) -> int:
    found = _BLANKS.match(text, position)
    return found.end() if found else position
