"""Lists, with task boxes, and with children behind a blank line even where the item's own first line is empty (dialect 2.1, 5.3)."""

import re
from typing import Final

from markdown_it.rules_block import StateBlock

_MARKER: Final = re.compile(r"(?:([*+-])|(\d{1,9})[.)])(?=[ \t]|\Z)")
_TASK: Final = re.compile(r"\[([ xX])\](?:[ \t]|\Z)")
_WIDEST: Final = 4


def list_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    start = state.bMarks[line] + state.tShift[line]
    found = _MARKER.match(state.src, start, state.eMarks[line])
    if found is None:
        return False
    if state.listIndent >= 0 and state.sCount[line] - state.listIndent >= _WIDEST and state.sCount[line] < state.blkIndent:
        return False
    if silent:
        return not (state.parentType == "paragraph" and state.sCount[line] >= state.blkIndent) or _may_interrupt(state, line, found)
    marker = found[0][-1]
    opening = state.push("list_open", "", 1)
    opening.map = [line, line + 1]
    opening.meta = {"start": start, "end": found.end(), "ordered": found[2] is not None, "number": int(found[2] or 1)}
    outer, state.parentType = state.parentType, "list"
    column = state.sCount[line]
    while found is not None and found[0][-1] == marker:
        line = _item(state, line, end, found, column)
        found = _next_marker(state, line, end)
    state.push("list_close", "", -1)
    state.parentType = outer
    state.line = line
    return True


def _may_interrupt(state: StateBlock, line: int, found: re.Match[str]) -> bool:
    """In the middle of a paragraph only an item with content begins a list, and only the number one."""
    return (found[2] is None or int(found[2]) == 1) and state.skipSpaces(found.end()) < state.eMarks[line]


def _next_marker(state: StateBlock, line: int, end: int) -> re.Match[str] | None:
    from octavo.content.markdown.block_parser import interrupt  # noqa: PLC0415 - the rules and their loop need each other

    if line >= end or state.sCount[line] < state.blkIndent:
        return None
    start = state.bMarks[line] + state.tShift[line]
    found = _MARKER.match(state.src, start, state.eMarks[line])
    if found is not None and found[0] in "*-" and _is_ruler(state.src[start : state.eMarks[line]]):
        return None
    return found if found is not None and interrupt(state, line, end, True) else None


def _is_ruler(text: str) -> bool:
    marks = "".join(text.split())
    return len(marks) > 2 and marks.count(marks[0]) == len(marks)  # noqa: PLR2004 - three marks are a ruler


def _item(state: StateBlock, line: int, end: int, found: re.Match[str], first: int) -> int:
    """`first` is the column of the list's first marker: a marker far to the right of it, and not as far as the item's content, is text."""
    start = found.start()
    content = state.skipSpaces(found.end()) if found.end() < state.eMarks[line] else found.end()
    content = min(content, state.eMarks[line])
    column = state.sCount[line] + len(found[0])
    offset = column
    for character in state.src[found.end() : content]:
        offset += 4 - (offset + state.bsCount[line]) % 4 if character == "\t" else 1
    width = offset - column
    empty = content >= state.eMarks[line]
    if empty or width > _WIDEST:
        width = 1
    opening = state.push("item_open", "", 1)
    opening.map = [line, line + 1]
    opening.meta = {"start": start, "end": found.end(), "content": found.end()}
    task = _TASK.match(state.src, content, state.eMarks[line])
    if task is not None:
        opening.meta |= {"checked": task[1] != " ", "end": task.end(), "content": task.end()}
    before = (state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.listIndent)
    state.listIndent, state.blkIndent = first, column + width
    state.tShift[line] = content - state.bMarks[line]
    state.sCount[line] = max(offset, state.blkIndent)
    if task is not None:
        rest = min(state.skipSpaces(task.end()), state.eMarks[line])
        state.bMarks[line], state.tShift[line] = task.end(), rest - task.end()
        empty = rest >= state.eMarks[line]
    if empty:
        state.line = line + 1
        if state.line < end:
            state.md.block.tokenize(state, line + 1, end)
    else:
        state.md.block.tokenize(state, line, end)
    state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent, state.listIndent = before
    state.push("item_close", "", -1)
    return state.line
