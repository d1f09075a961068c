"""Block elements in the middle of a line of Markdown, as pipe tables have them: `one <ul><li>**two**</li></ul>`.

The text between the block elements stays Markdown, but for what stands in elements that hold no Markdown anywhere.
"""

import re
from typing import Final

from octavo.content.markdown.html_tags import BLOCK, TAG, Element, Markdown, parse_html, place

_NEXT: Final = re.compile(r"`++|<(?=[A-Za-z/!])")
_WHOLE: Final = frozenset({"pre", "table", "figure", "details", "script", "style", "svg", "textarea", "iframe", "video", "audio"})
"""Elements that are HTML to their end."""


def parse_mixed(text: str) -> Element | None:
    """The text as children of a nameless element, its Markdown unread; None where no block element is in it."""
    if "<" not in text:
        return None
    root = Element("")
    stack = [root]
    ticks = _ticks(text)
    lasts: dict[str, int] = {}
    position = scan = 0
    while (found := _NEXT.search(text, scan)) is not None:
        scan = found.end()
        if found[0] != "<":
            scan = ticks.get(found.start(), scan)
            continue
        if text.startswith("<!--", found.start()):
            close = text.find("-->", found.start() + 4)
            scan = close + 3 if close >= 0 else len(text)
            continue
        tag = TAG.match(text, found.start())
        if tag is None:
            continue
        scan = tag.end()
        name = tag[2].lower()
        if name not in BLOCK:
            continue
        _add(stack[-1], text[position : tag.start()])
        close = _whole_end(text, name, tag.end(), lasts) if name in _WHOLE and not tag[1] else -1
        if close >= 0:
            stack[-1].children.extend(parse_html(text[tag.start() : close]).children)
            position = scan = close
        else:
            position = scan = place(stack, tag, text)
    if position == 0:
        return None
    _add(stack[-1], text[position:])
    return root


def _add(element: Element, text: str) -> None:
    if text := text.strip():
        element.children.append(Markdown(text))


def _whole_end(text: str, name: str, position: int, lasts: dict[str, int]) -> int:
    """The offset after the element's closing tag, -1 where it has none; `lasts` keeps where each name is closed for the last time."""
    if name not in lasts:
        lasts[name] = text.rfind(f"</{name}")
    if lasts[name] < position:
        return -1
    bracket = text.find(">", text.find(f"</{name}", position))
    return bracket + 1 if bracket >= 0 else -1


def _ticks(text: str) -> dict[int, int]:
    """For each run of backticks that opens a code span, where the span ends."""
    starts = [(found.start(), found.end()) for found in re.finditer(r"`++", text)]
    following: dict[int, int] = {}
    ends: dict[int, int] = {}
    for start, end in reversed(starts):
        if (close := following.get(end - start)) is not None:
            ends[start] = close
        following[end - start] = end
    return ends
