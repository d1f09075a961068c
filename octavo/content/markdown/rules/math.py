"""A formula between two lines that hold only `$$`."""

from markdown_it.rules_block import StateBlock


def math(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    if not _is_fence(state, line):
        return False
    close = line + 1
    while close < end and not _is_fence(state, close):
        if state.sCount[close] < state.blkIndent and not state.isEmpty(close):
            return False
        close += 1
    if close >= end:
        return False
    if silent:
        return True
    token = state.push("math", "math", 0)
    token.map = [line, close + 1]
    token.content = state.getLines(line + 1, close, state.blkIndent, keepLastLF=False).removesuffix("\n")
    state.line = close + 1
    return True


def _is_fence(state: StateBlock, line: int) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return state.src.startswith("$$", start) and not state.src[start + 2 : state.eMarks[line]].strip()
