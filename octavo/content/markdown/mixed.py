"""Block elements in the middle of a line of Markdown, as pipe tables have them: `one <ul><li>**two**</li></ul>`.

The text between the block elements stays Markdown, but for what stands in elements that hold no Markdown anywhere.
"""

import re
from typing import Final

from octavo.content.markdown.code_spans import CodeSpans
from octavo.content.markdown.destination import read_destination
from octavo.content.markdown.html_tags import BLOCK, TAG, Element, Markdown, parse_html, place

_NEXT: Final = re.compile(r"\\[!-/:-@\[-`{-~]|`++|\$\$|\]\(|<(?=[A-Za-z/!])")
_WHOLE: Final = frozenset({"pre", "table", "figure", "details", "script", "style", "svg", "textarea", "iframe", "video", "audio"})
"""Elements that are HTML to their end."""


def parse_mixed(text: str) -> Element | None:
    """The text as children of a nameless element, its Markdown unread; None where no block element is in it."""
    if "<" not in text:
        return None
    root = Element("")
    stack = [root]
    spans = CodeSpans(text)
    lasts: dict[str, int] = {}
    position = scan = 0
    while (found := _NEXT.search(text, scan)) is not None:
        scan = found.end()
        if found[0] != "<":
            scan = _after(text, found, spans)
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


def _after(text: str, found: re.Match[str], spans: CodeSpans) -> int:
    """The offset after what inline Markdown reads as one: an escaped character, a code span, a formula, a link's address and title."""
    if found[0][0] == "`":
        end, close = spans.closer(found.start())
        return close + end - found.start() if close >= 0 else end
    if found[0] == "$$":
        close = text.find("$$", found.end())
        return close + 2 if close >= 0 and text[found.end() : close].strip() else found.end()
    if found[0] == "](":
        target = read_destination(text, found.start() + 1)
        return target[2] if target is not None else found.end()
    return found.end()


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
