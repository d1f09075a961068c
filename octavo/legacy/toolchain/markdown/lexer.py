"""A page as blocks within blocks (legacy 5)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from octavo.legacy.toolchain.budget import Budget
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.markdown.blocks import BULLET, Blocks, Found
from octavo.legacy.toolchain.markdown.characters import LINE_BEGIN, LINE_END, SPACE

MAX_DEPTH = 60
_BLANK_LINES = re.compile(rf"{LINE_BEGIN} ++{LINE_END}")
_QUOTE_MARKS = re.compile(rf"{LINE_BEGIN} *+> ?")
_FOUR_SPACES = re.compile(rf"{LINE_BEGIN} {{4}}")
_OPENING_BULLET = re.compile(rf"( *+)({BULLET}) ")
_BULLET = re.compile(rf"{BULLET} ")
_ITEM_BULLET = re.compile(rf" *+{BULLET} ++")

Rule = Callable[[Blocks, int], Found | None]
_ANYWHERE: tuple[Rule, ...] = (Blocks.indented, Blocks.fenced, Blocks.footnote, Blocks.heading)
_STRUCTURE: tuple[Rule, ...] = (Blocks.underlined, Blocks.rule, Blocks.quote, Blocks.list, Blocks.html)
TOP: tuple[Rule, ...] = (*_ANYWHERE, Blocks.bare_table, *_STRUCTURE, Blocks.definition, Blocks.piped_table, Blocks.paragraph, Blocks.line)
_QUOTED: tuple[Rule, ...] = tuple(rule for rule in TOP if rule is not Blocks.definition)
_NESTED: tuple[Rule, ...] = (*_ANYWHERE, *_STRUCTURE, Blocks.line)


@dataclass(slots=True)
class Block:
    """`kind`: space, code, footnote, heading, table, rule, quote, list, item, html, paragraph, text."""

    kind: str
    text: str = ""
    info: str = ""
    loose: bool = False
    children: list["Block"] = field(default_factory=list)
    table: "Table | None" = None


@dataclass(frozen=True, slots=True)
class Table:
    header: list[str]
    alignment: list[str]
    rows: list[list[str]]


class Lexer:
    """Reads blocks; `definitions` gathers the link definitions on the way, by lower-case name."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.definitions: dict[str, tuple[str, str]] = {}

    def read(self, source: str) -> list[Block]:
        return self._read(normalize(source), TOP, 0)

    def _read(self, source: str, rules: tuple[Rule, ...], depth: int) -> list[Block]:
        if depth > MAX_DEPTH:
            raise BookFault(f"Lists and quotes lie more than {MAX_DEPTH} deep in each other.")
        text = _BLANK_LINES.sub("", source)
        self.budget.spend(len(text))
        blocks, out, at = Blocks(text, self.budget), list[Block](), 0
        while at < len(text):
            newlines = blocks.newline(at)
            if newlines is not None:
                if newlines.end - at > 1:
                    out.append(Block("space"))
                at = newlines.end
                if at == len(text):
                    break
            found = blocks.find(at, rules=rules)
            if found is None:
                raise BookFault("This page's markup could not be read.", line=text.count("\n", 0, at) + 1)
            self._add(out, found, text[at : found.end], rules, depth)
            at = found.end
        return out

    def _add(self, out: list[Block], found: Found, raw: str, rules: tuple[Rule, ...], depth: int) -> None:
        groups = found.groups
        match found.rule:
            case "code":
                out.append(Block("code", _FOUR_SPACES.sub("", raw).rstrip("\n")))
            case "fence":
                out.append(Block("code", groups[1], groups[0]))
            case "footnote":
                out.append(Block("footnote", groups[1], groups[0]))
            case "heading":
                out.append(Block("heading", groups[1], groups[0]))
            case "bare table" | "piped table":
                out.append(Block("table", table=_table(found)))
            case "quote":
                inner = _QUOTED if rules is TOP else rules
                out.append(Block("quote", children=self._read(_QUOTE_MARKS.sub("", raw), inner, depth + 1)))
            case "list":
                out.append(self._list(raw, groups[0], depth))
            case "html":
                out.append(Block("html", raw))
            case "definition":
                self.definitions[groups[0].lower()] = (groups[1], groups[2])
            case kind:
                out.append(Block(kind, groups[0] if groups else ""))

    def _list(self, raw: str, bullet: str, depth: int) -> Block:
        items, follows = list[Block](), False
        cut = split_items(raw)
        for index, item in enumerate(cut):
            content = _outdented(item)
            blank = content.find("\n\n")
            loose = follows or (blank >= 0 and content[blank:].strip(SPACE) != "")
            if index < len(cut) - 1:
                follows = content.endswith("\n")
                loose = loose or follows
            items.append(Block("item", loose=loose, children=self._read(content, _NESTED, depth + 1)))
        return Block("list", info="ol" if len(bullet) > 1 else "ul", children=items)


