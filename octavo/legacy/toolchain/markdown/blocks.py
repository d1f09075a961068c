"""Where blocks begin and end: one function for each rule of the dialect, `(text, position) -> match or None` (legacy 5).

The rules are those of kramed 0.5.6, observed. They look at the text from a position on; none of them can take more than linear time, and those that
look far ahead pay the page's budget.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.markdown.characters import SPACE

LEVELS = 6
BULLET = r"(?:[*+-]|[0-9]++\.)"
_NEWLINES = re.compile(r"\n+")
_SPACES = re.compile(r" *+")
_INDENTED = re.compile(r"(?>(?:(?: {4}|\t)[^\n]++\n*+)+)")
_FENCE = re.compile(r" *+(`{3,}|~{3,})")
_FENCE_INFO = re.compile(rf" *+([^{SPACE}]++)? *+\n")
_FENCE_INFO_GOES_ON = re.compile(rf"([^{SPACE}]*+) *+\n")
_LINE_END = re.compile(r" *+(?:\n|\Z)")
_FOOTNOTE = re.compile(r"\[\^([^\]]++)\]: ([^\n]++)")
_UNDERLINED = re.compile(r"([^\n]++)\n *+([=-]{2,}+) *+(?:\n|\Z)")
_UNDERLINE = re.compile(r" *+[=-]{2,}+ *+(?:\n|\Z)")
_RULE = re.compile(r"(?>(?: *+[-*_]){3,}) *+(?:\n|\Z)")
_RULE_IN_LIST = re.compile(r"(?>(?:[-*_] *+){3,})(?:\n|\Z)")
_LIST = re.compile(rf"( *+)({BULLET}) ")
_ITEM = re.compile(rf"{BULLET} ")
_ALIGNMENT_BARE = re.compile(r" *+([-:]++ *+\|[-| :]*+)\n")
_ALIGNMENT_PIPED = re.compile(r" *+\|( *+[-:]++[-| :]*+)\n")
_ENDS = r"\n\r\u2028\u2029"
_HEADER_BARE = re.compile(rf" *+([^{SPACE}][^{_ENDS}]*+)\n")
_HEADER_PIPED = re.compile(rf" *+\|([^{_ENDS}]++)\n")
_ROW_PIPED = re.compile(rf" *+\|[^{_ENDS}]*+(?:\n|\Z)")
_ROW_BARE = re.compile(rf"[^|{_ENDS}]*+\|[^{_ENDS}]*+(?:\n|\Z)")
_DEFINITION = re.compile(rf" *+\[([^\]]++)\]: *+<?([^{SPACE}>]++)>?(?: ++[\"(]([^\n]+)[\")])? *+(?:\n|\Z)")
_INLINE_TAGS = (
    "a em strong small s cite q dfn abbr data time code var samp kbd sub sup i b u mark ruby rt rp bdi bdo span br wbr ins del img"
)
_TAG = re.compile(rf"<(?!(?:{_INLINE_TAGS.replace(' ', '|')})\b)(\w++)(?!:/|[^\w\s@]*+@)", re.ASCII)
_ATTRIBUTES = re.compile(r"(?>(?:[^'\">]++|\"[^\"]*+\"|'[^']*+')*)>")
_MATHS = re.compile(r" *+\${2}[\s\S]")
_LINE = re.compile(r"[^\n]++")


@dataclass(frozen=True, slots=True)
class Found:
    """A block that ends before `end`; `groups` are its parts, by rule."""

    rule: str
    end: int
    groups: tuple[str, ...] = ()


class Blocks:
    """The block rules over one text."""

    def __init__(self, text: str, budget: Budget) -> None:
        self.text = text
        self.budget = budget
        self.blank_from = len(text.rstrip(SPACE))
        self._closing: dict[str, list[int]] = {}

    def find(self, at: int, *, rules: tuple[Callable[["Blocks", int], Found | None], ...]) -> Found | None:
        for rule in rules:
            found = rule(self, at)
            if found is not None:
                return found
        return None

    def newline(self, at: int) -> Found | None:
        match = _NEWLINES.match(self.text, at)
        return Found("newline", match.end()) if match else None

    def indented(self, at: int) -> Found | None:
        match = _INDENTED.match(self.text, at)
        return Found("code", match.end(), ("", match.group())) if match else None

    def fenced(self, at: int) -> Found | None:
        opening = _FENCE.match(self.text, at)
        if opening is None:
            return None
        marks, start = opening.group(1), opening.start(1)
        info = _FENCE_INFO.match(self.text, opening.end())
        self.budget.turn()
        closing = self._closing_fence(info.end(), marks) if info else None
        if info is not None and closing is not None:
            return Found("fence", closing[1], (info.group(1) or "", closing[0]))
        return self._fenced_by_fewer(marks, start)

    def _fenced_by_fewer(self, marks: str, start: int) -> Found | None:
        """A fence of fewer marks than stand there: the others begin its info."""
        info = _FENCE_INFO_GOES_ON.match(self.text, start + len(marks))
        if info is None:
            return None
        for length in range(len(marks) - 1, 2, -1):
            self.budget.turn(length)
            closing = self._closing_fence(info.end(), marks[:length])
            if closing is not None:
                content, end = closing
                return Found("fence", end, (marks[length:] + info.group(1), content))
        return None

    def _closing_fence(self, start: int, fence: str) -> tuple[str, int] | None:
        """The first run of marks that ends its line, wherever in the line it begins; the content is at least one character."""
        at = self.text.find(fence, start + 1)
        self.budget.spend((at if at >= 0 else len(self.text)) - start)
        while at >= 0:
            end = _LINE_END.match(self.text, at + len(fence))
            if end:
                content = self.text[start:at]
                return content.rstrip(SPACE) or content[:1], end.end()
            found = self.text.find(fence, at + 1)
            self.budget.turn((found if found >= 0 else len(self.text)) - at)
            at = found
        return None

    def footnote(self, at: int) -> Found | None:
        if not self.text.startswith("[^", at):
            return None
        match = _FOOTNOTE.match(self.text, at) if self._bracket_closes(at, ": ") else None
        return Found("footnote", match.end(), match.groups()) if match else None

    def heading(self, at: int) -> Found | None:
        """One to six marks, no space needed; closing marks are dropped, but at least one character of text stays."""
        start, text = self._spaces(at), self.text
        if not text.startswith("#", start):
            return None
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        level = 1
        while level < LEVELS and text.startswith("#", start + level):
            level += 1
        body = start + level
        while body < end and text[body] == " ":
            body += 1
        if body == end:
            if body > start + level:
                body -= 1
            elif level > 1:
                level, body = level - 1, body - 1
            else:
                return None
        title = text[body:end]
        stripped = title.rstrip(" ").rstrip("#").rstrip(" ")
        return Found("heading", min(end + 1, len(text)), (str(level), stripped or title[:1]))

    def bare_table(self, at: int) -> Found | None:
        header = _HEADER_BARE.match(self.text, at)
        if header is None or "|" not in header.group(1)[1:]:
            return None
        return self._table("bare table", header.group(1), _ALIGNMENT_BARE.match(self.text, header.end()), _ROW_BARE)

    def piped_table(self, at: int) -> Found | None:
        header = _HEADER_PIPED.match(self.text, at)
        if header is None:
            return None
        return self._table("piped table", header.group(1), _ALIGNMENT_PIPED.match(self.text, header.end()), _ROW_PIPED)

    def _table(self, rule: str, header: str, alignment: re.Match[str] | None, row: re.Pattern[str]) -> Found | None:
        if alignment is None:
            return None
        start = end = alignment.end()
        while end < len(self.text) and (match := row.match(self.text, end)):
            end = match.end()
        newlines = _NEWLINES.match(self.text, end)
        return Found(rule, newlines.end() if newlines else end, (header, alignment.group(1), self.text[start:end]))

    def underlined(self, at: int) -> Found | None:
        match = _UNDERLINED.match(self.text, at)
        if match is None:
            return None
        return Found("heading", match.end(), ("1" if match.group(2)[-1] == "=" else "2", match.group(1)))

    def rule(self, at: int) -> Found | None:
        match = _RULE.match(self.text, at)
        return Found("rule", match.end()) if match else None

    def quote(self, at: int) -> Found | None:
        text, end = self.text, at
        while (first := self._quoted(end)) is not None:
            end = first
            while end + 1 < len(text) and text[end] == "\n" and text[end + 1] != "\n" and self.definition(end + 1) is None:
                line = text.find("\n", end + 1)
                end = len(text) if line < 0 else line
            newlines = _NEWLINES.match(text, end)
            end = newlines.end() if newlines else end
        return Found("quote", end) if end > at else None

    def _quoted(self, at: int) -> int | None:
        """The end of a line that begins a quote: a mark and at least one character more."""
        mark = self._spaces(at)
        if not self.text.startswith(">", mark):
            return None
        line = _LINE.match(self.text, mark + 1)
        return line.end() if line else None

    def list(self, at: int) -> Found | None:
        opening = _LIST.match(self.text, at)
        if opening is None or opening.end() == len(self.text):
            return None
        indent, bullet = opening.groups()
        return Found("list", self._list_end(opening.end() + 1, indent), (bullet,))

    def _list_end(self, at: int, indent: str) -> int:
        text = self.text
        while True:
            line = text.find("\n", at)
            if line < 0 or line > self.blank_from:
                return len(text)
            newlines = _NEWLINES.match(text, line)
            after = newlines.end() if newlines else line + 1
            if self._rule_in_list(after, indent) or self.definition(after) is not None:
                return after
            if after - line > 2 or (after - line == 2 and not text.startswith(" ", after) and not self._item(after, indent)):  # noqa: PLR2004 - two newlines, three
                return after
            if line == self.blank_from:
                return len(text)
            at = after

    def _rule_in_list(self, at: int, indent: str) -> bool:
        if _RULE_IN_LIST.match(self.text, at):
            return True
        return bool(indent) and self.text.startswith(indent, at) and _RULE_IN_LIST.match(self.text, at + len(indent)) is not None

    def _item(self, at: int, indent: str) -> bool:
        return self.text.startswith(indent, at) and _ITEM.match(self.text, at + len(indent)) is not None

    def html(self, at: int) -> Found | None:
        start = self._spaces(at)
        if not self.text.startswith("<", start):
            return None
        end = self._comment(start) if self.text.startswith("<!--", start) else self._element(start)
        return Found("html", end) if end is not None else None

    def _comment(self, start: int) -> int | None:
        """The first comment end that also ends its line."""
        close = start + 4
        while (close := self.text.find("-->", close)) >= 0:
            end = self._spaces(close + 3)
            if self.text.startswith("\n", end):
                return end + 1
            if end >= self.blank_from:
                return len(self.text)
            self.budget.turn(end - start)
            close += 3
        self.budget.spend(len(self.text) - start)
        return None

    def _element(self, start: int) -> int | None:
        """An element up to its end tag, or else a tag alone; either is followed by a blank line or the end."""
        tag = _TAG.match(self.text, start)
        if tag is None:
            return None
        for close in self._end_tags(tag.group(1), tag.end() + 1):
            end = self._blank_line(close)
            if end is not None:
                return end
        attributes = _ATTRIBUTES.match(self.text, tag.end())
        self.budget.scan((attributes.end() if attributes else len(self.text)) - start)
        return self._blank_line(attributes.end()) if attributes else None

    def _end_tags(self, name: str, start: int) -> Iterator[int]:
        """Where the end tags of this name end."""
        if name not in self._closing:
            self.budget.spend(len(self.text))
            self._closing[name] = [match.end() for match in re.finditer(f"</{name}>", self.text)]
        ends = self._closing[name]
        first = bisect_left(ends, start + len(name) + 3)
        for index in range(first, len(ends)):
            self.budget.turn()
            yield ends[index]

    def _blank_line(self, at: int) -> int | None:
        end = self._spaces(at)
        if self.text.startswith("\n\n", end):
            newlines = _NEWLINES.match(self.text, end)
            return newlines.end() if newlines else None
        return len(self.text) if end >= self.blank_from else None

    def _spaces(self, at: int) -> int:
        match = _SPACES.match(self.text, at)
        return match.end() if match else at

    def definition(self, at: int) -> Found | None:
        start = self._spaces(at)
        if not self.text.startswith("[", start) or not self._bracket_closes(start, ":"):
            return None
        match = _DEFINITION.match(self.text, at)
        return Found("definition", match.end(), (match.group(1), match.group(2), match.group(3) or "")) if match else None

    def _bracket_closes(self, at: int, follower: str) -> bool:
        close = self.text.find("]", at)
        self.budget.spend((close if close >= 0 else len(self.text)) - at)
        return close >= 0 and self.text.startswith(follower, close + 1)

    def paragraph(self, at: int) -> Found | None:
        text, end = self.text, at
        while (line := _LINE.match(text, end)) is not None:
            end = line.end()
            if end == len(text):
                break
            if self.interrupts(end + 1):
                break
            end += 1
        if end == at:
            return None
        newlines = _NEWLINES.match(text, end)
        return Found("paragraph", newlines.end() if newlines else end, (text[at:end].removesuffix("\n"),))

    def interrupts(self, at: int) -> bool:
        """Whether a block that may cut a paragraph short begins here."""
        text, start = self.text, self._spaces(at)
        if start == len(text):
            return False
        if any(test(self, at) for test in _INTERRUPTING.get(text[start], ())) or self._begins_list(at):
            return True
        line = text.find("\n", at)
        return line > at and _UNDERLINE.match(text, line + 1) is not None

    def _begins_list(self, at: int) -> bool:
        opening = _LIST.match(self.text, at)
        return opening is not None and opening.end() < len(self.text)

    def _begins_tag(self, at: int) -> bool:
        return _TAG.match(self.text, at) is not None

    def _begins_maths(self, at: int) -> bool:
        return _MATHS.match(self.text, at) is not None

    def line(self, at: int) -> Found | None:
        match = _LINE.match(self.text, at)
        return Found("text", match.end(), (match.group(),)) if match else None


_INTERRUPTING: dict[str, tuple[Callable[[Blocks, int], object], ...]] = {
    "-": (Blocks.rule,),
    "*": (Blocks.rule,),
    "_": (Blocks.rule,),
    "#": (Blocks.heading,),
    ">": (Blocks._quoted,),  # noqa: SLF001 - its own
    "`": (Blocks.fenced,),
    "~": (Blocks.fenced,),
    "[": (Blocks.definition,),
    "<": (Blocks._begins_tag,),  # noqa: SLF001 - its own
    "$": (Blocks._begins_maths,),  # noqa: SLF001 - its own
}
