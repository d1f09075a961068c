"""Definitions: footnotes, whose bodies are blocks, and link references, which leave no token."""

import re
from typing import Final

from markdown_it.rules_block import StateBlock

_NOTE: Final = re.compile(r"\[\^([^\[\]\s]{1,100})\]:[ \t]*+")
_LINK: Final = re.compile(
    r"""\[(?!\^)([^\[\]\n]{1,999})\]:[ \t]*+(<[^<>\n]*+>|[^\s<]\S*+)(?>(?:[ \t]++("[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\)))?)[ \t]*+"""
)
_INDENT: Final = 4


def note(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    start = state.bMarks[line] + state.tShift[line]
    found = _NOTE.match(state.src, start, state.eMarks[line])
    if found is None:
        return False
    if silent:
        return True
    opening = state.push("note_open", "", 1)
    opening.map = [line, line + 1]
    opening.meta = {"start": start, "label": found[1], "end": found.end(), "content": found.end()}
    before = (state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent)
    state.bMarks[line], state.tShift[line] = found.end(), 0
    state.blkIndent += _INDENT
    state.sCount[line] = state.blkIndent
    if found.end() >= state.eMarks[line]:
        state.line = line + 1
        if state.line < end and not state.isEmpty(state.line):
            state.md.block.tokenize(state, line + 1, end)
    else:
        state.md.block.tokenize(state, line, end)
    state.bMarks[line], state.tShift[line], state.sCount[line], state.blkIndent = before
    state.push("note_close", "", -1)
    return True


def link(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - a rule's signature
    if silent:
        return False
    found = _LINK.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if found is None:
        return False
    state.env["links"].setdefault(normalise_label(found[1]), (found[2], found[3][1:-1] if found[3] else ""))
    state.line = line + 1
    return True


def normalise_label(label: str) -> str:
    return " ".join(label.split()).casefold()
