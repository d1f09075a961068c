"""Paragraphs, and what a paragraph's later lines can turn it into: an underlined heading or a pipe table."""

import re
from typing import Final

from markdown_it.rules_block import StateBlock

from octavo.content.markdown.tags import CLOSERS

_UNDERLINE: Final = re.compile(r"(?:=++|-++)[ \t]*+")
_DELIMITERS: Final = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?>(?:\|[ \t]*+:?-++:?[ \t]*+)*)\|?[ \t]*+")
_CODE_INDENT: Final = 4
_CLOSER: Final = re.compile(r"\{%-?[ \t]*+(end[a-z-]++)[ \t]*+-?%\}\Z", re.IGNORECASE)
_LONGEST: Final = 100


def paragraph(state: StateBlock, line: int, end: int) -> None:
    """Read lines until one is blank or begins something else; this never fails."""
    from octavo.content.markdown.block_parser import interrupt  # noqa: PLC0415 - the rules and their loop need each other

    if line + 1 < end and _table(state, line, end):
        return
    outer, state.parentType = state.parentType, "paragraph"
    following = line + 1
    level = 0
    while following < end:
        start = state.bMarks[following] + state.tShift[following]
        if start >= state.eMarks[following] or _ends_container(state, following - 1):
            break
        indent = state.sCount[following] - state.blkIndent
        first = state.src[start]
        if indent >= 0 and first in "=-" and indent < _CODE_INDENT and _UNDERLINE.fullmatch(state.src, start, state.eMarks[following]):
            level = 1 if first == "=" else 2
            break
        if state.sCount[following] >= 0 and (indent < _CODE_INDENT or first == "{") and interrupt(state, following, end, True):
            break
        following += 1
    state.parentType = outer
    content = state.getLines(line, following, state.blkIndent, keepLastLF=False).strip(" \t\n")
    token = state.push("heading" if level else "paragraph", "", 0)
    token.content = content
    if level:
        token.meta = {"level": level}
        following += 1
    token.map = [line, following]
    state.line = following


def _ends_container(state: StateBlock, line: int) -> bool:
    """Whether a closing tag stands at the end of the line: what follows is outside."""
    end = state.eMarks[line]
    while state.src.endswith((" ", "\t"), 0, end):
        end -= 1
    if not state.src.endswith("%}", 0, end):
        return False
    found = _CLOSER.search(state.src, max(state.bMarks[line], end - _LONGEST), end)
    return found is not None and found[1].lower() in CLOSERS


def deepest(state: StateBlock, line: int, end: int) -> None:
    """Where nesting is too deep, the rest of the container is one paragraph: nothing is lost."""
    last = line
    while last < end and (state.isEmpty(last) or state.sCount[last] >= state.blkIndent):
        last += 1
    token = state.push("paragraph", "", 0)
    token.meta = {"start": state.bMarks[line] + state.tShift[line]}
    token.content = state.getLines(line, last, state.blkIndent, keepLastLF=False).strip()
    token.map = [line, last]
    state.line = last


def _table(state: StateBlock, line: int, end: int) -> bool:
    following = line + 1
    start = state.bMarks[following] + state.tShift[following]
    if start >= state.eMarks[following] or state.src[start] not in "|:-" or state.sCount[following] < state.blkIndent:
        return False
    if "|" not in state.src[state.bMarks[line] : state.eMarks[line]] and "|" not in state.src[start : state.eMarks[following]]:
        return False
    if not _DELIMITERS.fullmatch(state.src, start, state.eMarks[following]):
        return False
    aligns = [_align(cell) for cell in split_row(state.src[start : state.eMarks[following]])]
    header = split_row(_text(state, line))
    if len(header) != len(aligns):
        return False
    from octavo.content.markdown.block_parser import interrupt  # noqa: PLC0415 - the rules and their loop need each other

    rows = [header]
    following += 1
    while following < end and not state.isEmpty(following) and state.sCount[following] >= state.blkIndent:
        if interrupt(state, following, end, True):
            break
        cells = split_row(_text(state, following))[: len(header)]
        rows.append(cells + [""] * (len(header) - len(cells)))
        following += 1
    token = state.push("table", "", 0)
    token.map = [line, following]
    token.meta = {"start": state.bMarks[line] + state.tShift[line], "aligns": aligns, "rows": rows}
    state.line = following
    return True


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _align(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return "center" if left and right else "right" if right else "left"


def split_row(text: str) -> list[str]:
    r"""The cells of one line; `\|` is a bar inside a cell."""
    text = text.strip()
    cells: list[str] = []
    cell: list[str] = []
    position = 1 if text.startswith("|") else 0
    while (bar := text.find("|", position)) >= 0:
        if bar > 0 and text[bar - 1] == "\\":
            cell += [text[position : bar - 1], "|"]
        else:
            cell.append(text[position:bar])
            cells.append("".join(cell).strip())
            cell = []
        position = bar + 1
    cell.append(text[position:])
    last = "".join(cell).strip()
    if last or not text.endswith("|") or not cells:
        cells.append(last)
    return cells
