"""HTML as the dialect uses it: single tags, and fragments as a tree of elements (dialect 2.5, 5.2).

Nothing here is a browser: unknown names are text (`<ip>` in prose), unclosed elements end with their parent, and every pattern is possessive.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import Final

TAG: Final = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9-]*+)((?>(?:\s++(?>(?:[^\s"'<>/=]++(?>(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?))?)){0,200}))\s*+(/?)>"""
)
_ATTRIBUTE: Final = re.compile(r"""([^\s"'<>/=]++)(?>(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?)""")
_ENTITY: Final = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z][A-Za-z0-9]{1,31})|(#xNAN));")

VOID: Final = frozenset({"img", "br", "hr", "source", "input", "wbr", "col", "meta", "link", "area", "base", "embed", "param", "track"})
INLINE: Final = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input", "ins",
        "kbd", "label", "mark", "picture", "q", "s", "samp", "select", "small", "source", "span", "strike", "strong", "sub", "sup", "time",
        "tt", "u", "var", "wbr", "option",
    }
)  # fmt: skip
BLOCK: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "caption", "col", "colgroup", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "iframe", "li", "main", "nav", "ol", "p",
        "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio", "object", "embed",
        "script", "style", "svg", "textarea", "noscript", "canvas",
    }
)  # fmt: skip
KNOWN: Final = INLINE | BLOCK
RAW: Final = frozenset({"script", "style", "textarea", "svg"})
"""Elements whose content is no text of the page; they are kept whole."""

_CLOSED_BY: Final[dict[str, frozenset[str]]] = {
    "p": frozenset({"p", "div", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "hr"}),
    "li": frozenset({"li"}), "td": frozenset({"td", "th", "tr"}), "th": frozenset({"td", "th", "tr"}), "tr": frozenset({"tr", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}), "tbody": frozenset({"tbody", "tfoot"}), "option": frozenset({"option"}),
    "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
}  # fmt: skip
_RAW_END: Final = {name: re.compile(f"</{name}\\s*+>", re.IGNORECASE) for name in RAW}
_SCOPES: Final = frozenset({"table", "td", "th", "ul", "ol"})
_SURROGATES: Final = range(0xD800, 0xE000)
_MAX_DEPTH: Final = 24


class Markdown(str):
    """Text between elements that is Markdown, not read yet."""

    __slots__ = ()


@dataclass(slots=True)
class Element:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)
    raw: str = ""

    def elements(self, *names: str) -> Iterator["Element"]:
        """The child elements with one of these names."""
        return (child for child in self.children if isinstance(child, Element) and child.name in names)

    def find(self, *names: str) -> "Element | None":
        """The first descendant with one of these names, in the order of the text."""
        waiting: list[Element | str] = list(reversed(self.children))
        while waiting:
            child = waiting.pop()
            if isinstance(child, Element):
                if child.name in names:
                    return child
                waiting.extend(reversed(child.children))
        return None

    def text(self) -> str:
        found: list[str] = []
        waiting: list[Element | str] = list(reversed(self.children))
        while waiting:
            child = waiting.pop()
            if isinstance(child, str):
                found.append(child)
            else:
                waiting.extend(reversed(child.children))
        return "".join(found)


def read_attributes(text: str) -> dict[str, str]:
    """Names in lower case; a flag's value is the empty string; the first of two equal names counts."""
    attributes: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text):
        value = found[2] if found[2] is not None else found[3] if found[3] is not None else found[4]
        attributes.setdefault(found[1].lower(), unescape(value) if value else "")
    return attributes


def unescape(text: str) -> str:
    """Entities as characters; the exporter's `&#xNAN;` is nothing (dialect 5.2, 15)."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def read_entity(text: str, position: int) -> tuple[str, int] | None:
    """The character of the entity at `position`, and the offset after it."""
    found = _ENTITY.match(text, position)
    if found is None:
        return None
    character = _character(found)
    return None if character == found[0] else (character, found.end())


def _character(found: re.Match[str]) -> str:
    if found[4]:
        return ""
    if found[3]:
        return html5.get(f"{found[3]};", found[0])
    code = int(found[1], 16) if found[1] else int(found[2])
    if code == 0 or code > sys.maxunicode or code in _SURROGATES:
        return "\ufffd"
    return chr(code)


def parse_html(text: str) -> Element:
    """The fragment as children of a nameless element; text is unescaped, comments are gone, unknown tags are text."""
    root = Element("")
    stack = [root]
    position = 0
    last_comment = text.rfind("-->")
    while (start := text.find("<", position)) >= 0:
        _add_text(stack[-1], unescape(text[position:start]))
        if last_comment > start and text.startswith("<!--", start):
            position = text.index("-->", start + 2) + 3
            continue
        tag = TAG.match(text, start)
        if tag is None or tag[2].lower() not in KNOWN:
            _add_text(stack[-1], text[start : tag.end() if tag else start + 1])
            position = tag.end() if tag else start + 1
            continue
        position = place(stack, tag, text)
    _add_text(stack[-1], unescape(text[position:]))
    return root


def place(stack: list[Element], tag: re.Match[str], text: str) -> int:
    """Put a tag where the elements that are open let it stand; the offset after it, or after the end of what is kept raw."""
    name = tag[2].lower()
    if tag[1]:
        _close(stack, name)
        return tag.end()
    if name in ("mark", "sub", "sup") and stack[-1].name == name and stack[-1].attributes == read_attributes(tag[3]):
        stack.pop()  # the exporter repeats the opening tag where it should close (dialect 2.4)
        return tag.end()
    while len(stack) > 1 and name in _CLOSED_BY.get(stack[-1].name, ()):
        stack.pop()
    if name in ("td", "th", "tr", "li"):
        _close_open(stack, name)
    if len(stack) >= _MAX_DEPTH and name not in VOID and name not in RAW:
        return tag.end()  # too deep: what it holds stays
    element = Element(name, read_attributes(tag[3]))
    stack[-1].children.append(element)
    if name in RAW:
        close = _RAW_END[name].search(text, tag.end()) if text.rfind("</") > tag.end() else None
        end = close.end() if close else len(text)
        element.raw = text[tag.start() : end]
        return end
    if name not in VOID and not tag[4]:
        stack.append(element)
    return tag.end()


def _close(stack: list[Element], name: str) -> None:
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].name == name:
            del stack[index:]
            return
        if stack[index].name in ("td", "th") and name not in ("tr", "table", "tbody", "thead"):
            return


def _close_open(stack: list[Element], name: str) -> None:
    """A new cell, row or item ends the one that is still open in the same table or list."""
    for index in range(len(stack) - 1, 0, -1):
        if stack[index].name in _CLOSED_BY and name in _CLOSED_BY[stack[index].name] and stack[index].name != "p":
            del stack[index:]
            return
        if stack[index].name in _SCOPES:
            return


def _add_text(element: Element, text: str) -> None:
    if text:
        element.children.append(text)


def attribute(value: str) -> str:
    """A value between double quotes, in the exporter's spelling of entities."""
    return value.replace("&", "&#x26;").replace('"', "&#x22;").replace("<", "&#x3C;").replace("\n", "&#xA;")


def escape(text: str) -> str:
    """Text between tags."""
    return text.replace("&", "&#x26;").replace("<", "&#x3C;").replace("\ufeff", "&#xFEFF;")
