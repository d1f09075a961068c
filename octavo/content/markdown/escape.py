"""Text as Markdown that reads back as the same text, escaped where the exporter escapes (dialect 5.3, 23)."""

import re
from typing import Final

from octavo.content.emoji import character_of
from octavo.content.markdown.html_tags import read_entity

_SPECIAL: Final = re.compile(r"[\\`*_~\[<&$:{!]")
_SHORTCODE: Final = re.compile(r":([A-Za-z0-9_+-]{1,60}+):")
_LINE_START: Final = re.compile(r"(?:#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|[-=]+[ \t]*\Z|(?:-[ \t]*){3,}\Z|[|:-][|:\- \t]*\Z)")
_NUMBER: Final = re.compile(r"(\d{1,9})([.)])(?=[ \t]|\Z)")
_ALWAYS: Final = frozenset("\\`*_~[")


def escape_text(text: str, more: str = "") -> str:
    """Backslashes before what inline Markdown would read; `more` are further characters to escape."""
    found: list[str] = []
    position = 0
    pattern = re.compile(f"[\\\\`*_~\\[<&$:{{!{re.escape(more)}]") if more else _SPECIAL
    for match in pattern.finditer(text):
        start = match.start()
        if _needs_escape(text, start, more):
            found += [text[position:start], "\\"]
            position = start
    found.append(text[position:])
    return "".join(found).replace("\ufeff", "&#xFEFF;")  # at a file's start it would be the byte order mark


def _needs_escape(text: str, start: int, more: str) -> bool:  # noqa: PLR0911 - one answer a character
    character = text[start]
    following = text[start + 1 : start + 2]
    if character in _ALWAYS or character in more:
        return True
    if character == "<":
        return following.isalpha() or following in ("/", "!", "?")
    if character == "&":
        return read_entity(text, start) is not None
    if character == "$":
        return following in ("$", "") or text[start - 1 : start] == "$" or start == 0
    if character == ":":
        found = _SHORTCODE.match(text, start)
        return found is not None and character_of(found[1]) is not None
    if character == "{":
        return following == "%"
    return following in ("", "[")  # an exclamation mark before a link


def escape_lines(text: str) -> str:
    """Inline Markdown whose lines begin no block."""
    return "\n".join(_escape_line(line) for line in text.split("\n")) if "\n" in text else _escape_line(text)


def _escape_line(line: str) -> str:
    if _LINE_START.match(line):
        return f"\\{line}"
    if found := _NUMBER.match(line):
        return f"{found[1]}\\{line[found.end(1) :]}"
    return line


def escape_edges(text: str) -> str:
    """White space at either end as entities, for Markdown would cut it off."""
    if text.endswith("\\\n"):
        text = _end_breaks(text)
    if not text or not (text[0].isspace() or text[-1].isspace()):
        return text
    if text.isspace():
        return "".join(map(_entity, text))
    inner = text.strip()
    start = text.index(inner[0])
    end = start + len(inner)
    return "".join(map(_entity, text[:start])) + inner + "".join(map(_entity, text[end:]))


def _end_breaks(text: str) -> str:
    """Line breaks at the end, where a backslash would be one."""
    count = 0
    while text.endswith("\\\n"):
        text = text.removesuffix("\\\n")
        count += 1
    return text + "&#xA;" * count


def _entity(character: str) -> str:
    return f"&#x{ord(character):X};"
