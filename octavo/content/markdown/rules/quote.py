"""Quotes, by markdown-it-py's rule, which is given no more lines than it may look through."""

from typing import Final

from markdown_it.rules_block import StateBlock, blockquote

_MOST_LAZY: Final = 32


def quote(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule's signature
    return blockquote(state, line, end if silent else _reach(state, line, end), silent)


def _reach(state: StateBlock, line: int, end: int) -> int:
    """The line that the rule need not look at.

    A line without a mark ends the quote unless it goes on with a paragraph. The rule finds that out only after it has prepared all lines up to the
    next blank one, for each quote again: a long row of quotes without blank lines would cost the square of its length.
    """
    lazy = 0
    marked = True
    for following in range(line + 1, end):
        start = state.bMarks[following] + state.tShift[following]
        if start >= state.eMarks[following]:
            break
        before, marked = marked, state.src[start] == ">"
        lazy += before and not marked
        if lazy > _MOST_LAZY:
            return following
    return end
