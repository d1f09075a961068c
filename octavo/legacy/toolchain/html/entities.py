"""Character references, as that time's HTML reader had them.

In attributes a name needs its semicolon (`?a=1&section=2` is no section sign), in text the oldest names do without. Some slips of that reader are kept,
because they show in what it wrote: a name in an attribute that lacks its semicolon takes the character after it, and `&#` with no number behind it
writes the character before it twice.
"""

import re
from html.entities import html5

_STRICT = {name.removesuffix(";"): text for name, text in html5.items() if name.endswith(";")}
_LEGACY = {name: text for name, text in html5.items() if not name.endswith(";")}
_LEAST, _MOST = min(map(len, _LEGACY)), max(map(len, _LEGACY))
_NAME = re.compile("[a-zA-Z0-9]*+")
_DIGITS = re.compile("[0-9]*+")
_HEX_DIGITS = re.compile("[a-fA-F0-9]*+")
_LAST = 0x10FFFF
_WINDOWS = dict(zip(range(0x80, 0xA0), "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ", strict=True))


def decode(html: str, start: int, end: int, *, attribute: bool) -> str:
    """The characters that a part of the HTML stands for."""
    if html.find("&", start, end) < 0:
        return html[start:end]
    return _Decoder(html, start, end, attribute=attribute).run()


class _Decoder:
    """`_section` is where the part begins that is not yet written; a slip may set it before or behind the place in hand."""

    def __init__(self, html: str, start: int, end: int, *, attribute: bool) -> None:
        self._html = html
        self._end = end
        self._attribute = attribute
        self._section = start
        self._out = list[str]()

    def run(self) -> str:
        at = self._html.find("&", self._section, self._end)
        while at >= 0:
            self._flush(at)
            self._section = at
            following = self._number(at) if self._html.startswith("#", at + 1) else self._name(at)
            at = self._html.find("&", following, self._end)
        self._flush(self._end)
        return "".join(self._out)

    def _flush(self, at: int) -> None:
        first, last = max(self._section, 0), at
        if first > last and self._attribute:
            first, last = last, first
        self._out.append(self._html[first:last])

    def _number(self, at: int) -> int:
        html = self._html
        hexadecimal = html[at + 2 : at + 3] in {"x", "X"}
        first = at + 2 + hexadecimal
        digits = (_HEX_DIGITS if hexadecimal else _DIGITS).match(html, first)
        end = digits.end() if digits else first
        if end > first:
            self._out.append(_character(html[first:end], 16 if hexadecimal else 10))
            self._section = end
        elif end < len(html):
            self._section -= 1
        if html.startswith(";", end):
            self._section += 1
            return end + 1
        return end

    def _name(self, at: int) -> int:
        html = self._html
        found = _NAME.match(html, at + 1)
        end = found.end() if found else at + 1
        closed = html.startswith(";", end)
        if closed or (self._attribute and end > at + 1 and not html.startswith("=", end)):
            self._strict(html[at + 1 : end], end)
        if self._section == at and end > at + 1 and (closed or not self._attribute):
            self._legacy(at, end)
        return end + closed

    def _strict(self, name: str, end: int) -> None:
        text = _STRICT.get(name)
        if text is not None:
            self._out.append(text)
            self._section = end + 1

    def _legacy(self, at: int, end: int) -> None:
        for length in range(min(end - at - 1, _MOST), _LEAST - 1, -1):
            text = _LEGACY.get(self._html[at + 1 : at + 1 + length])
            if text is not None:
                self._out.append(text)
                self._section = at + 1 + length
                return


def _character(digits: str, base: int) -> str:
    digits = digits.lstrip("0") or "0"
    code = int(digits, base) if len(digits) < 8 else _LAST + 1  # noqa: PLR2004 - more than any code point has
    if code == 0 or code > _LAST or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - surrogates
        return "\ufffd"
    return _WINDOWS.get(code) or chr(code)
