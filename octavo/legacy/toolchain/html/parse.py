"""Reading HTML as that time's toolchain did: nothing is an error, few tags close others, what is open at the end closes there (legacy 5)."""

import re
from collections import Counter

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.html.entities import decode
from octavo.legacy.toolchain.html.nodes import Element, Raw, Text

MAX_DEPTH = 250
_COMMENTS = (("<!--", "-->"), ("<![CDATA[", "]]>"))
_FORM = frozenset({"input", "option", "optgroup", "select", "button", "datalist", "textarea"})
_CLOSES: dict[str, frozenset[str]] = {
    "tr": frozenset({"tr", "th", "td"}),
    "th": frozenset({"th"}),
    "td": frozenset({"thead", "th", "td"}),
    "body": frozenset({"head", "link", "script"}),
    "li": frozenset({"li"}),
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6"), frozenset({"p"})),
    **dict.fromkeys(("select", "input", "output", "button", "datalist", "textarea"), _FORM),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"optgroup"}),
}
_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "br",
        "col",
        "command",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "isindex",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "path",
        "circle",
        "ellipse",
        "line",
        "rect",
        "use",
        "stop",
        "polyline",
        "polygon",
    ]
)
# white space between attributes; no other space ends a name
_SPACE = r" \n\t\f\r"
_NAME = re.compile(rf"[^{_SPACE}/>]++")
_CLOSING_NAME = re.compile(rf"[{_SPACE}]*+([^{_SPACE}>]++)")
_ATTRIBUTE_NAME = re.compile(rf"[{_SPACE}/]*+([^{_SPACE}/>=][^{_SPACE}/>=]*+|=[^{_SPACE}/>=]*+)[{_SPACE}]*+")
_TAG_END = re.compile(rf"[{_SPACE}/]*+>")
_UNQUOTED = re.compile(rf"[^{_SPACE}>]*+")
_SPACES = re.compile(rf"[{_SPACE}]*+")


def parse(html: str, *, keep_case: bool = False) -> Element:
    """The root holds the fragment; its name is empty. `keep_case`: names stay as written, so that `BR` is no `br`, as in 2.x."""
    return _Parser(html, keep_case=keep_case).run()


class _Parser:
    def __init__(self, html: str, *, keep_case: bool) -> None:
        self._html = html
        self._name = str if keep_case else str.lower
        self._root = Element("")
        self._open = [self._root]
        self._names = Counter[str]()

    def run(self) -> Element:
        at, html = 0, self._html
        while at < len(html):
            tag = html.find("<", at)
            if tag < 0:
                self._text(at, len(html))
                break
            self._text(at, tag)
            at = self._markup(tag)
        return self._root

    def _text(self, start: int, end: int) -> None:
        self._literal(decode(self._html, start, end, attribute=False))

    def _literal(self, text: str) -> None:
        if not text:
            return
        siblings = self._open[-1].children
        last = siblings[-1] if siblings else None
        if isinstance(last, Text):
            last.data += text
        else:
            siblings.append(Text(text))

    def _markup(self, at: int) -> int:
        html = self._html
        following = html[at + 1 : at + 2]
        if following in {"!", "?"}:
            return self._declaration(at)
        if following == "/":
            return self._end_tag(at)
        if not following or following in "<> \t\n\f\r":
            self._text(at, at + 1)
            return at + 1
        return self._start_tag(at)

    def _declaration(self, at: int) -> int:
        """Comments and the like. A comment that never ends takes the rest, another declaration is text then."""
        html = self._html
        for opening, closing in _COMMENTS:
            if html.startswith(opening, at):
                start = at + len(opening)
                end = html.find(closing, start)
                text = html[start : end if end >= 0 else len(html)]
                self._open[-1].append(Raw(f"<!--{text}-->" if closing == "-->" else f"<!--[CDATA[{text}]]-->"))
                return end + 3 if end >= 0 else len(html)
        end = html.find(">", at + 1)
        if end < 0:
            self._literal(html[at + 2 :])
            return len(html)
        self._open[-1].append(Raw(html[at : end + 1]))
        return end + 1

    def _end_tag(self, at: int) -> int:
        html = self._html
        name = _CLOSING_NAME.match(html, at + 2)
        if name is None:
            end = html.find(">", at)
            end = end + 1 if end >= 0 else len(html)
            self._text(at, end)
            return end
        end = html.find(">", name.end())
        self._close(self._name(name.group(1)))
        return end + 1 if end >= 0 else len(html)

    def _close(self, name: str) -> None:
        if name not in _VOID and self._names[name]:
            while self._pop() != name:
                pass
            return
        if name in {"p", "br"}:
            self._open_element(Element(name))
            if name == "p":
                self._pop()

    def _open_element(self, element: Element) -> None:
        closes = _CLOSES.get(element.name, frozenset())
        while self._open[-1].name in closes:
            self._pop()
        self._open[-1].append(element)
        if element.name not in _VOID:
            if len(self._open) > MAX_DEPTH:
                raise BookFault(f"HTML elements lie more than {MAX_DEPTH} deep in each other.")
            self._open.append(element)
            self._names[element.name] += 1

    def _pop(self) -> str:
        name = self._open.pop().name
        self._names[name] -= 1
        return name

    def _start_tag(self, at: int) -> int:
        html = self._html
        name = _NAME.match(html, at + 1)
        if name is None:
            self._text(at, at + 1)
            return at + 1
        attributes = dict[str, str]()
        end = self._attributes(name.end(), attributes)
        if end < 0:
            return len(html)
        element = Element(self._name(name.group()), attributes)
        self._open_element(element)
        return self._raw_text(end, element) if element.name in {"script", "style"} else end

    def _attributes(self, at: int, attributes: dict[str, str]) -> int:
        """Where the tag ends; -1 if it never does. The first of two equal names counts."""
        html = self._html
        while True:
            end = _TAG_END.match(html, at)
            if end:
                return end.end()
            name = _ATTRIBUTE_NAME.match(html, at)
            if name is None:
                return -1
            at, value = name.end(), ""
            if html.startswith("=", at):
                at = self._spaces(at + 1)
                quote = html[at : at + 1]
                if quote in {'"', "'"}:
                    close = html.find(quote, at + 1)
                    if close < 0:
                        return -1
                    value, at = decode(html, at + 1, close, attribute=True), close + 1
                else:
                    unquoted = _UNQUOTED.match(html, at)
                    close = unquoted.end() if unquoted else at
                    value, at = decode(html, at, close, attribute=True), close
            attributes.setdefault(self._name(name.group(1)), value)

    def _spaces(self, at: int) -> int:
        match = _SPACES.match(self._html, at)
        return match.end() if match else at

    def _raw_text(self, at: int, element: Element) -> int:
        """Scripts and styles hold no markup."""
        end = re.compile(rf"</{element.name}[{_SPACE}>]", re.IGNORECASE).search(self._html, at)
        stop = end.start() if end else len(self._html)
        if stop > at:
            element.append(Text(self._html[at:stop]))
        return stop
