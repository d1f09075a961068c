"""Where inline pieces begin and end: one method for each rule of the dialect (legacy 5).

Each answers for one position of one text; a text never sees what stands around it. What looks far ahead pays the page's budget.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.markdown.ahead import Ahead
from octavo.legacy.toolchain.markdown.characters import SPACE

_ESCAPED = re.compile(r"\\([\\`*{}\[\]()#$+\-.!_>~|])")
_ANGLES = re.compile(r"<[^ >]++")
_URL = re.compile(rf"https?://[^{SPACE}<]+[^<.,:;\"')\]{SPACE}]")
_NAME = re.compile(r"<(\w++)(?!:/|[^\w\s@]*+@)", re.ASCII)
_ATTRIBUTES = re.compile(r"(?>(?:[^'\">]++|\"[^\"]*+\"|'[^']*+')*)>")
_BRACKET = re.compile(r"[\[\]]")
_SPACES = re.compile(f"[{SPACE}]*+")
_HREF_STOP = re.compile(f"[{SPACE}>)]")
_TITLE_END = re.compile(rf"['\"][{SPACE}]*+\)")
_BREAK = re.compile(r" {2,}+\n")
_TICKS = re.compile(r"`+")
_WORD = re.compile(r"\w", re.ASCII)
_SPECIAL = re.compile(r"[\\<!\[_*`~$]|https?://")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece that ends before `end`; `groups` are its parts, by rule."""

    end: int
    groups: tuple[str, ...]


