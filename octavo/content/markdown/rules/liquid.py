"""A liquid tag at the start of a line: one flat token; the tree pairs openers and closers afterwards (dialect 5.1)."""

from markdown_it.rules_block import StateBlock

from octavo.content.markdown.tags import ANOTHER, read_tag


def tag(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("{%", start):
        return False
    limit = state.eMarks[end - 1]
    is_integration = state.src.startswith("@", _after_blanks(state.src, start + 2))
    if is_integration:
        if (other := ANOTHER.search(state.src, start, limit)) is not None:
            limit = other.start()
        if _is_hopeless(state, start, limit):
            return False
    found = read_tag(state.src, start, state.eMarks[line], limit, state.env.setdefault("unended", {}))
    if found is None:
        if is_integration:
            state.env["unclosed_integration"] = (start, limit)
        return False
    if silent:
        return True
    last = line
    while state.eMarks[last] < found.end:
        last += 1
    token = state.push("tag", "", 0)
    token.map = [line, last + 1]
    token.meta = {"start": start, "end": found.end, "tag": found}
    go_on_after(state, found.end, last)
    return True


def _is_hopeless(state: StateBlock, start: int, limit: int) -> bool:
    """Whether an integration's tag before this one found no end either: what ends this one would have ended that."""
    before, searched = state.env.get("unclosed_integration", (start, -1))
    return bool(before <= start and limit <= searched)


def _after_blanks(text: str, position: int) -> int:
    while text.startswith((" ", "-"), position):
        position += 1
    return position


def go_on_after(state: StateBlock, position: int, line: int) -> None:
    """Let the next rule start behind `position`, on the same line if anything is left of it."""
    rest = state.skipSpaces(position)
    if rest >= state.eMarks[line]:
        state.line = line + 1
        return
    state.bMarks[line] = position
    state.tShift[line] = rest - position
    state.sCount[line] = state.blkIndent
    state.line = line
