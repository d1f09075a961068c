"""The link in a row of SUMMARY.md, more forgiving than CommonMark: `[Title](path with spaces.md "Link title")` is read too."""

import html
import re
from typing import Final, NamedTuple

_PUNCTUATION: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_PLAIN: Final = re.compile(r"\[([^\[\]\\]*)\]\(([^\s()<>\"'\\&]+)\)")
_CLOSING: Final = re.compile(r"[ \t]*\)")
_QUOTES: Final = {'"': '"', "'": "'"}


class RowLink(NamedTuple):
    """`text` is Markdown, `destination` as written without `<>` and None where there is no link, `title` is plain text."""

    text: str
    destination: str | None
    title: str | None


def read_row_link(content: str) -> RowLink:
    """The row's first link, or its text when there is none."""
    if plain := _PLAIN.fullmatch(content):
        return RowLink(plain[1], plain[2], None)
    if not content.startswith("["):
        opening = content.find("[")
        return _find(content, opening) if opening > 0 else RowLink(content, None, None)
    return _find(content, 0)


def _find(content: str, opening: int) -> RowLink:
    closing = _closing(content, opening, "[", "]")
    if closing is None or content[closing + 1 : closing + 2] != "(":
        return RowLink(content, None, None)
    text = content[:opening] + content[opening + 1 : closing]
    start = closing + 2
    while content[start : start + 1] in {" ", "\t"}:
        start += 1
    if content[start : start + 1] == "<":
        end = content.find(">", start)
        if end > 0 and (parenthesis := _end_after_title(content, end + 1)) is not None:
            return RowLink(text, unescape(content[start + 1 : end]), _title(content[end + 1 : parenthesis]))
    parenthesis = _end_after_title(content, start)
    if parenthesis is None:
        return RowLink(content, None, None)
    destination, title = _split_title(content[start:parenthesis].rstrip())
    return RowLink(text, unescape(destination), title)


def _closing(content: str, opening: int, begin: str, end: str) -> int | None:
    """Where the bracket that opens at `opening` closes; escaped ones do not count."""
    depth = 0
    index = opening
    while index < len(content):
        character = content[index]
        if character == "\\":
            index += 1
        elif character == begin:
            depth += 1
        elif character == end:
            depth -= 1
            if not depth:
                return index
        index += 1
    return None


def _end_after_title(content: str, start: int) -> int | None:
    """Where the parenthesis that is open at `start` closes; those within a quoted title do not count."""
    depth = 1
    index = start
    while index < len(content):
        character = content[index]
        if character == "\\":
            index += 1
        elif character in _QUOTES and content[index - 1] in " \t" and (quoted := _quote_end(content, index)):
            index = quoted
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if not depth:
                return index
        index += 1
    return content.rfind(")") if content.endswith(")") else None


def _quote_end(content: str, opening: int) -> int | None:
    """Where a quoted title ends: the quote before the closing parenthesis."""
    quote = content[opening]
    index = opening + 1
    while index < len(content):
        if content[index] == "\\":
            index += 1
        elif content[index] == quote:
            return index if _CLOSING.match(content, index + 1) else None
        index += 1
    return None


def _split_title(inside: str) -> tuple[str, str | None]:
    """`path "title"` as two; the title is the last quoted part."""
    quote = inside[-1:]
    if quote not in _QUOTES or len(inside) < 2:  # noqa: PLR2004 - two quotes
        return inside, None
    for blank in (" ", "\t"):
        opening = inside.find(blank + quote)
        if 0 <= opening < len(inside) - 2:
            return inside[:opening].rstrip(), _title(inside[opening:])
    return inside, None


def _title(quoted: str) -> str | None:
    quoted = quoted.strip()
    if len(quoted) < 2 or quoted[0] != quoted[-1] or quoted[0] not in _QUOTES:  # noqa: PLR2004 - two quotes
        return None
    return unescape(quoted[1:-1]).strip() or None


def unescape(text: str) -> str:
    """Without backslash escapes, and with the characters that entities stand for."""
    if "\\" in text:
        found: list[str] = []
        index = 0
        while index < len(text):
            if text[index] == "\\" and text[index + 1 : index + 2] in _PUNCTUATION and index + 1 < len(text):
                index += 1
            found.append(text[index])
            index += 1
        text = "".join(found)
    return html.unescape(text) if "&" in text and ";" in text else text