class Spans:
    """The inline rules over one text."""

    def __init__(self, text: str, budget: Budget) -> None:
        self.text = text
        self.budget = budget
        self._ticks: dict[int, list[int]] | None = None
        self.ahead = Ahead(text)

    def escaped(self, at: int) -> Span | None:
        match = _ESCAPED.match(self.text, at)
        return Span(match.end(), (match.group(1),)) if match else None

    def autolink(self, at: int) -> Span | None:
        """`<scheme:/…>` or `<name@host>`; the groups are the content and the mark that makes it one."""
        match = _ANGLES.match(self.text, at)
        end = match.end() if match else at
        self.budget.scan(end - at)
        content = self.text[at + 1 : end]
        if not content or not self.text.startswith(">", end):
            return None
        mail, scheme = content.rfind("@", 1, len(content) - 1), content.rfind(":/", 1, len(content) - 1)
        if max(mail, scheme) < 1:
            return None
        return Span(end + 1, (content, "@" if mail > scheme else ":/"))

    def url(self, at: int) -> Span | None:
        match = _URL.match(self.text, at)
        return Span(match.end(), (match.group(),)) if match else None

    def html(self, at: int) -> Span | None:
        """A comment, an element up to its end tag (groups: name, content), or a tag alone."""
        text = self.text
        if text.startswith("<!--", at):
            close = text.find("-->", at + 4)
            self.budget.spend((close if close >= 0 else len(text)) - at)
            return Span(close + 3, ("", "")) if close >= 0 else None
        return self._fragment(at) or self._element(at)

    def _fragment(self, at: int) -> Span | None:
        if "</>" not in self.text:
            return None
        close = self._tag_end(at + 1)
        end = self._end_tag("</>", close) if close else -1
        return Span(end + 3, ("", "")) if end >= 0 else None

    def _element(self, at: int) -> Span | None:
        name = _NAME.match(self.text, at)
        if name is None:
            return None
        opened = self._tag_end(name.end())
        if not opened:
            return None
        end_tag = f"</{name.group(1)}>"
        close = self._end_tag(end_tag, opened)
        if close < 0:
            return Span(opened, ("", ""))
        return Span(close + len(end_tag), (name.group(1), self.text[opened:close]))

    def _end_tag(self, tag: str, at: int) -> int:
        """The next one that leaves some content; if there is none, one that leaves none."""
        close = self.text.find(tag, at + 1)
        self.budget.spend((close if close >= 0 else len(self.text)) - at)
        return at if close < 0 and self.text.startswith(tag, at) else close

    def _tag_end(self, at: int) -> int:
        match = _ATTRIBUTES.match(self.text, at)
        self.budget.scan((match.end() if match else len(self.text)) - at)
        return match.end() if match else 0

    def link(self, at: int) -> Span | None:
        """`[text](href "title")`, also as an image; groups: text, href, title."""
        start = self._bracket(at)
        for close in reversed(self._closers(start)) if start else ():
            if self.text.startswith("(", close + 1):
                target = self._target(close + 2)
                if target is not None:
                    return Span(target.end, (self.text[start:close], *target.groups))
        return None

    def _target(self, at: int) -> Span | None:
        text = self.text
        start = self._spaces(at)
        start += text.startswith("<", start)
        at, titles = start, True
        while stop := _HREF_STOP.search(text, at):
            found = stop.start()
            after = found + (text[found] == ">")
            spaces = self._spaces(after)
            if titles and spaces > after and text[spaces : spaces + 1] in {"'", '"'}:
                title = _TITLE_END.search(text, spaces + 1)
                self.budget.spend((title.end() if title else len(text)) - at)
                if title:
                    return Span(title.end(), (text[start:found], text[spaces + 1 : title.start()]))
                titles = False
            if text.startswith(")", spaces):
                return Span(spaces + 1, (text[start:found], ""))
            at = max(spaces, found + 1)
            self.budget.turn(at - found)
        self.budget.spend(len(text) - start)
        return None

    def footnote(self, at: int) -> Span | None:
        start = self._bracket(at)
        if not start or not self.text.startswith("^", start):
            return None
        closers = self._closers(start + 1)
        return Span(closers[-1] + 1, (self.text[start + 1 : closers[-1]],)) if closers else None

    def reference(self, at: int) -> Span | None:
        """`[text][name]`, else `[text]`; groups: text, name."""
        start = self._bracket(at)
        if not start:
            return None
        closers = self._closers(start)
        for close in reversed(closers):
            opening = self._spaces(close + 1)
            if self.text.startswith("[", opening):
                end = self.text.find("]", opening + 1)
                if end >= 0:
                    self.budget.spend(end - opening)
                    return Span(end + 1, (self.text[start:close], self.text[opening + 1 : end]))
        return Span(closers[0] + 1, (self.text[start : closers[0]], "")) if closers else None

    def _bracket(self, at: int) -> int:
        at += self.text.startswith("!", at)
        return at + 1 if self.text.startswith("[", at) else 0

    def _closers(self, at: int) -> list[int]:
        """Where a text in brackets may end: brackets within are skipped in pairs, and a lone end counts if another follows before a beginning."""
        text, found, start = self.text, list[int](), at
        while bracket := _BRACKET.search(text, at):
            self.budget.turn()
            at = bracket.start()
            if text[at] == "[":
                at = text.find("]", at + 1)
                if at < 0:
                    at = len(text)
                    break
            else:
                found.append(at)
                following = _BRACKET.search(text, at + 1)
                if following is None or following.group() == "[":
                    break
            at += 1
        self.budget.spend(at - start)
        return found

    def strong(self, at: int) -> Span | None:
        for mark in ("__", "**"):
            if self.text.startswith(mark, at):
                return self._strong(at, mark)
        return None

    def _strong(self, at: int, mark: str) -> Span | None:
        close = at + 2
        while (close := self.text.find(mark, close + 1)) >= 0:
            self.budget.turn()
            if not self.text.startswith(mark[0], close + 2):
                self.budget.spend(close - at)
                return Span(close + 2, (self.text[at + 2 : close],))
        self.budget.spend(len(self.text) - at)
        return None

    def emphasis(self, at: int) -> Span | None:
        """Closed by the first single mark that may close it; doubled marks are stepped over, and taken apart only if nothing else closes it."""
        text, mark = self.text, self.text[at : at + 1]
        if mark not in {"_", "*"}:
            return None
        pairs, seen, position = list[int](), set[int](), at + 1
        while True:
            self.budget.turn()
            position = text.find(mark, position)
            if position >= 0 and position not in seen:
                seen.add(position)
                if position > at + 1 and self._closes(position, mark):
                    self.budget.spend(position - at)
                    return Span(position + 1, (text[at + 1 : position],))
                if text.startswith(mark, position + 1):
                    pairs.append(position)
                    position += 2
                else:
                    position += 1
            elif pairs:
                position = pairs.pop() + 1
            else:
                self.budget.spend(len(text) - at)
                return None

    def _closes(self, at: int, mark: str) -> bool:
        following = self.text[at + 1 : at + 2]
        return _WORD.match(following) is None if mark == "_" else following != "*"

    def code(self, at: int) -> Span | None:
        """Between runs of as many ticks; a run that finds no partner is tried shorter."""
        opening = _TICKS.match(self.text, at)
        if opening is None:
            return None
        if self._ticks is None:
            self._ticks = _runs(self.text)
        self.budget.turn(opening.end() - at)
        for length in (length for length in self._ticks if length <= opening.end() - at):
            self.budget.turn()
            close = self._partner(length, self._spaces(at + length) + 1)
            if close < 0:
                close = self._partner(length, at + length)
            if close >= 0:
                return Span(close + length, (_code(self.text[at + length : close]),))
        return None

    def _partner(self, length: int, start: int) -> int:
        runs = (self._ticks or {}).get(length, [])
        index = bisect_left(runs, start)
        return runs[index] if index < len(runs) else -1

    def line_break(self, at: int) -> Span | None:
        match = _BREAK.match(self.text, at)
        if match is None or self._spaces(match.end()) == len(self.text):
            return None
        return Span(match.end(), ())

    def deleted(self, at: int) -> Span | None:
        text = self.text
        if not text.startswith("~~", at) or text[at + 2 : at + 3] in SPACE:
            return None
        close = at + 2
        while (close := text.find("~~", close + 1)) >= 0:
            self.budget.turn()
            if text[close - 1] not in SPACE:
                return Span(close + 2, (text[at + 2 : close],))
        self.budget.spend(len(text) - at)
        return None

    def plain(self, at: int) -> int:
        """The end of plain text: at least one character, then up to whatever may begin something."""
        end = self.ahead.search(_SPECIAL, at + 1)
        line_break = self.ahead.find("  \n", at + 1)
        if line_break < end:
            end = line_break
            while end > at + 1 and self.text[end - 1] == " ":
                end -= 1
        return end

    def _spaces(self, at: int) -> int:
        match = _SPACES.match(self.text, at)
        return match.end() if match else at


def _runs(text: str) -> dict[int, list[int]]:
    """Where runs of ticks begin, by their length, longest first."""
    found = dict[int, list[int]]()
    for run in _TICKS.finditer(text):
        found.setdefault(run.end() - run.start(), []).append(run.start())
    return dict(sorted(found.items(), reverse=True))


def _code(content: str) -> str:
    """Stripped, but never to nothing, nor so that it would end in a tick."""
    stripped = content.lstrip(SPACE) or content[-1:]
    ended = stripped.rstrip(SPACE) or stripped[:1]
    return stripped[: len(ended) + 1] if ended.endswith("`") else ended
