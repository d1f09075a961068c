"""Reading SUMMARY.md (dialect 3.2): what stands in it, line by line. Which row is a page and which a link is for `read.py` to say, which knows the files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from octavo.content.faults import Fault
from octavo.content.revision.row_links import read_row_link
from octavo.content.revision.titles import strip_closing, title_text
from octavo.content.yaml_text import YamlError, load_yaml

DEPTH_LIMIT: Final = 32
LINE_LIMIT: Final = 4000

_ITEM: Final = re.compile(r"([ \t]*)([*+-]|[0-9]{1,9}[.)])(?:([ \t]+)(.*))?")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?")
BREAK: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_UNDERLINE: Final = re.compile(r"={2,}|-{2,}")
_INDENTS: Final = " \t"
_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})(.*)")
_ANCHOR: Final = re.compile(r"""(?<!\\)<a\b[^<>]*?\bid=(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>(?:[^<]*</a>)?""")


@dataclass(slots=True)
class Row:
    """A heading, a list item, or a fenced source in a list item. `line` and `end` count from 1, both included."""

    kind: Literal["item", "group", "computed"]
    line: int
    end: int
    indent: int = 0
    """The marker's column."""
    title: str = ""
    link_title: str | None = None
    destination: str | None = None
    """As written, without `<>`; None for an item without a link."""
    anchor: str | None = None
    computed: dict[str, Any] | None = None
    rows: list["Row"] = field(default_factory=list)

    def walk(self) -> Iterator["Row"]:
        yield self
        for row in self.rows:
            yield from row.walk()


@dataclass(slots=True)
class Summary:
    rows: list[Row]
    """Groups hold the rows below them."""
    faults: list[Fault]
    """Without a path."""


def read_summary(source: str) -> Summary:
    """Every row of a table of contents. Never fails; linear in the input."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self._lines = source.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        self._rows: list[Row] = []
        self._faults: list[Fault] = []
        self._group: Row | None = None
        self._stack: list[Row] = []
        self._titled = False
        self._at = 0

    def read(self) -> Summary:
        in_comment = False
        while self._at < len(self._lines):
            line = self._lines[self._at].rstrip()
            self._at += 1
            if len(line) > LINE_LIMIT:
                line = line[:LINE_LIMIT].rstrip()
                self._fault(f"This line has more than {LINE_LIMIT:,} characters; the rest of it has no effect")
            if in_comment or line.lstrip().startswith("<!--"):
                in_comment = "-->" not in line
            elif line:
                self._line(line)
        return Summary(self._rows, self._faults)

    def _line(self, line: str) -> None:
        if BREAK.fullmatch(line):
            self._group = None
            self._stack.clear()
        elif heading := _HEADING.fullmatch(line):
            self._heading(heading)
        elif item := _ITEM.fullmatch(line):
            self._item(item)
        elif fence := _FENCE.fullmatch(line):
            self._fault(f"This {fence[1]} block is no list item, so it is no computed page")
            self._take_fence(fence[1], 0)
        elif self._at < len(self._lines) and line[0] not in _INDENTS and _UNDERLINE.fullmatch(self._lines[self._at].rstrip()):
            self._underlined(line)
        elif line.startswith("[") and line.endswith(")") and (link := read_row_link(line)).destination is not None:
            self._place(Row("item", self._at, self._at, 0, title_text(link.text), link.title, link.destination))
        elif self._titled or self._rows:
            self._fault("This line is neither a heading nor a list item")

    def _underlined(self, line: str) -> None:
        """A heading over two lines; as with hashes, the first of the highest level is the table's own title."""
        self._at += 1
        if self._lines[self._at - 1].startswith("=") and not self._titled and not self._rows:
            self._titled = True
        else:
            self._begin_group(Row("group", self._at - 1, self._at, title=title_text(line)))

    def _heading(self, heading: re.Match[str]) -> None:
        text = strip_closing(heading[2] or "")
        if len(heading[1]) == 1 and not self._titled and not self._rows:
            self._titled = True
            return
        anchor = _ANCHOR.search(text)
        title = title_text(text[: anchor.start()] + text[anchor.end() :] if anchor else text)
        if not title:
            self._fault("A group without a title")
        row = Row("group", self._at, self._at, title=title, anchor=(anchor[1] or anchor[2] or None) if anchor else None)
        self._begin_group(row)

    def _begin_group(self, row: Row) -> None:
        self._rows.append(row)
        self._group = row
        self._stack.clear()

    def _item(self, item: re.Match[str]) -> None:
        indent = _columns(item[1])
        content = (item[4] or "").strip()
        fence = _FENCE.fullmatch(content)
        if fence:
            row = self._computed(fence, indent, indent + len(item[2]) + _columns(item[3]))
        else:
            link = read_row_link(content)
            row = Row("item", self._at, self._at, indent, title_text(link.text), link.title, link.destination)
            if not row.title and row.destination is None:
                self._fault("An empty list item")
                return
        self._place(row)

    def _computed(self, fence: re.Match[str], indent: int, content_column: int) -> Row:
        line = self._at
        text = self._take_fence(fence[1], content_column)
        row = Row("computed", line, self._at, indent)
        try:
            value = load_yaml(text)
        except YamlError as error:
            self._faults.append(Fault("", line + (error.line or 0), f"The computed page is not valid YAML: {error.message}"))
            return row
        if isinstance(value, dict) and isinstance(value.get("type"), str):
            row.computed = value
        else:
            self._faults.append(Fault("", line, "The computed page does not say its type"))
        return row

    def _take_fence(self, mark: str, column: int) -> str:
        """The lines up to the closing fence, without the item's indentation; an open fence ends with the list item it is in."""
        start = self._at
        lines: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at].rstrip()
            self._at += 1
            bare = line.strip()
            if len(bare) >= len(mark) and bare == mark[0] * len(bare):
                return "\n".join(lines)
            if column and line and _columns(line[: len(line) - len(line.lstrip())]) < column:
                self._at -= 1
                break
            lines.append(_dedent(line, column))
        self._faults.append(Fault("", start, "This block is never closed"))
        return "\n".join(lines)

    def _place(self, row: Row) -> None:
        while self._stack and row.indent < self._stack[-1].indent + 2:
            self._stack.pop()
        if len(self._stack) >= DEPTH_LIMIT:
            self._fault(f"Nested more than {DEPTH_LIMIT} deep: the row is taken to the level above")
            del self._stack[DEPTH_LIMIT - 1 :]
        above = self._stack[-1] if self._stack else self._group
        (above.rows if above else self._rows).append(row)
        self._stack.append(row)

    def _fault(self, message: str) -> None:
        self._faults.append(Fault("", self._at, message))


def _columns(indentation: str) -> int:
    """The width of spaces and tabs: a tab goes to the next fourth column."""
    if "\t" not in indentation:
        return len(indentation)
    column = 0
    for character in indentation:
        column = column + 4 - column % 4 if character == "\t" else column + 1
    return column


def _dedent(line: str, column: int) -> str:
    """The line without up to `column` columns of indentation."""
    index = width = 0
    while index < len(line) and width < column and line[index] in " \t":
        width = width + 4 - width % 4 if line[index] == "\t" else width + 1
        index += 1
    return line[index:]
