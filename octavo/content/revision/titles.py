"""What a page is called: the text of a heading or a row, its leading emoji, and the first heading of a body."""

import re
from typing import Any, Final

from octavo.content.emoji import character_of_code, code_of
from octavo.content.markdown.heading_text import heading_text

TITLE_LIMIT: Final = 1000
_EMOJI_LIMIT: Final = 16

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&!~:$]|\{#")
_PICTURE: Final = re.compile(r"!\[([^\[\]]*)\]")
_CONTAINERS: Final = frozenset(["tabs", "tab", "hint", "stepper", "step", "columns", "column", "if", "updates", "update", "prompt"])
_LANDMARKS: Final = re.compile(
    r"""^[ ]{0,3}\#(?:[ \t]+(?P<atx>[^\n]*))?(?=\n|\Z)
      | ^[ \t]*(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)
      | ^[ ]{0,3}(?P<setext>[^\s>*+-][^\n]*)\n[ ]{0,3}=+[ \t]*(?=\n|\Z)
      | ^<h1[^>\n]*>(?P<html>[^\n]*)</h1>
      | ^[ \t]*\{%-?[ \t]*(?P<end>end)?(?P<tag>[a-z]+)
      | (?P<comment><!--)""",
    re.MULTILINE | re.VERBOSE,
)
_TITLE_ALONE: Final = re.compile(r"[ ]{0,3}#(?:[ \t][^\n]*)?|[ ]{0,3}[^\W\d_][^\n]*\n[ ]{0,3}=+")
"""A setext heading only where its text begins with a letter: so it can be no block of another kind."""


def first_heading(source: str, start: int = 0) -> str | None:
    """The Markdown of the first level-one heading of a body, outside code, comments and containers such as tabs; None where there is none."""
    fence = ""
    depth = 0
    position = start
    while found := _LANDMARKS.search(source, position):
        position = max(found.end(), found.start() + 1)
        if mark := found["fence"]:
            fence = _fence(fence, mark, found["info"].strip())
        elif fence:
            position = _line_end(source, found.start())
        elif found["comment"]:
            end = source.find("-->", position)
            position = len(source) if end < 0 else end
        elif tag := found["tag"]:
            if tag in _CONTAINERS:
                depth = max(0, depth - 1) if found["end"] else depth + 1
        elif not depth:
            return strip_closing(found["atx"] or found["setext"] or found["html"] or "")
    return None


def is_bare(source: str, start: int = 0) -> bool:
    """Whether a body has nothing in it but the heading that is its title; where that takes parsing to tell, it has."""
    body = source[start:].lstrip("\n").rstrip(" \t\n")
    return not body or _TITLE_ALONE.fullmatch(body) is not None


def _fence(open_fence: str, mark: str, info: str) -> str:
    """The fence that is open after a line of backticks or tildes."""
    if not open_fence:
        return "" if mark[0] == "`" and "`" in info else mark
    closes = mark[0] == open_fence[0] and len(mark) >= len(open_fence) and not info
    return "" if closes else open_fence


def _line_end(source: str, position: int) -> int:
    end = source.find("\n", position)
    return len(source) if end < 0 else end


def strip_closing(heading: str) -> str:
    """`Title ##` is `Title`."""
    heading = heading.strip()
    bare = heading.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else heading


def title_text(markdown: str) -> str:
    """The words of a line of Markdown: without emphasis, escapes, links and formatting tags; `<ip>` and its like are words.

    A picture says nothing beside words, and its description where there are none.
    """
    markdown = markdown.strip()[:TITLE_LIMIT]
    if not _MARKUP.search(markdown):
        return markdown
    return heading_text(markdown) or " ".join(" ".join(_PICTURE.findall(markdown)).split())


def split_emoji(title: str) -> tuple[str | None, str]:
    """A leading emoji as the API writes it (`1f52e`, `1f469-200d-1f4bb`), and the rest; a title that is nothing but an emoji stays a title."""
    if not title or (title[0] < "\u203c" and title[1:2] not in "\ufe0f\u20e3"):
        return None, title
    import emoji  # noqa: PLC0415 - 60 ms, and few titles need it

    for length in range(min(_EMOJI_LIMIT, len(title) - 1), 0, -1):
        entry: dict[str, Any] | None = emoji.EMOJI_DATA.get(title[:length])
        if entry is None or entry["status"] != emoji.STATUS["fully_qualified"]:
            continue
        end = length + 1 if title.startswith("\ufe0f", length) else length
        rest = title[end:].strip()
        return (code_of(title[:end]), rest) if rest else (None, title)
    return None, title


def join_emoji(emoji_code: str | None, title: str) -> str:
    """The title as Git holds it: `🔮 All blocks`. Takes hexadecimal code points or the character itself."""
    if not emoji_code:
        return title
    return f"{character_of_code(emoji_code) or emoji_code} {title}"