def normalize(source: str) -> str:
    """Line ends, tabs and spaces as the rules expect them."""
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ").replace("\u00a0", " ").replace("\u2424", "\n")


def split_items(text: str) -> list[str]:
    """A list cut into items: each lasts until a bullet that stands exactly as far in as its own."""
    items, start, indent, at = list[str](), -1, "", 0
    while at < len(text):
        if start < 0 or (text.startswith(indent, at) and _BULLET.match(text, at + len(indent))):
            opening = _OPENING_BULLET.match(text, at)
            if opening is not None:
                if start >= 0:
                    items.append(text[start : at - 1])
                start, indent = at, opening.group(1)
        line = text.find("\n", at)
        at = len(text) if line < 0 else line + 1
    if start >= 0:
        items.append(text[start:])
    return items


def _outdented(item: str) -> str:
    bullet = _ITEM_BULLET.match(item)
    width = bullet.end() if bullet else 0
    content = item[width:]
    if "\n " not in content or width == 0:
        return content
    return re.sub(f"{LINE_BEGIN} {{1,{width}}}", "", content)


def _table(found: Found) -> Table:
    header, alignment, rows = found.groups
    piped = found.rule == "piped table"
    rows = rows.removesuffix("\n")
    lines = rows.split("\n")
    if piped:
        if found.groups[2].endswith("\n") and lines:
            last = lines[-1].rstrip(" ")
            lines[-1] = last[:-1].rstrip(" ") if last.endswith("|") else lines[-1]
        lines = [_without_pipes(line) for line in lines]
    return Table(_cells(_header(header)), [_aligned(cell) for cell in _cells(_alignment(alignment))], [_cells(line) for line in lines])


def _header(text: str) -> str:
    text = text.lstrip(" ")
    stripped = text.rstrip(" ")
    return stripped[:-1].rstrip(" ") if stripped.endswith("|") else text


def _alignment(text: str) -> str:
    text = text.lstrip(" ")
    stripped = text.rstrip(" ")
    return stripped[:-1] if stripped.endswith("|") else text


def _without_pipes(line: str) -> str:
    left = line.lstrip(" ")
    line = left[1:].lstrip(" ") if left.startswith("|") else line
    right = line.rstrip(" ")
    return right[:-1].rstrip(" ") if right.endswith("|") else line


def _cells(line: str) -> list[str]:
    """Cut at every pipe, also within code; spaces around a pipe go with it."""
    cells = line.split("|")
    last = len(cells) - 1
    return [
        (cell.lstrip(" ") if i else cell).rstrip(" ") if i < last else (cell.lstrip(" ") if i else cell) for i, cell in enumerate(cells)
    ]


def _aligned(cell: str) -> str:
    marks = cell.strip(" ")
    if not marks.strip(":") or marks.strip(":").strip("-"):
        return ""
    match marks.startswith(":"), marks.endswith(":"), marks.count(":"):
        case False, True, 1:
            return "right"
        case True, True, 2:
            return "center"
        case True, False, 1:
            return "left"
    return ""
