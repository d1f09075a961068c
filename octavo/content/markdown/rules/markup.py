"""HTML at the start of a line: comments, expandables (whose body is Markdown), and islands, which are HTML to their end (dialect 2.5)."""

import re
from typing import Final

from markdown_it.rules_block import StateBlock

from octavo.content.markdown.html_tags import BLOCK, TAG
from octavo.content.markdown.rules.liquid import go_on_after

_START: Final = re.compile(r"</?([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])")
_ANY: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)(?=[\s/>])")
_ACROSS_BLANKS: Final = frozenset({"table", "pre", "script", "style", "svg", "textarea"})
_FLAT: Final = frozenset({"details", "summary"})


def markup(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    start = state.bMarks[line] + state.tShift[line]
    if state.src.startswith("<!--", start):
        return _comment(state, line, end, silent)
    found = _START.match(state.src, start, state.eMarks[line])
    if found is None or found[1].lower() not in BLOCK:
        return False
    if silent:
        return True
    name = found[1].lower()
    if name in _FLAT and _flat(state, line, end, name):
        return True
    if state.src[start + 1] != "/" and _island(state, line, end, name):
        return True
    _block(state, line, end)
    return True


def _comment(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - passed on
    start = state.bMarks[line] + state.tShift[line]
    limit = state.eMarks[end - 1]
    before, searched = state.env.get("unclosed_comment", (start, -1))
    close = -1 if before <= start and limit <= searched else state.src.find("-->", start + 4, limit)
    if close < 0:
        state.env["unclosed_comment"] = (start, limit)
        return False
    last = line
    while state.eMarks[last] < close:
        last += 1
        if last >= end or (state.sCount[last] < state.blkIndent and not state.isEmpty(last)):
            return False
    if silent:
        return True
    token = state.push("comment", "", 0)
    token.map = [line, last + 1]
    token.meta = {"start": start, "end": close + 3}
    token.content = state.src[start + 4 : close]
    go_on_after(state, close + 3, last)
    return True


def _flat(state: StateBlock, line: int, end: int, name: str) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    tag = TAG.match(state.src, start, state.eMarks[line])
    if tag is None:
        return False
    if name == "details":
        token = state.push("details_close" if tag[1] else "details_open", "", 0)
        token.map = [line, line + 1]
        token.meta = {"start": start, "end": tag.end(), "attributes": tag[3]}
        go_on_after(state, tag.end(), line)
        return True
    last = line
    while not tag[1] and last < end and not state.isEmpty(last):
        close = state.src.find("</summary>", tag.end() if last == line else state.bMarks[last], state.eMarks[last])
        if close >= 0:
            token = state.push("summary", "", 0)
            token.map = [line, last + 1]
            token.meta = {"start": start, "end": close + 10}
            token.content = state.src[tag.end() : close]
            go_on_after(state, close + 10, last)
            return True
        last += 1
    return False


def _island(state: StateBlock, line: int, end: int, name: str) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    if "closings" not in state.env:
        state.env["closings"] = _match_tags(state.src)
    close: int = state.env["closings"].get(start, -1)
    if close < 0 or close > state.eMarks[end - 1]:
        return False
    last = line
    while state.eMarks[last] < close:
        last += 1
        outside = state.sCount[last] < state.blkIndent and name not in _ACROSS_BLANKS
        if state.sCount[last] < 0 or (state.isEmpty(last) and name not in _ACROSS_BLANKS) or (outside and not state.isEmpty(last)):
            return False
    token = state.push("html", "", 0)
    token.map = [line, last + 1]
    token.meta = {"start": start, "end": close}
    if last == line:
        token.content = state.src[start:close]
    else:
        tail = state.eMarks[last] - close
        indent = max(state.blkIndent, state.sCount[line]) if name == "pre" and state.blkIndent else state.blkIndent
        rest = state.getLines(line + 1, last + 1, indent, keepLastLF=False)
        token.content = state.src[start : state.eMarks[line]] + "\n" + (rest[:-tail] if tail else rest)
    go_on_after(state, close, last)
    return True


def _match_tags(text: str) -> dict[int, int]:
    """Where each block element that has an end ends, by the offset of its start; one pass over the text."""
    open_tags: dict[str, list[int]] = {}
    closings: dict[int, int] = {}
    for found in _ANY.finditer(text):
        name = found[2].lower()
        if name not in BLOCK:
            continue
        if not found[1]:
            open_tags.setdefault(name, []).append(found.start())
        elif waiting := open_tags.get(name):
            bracket = text.find(">", found.end(), found.end() + 200)
            closings[waiting.pop()] = bracket + 1 if bracket >= 0 else found.end()
    return closings


def _block(state: StateBlock, line: int, end: int) -> None:
    """HTML without an end of its own: to the next blank line, liquid tag or expandable."""
    last = line + 1
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        start = state.bMarks[last] + state.tShift[last]
        found = _START.match(state.src, start, state.eMarks[last]) if state.src[start] == "<" else None
        if state.src.startswith("{%", start) or (found is not None and found[1].lower() in _FLAT):
            break
        last += 1
    token = state.push("html", "", 0)
    token.map = [line, last]
    token.content = state.getLines(line, last, state.blkIndent, keepLastLF=False).strip()
    state.line = last
