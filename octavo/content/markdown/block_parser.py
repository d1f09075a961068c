"""The block grammar: markdown-it-py's state and its rules for quotes, fences, rulers and headings, our own for all else.

The stock loop tries every rule on every line; here the first character of a line says which few can match. Indented code does not exist in this
dialect (5.3, 25), and lists nest a hundred deep.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, fence, heading, hr
from markdown_it.token import Token

from octavo.content.markdown.rules import definition, liquid, lists, markup, math, paragraph, quote

Rule = Callable[[StateBlock, int, int, bool], bool]
MAX_NESTING: Final = 100

_STARTS: Final[dict[str, tuple[Rule, ...]]] = {
    "{": (liquid.tag,),
    "<": (markup.markup,),
    "`": (fence,),
    "~": (fence,),
    ">": (quote.quote,),
    "*": (hr, lists.list_block),
    "-": (hr, lists.list_block),
    "_": (hr,),
    "+": (lists.list_block,),
    "#": (heading,),
    "$": (math.math,),
    "[": (definition.note, definition.link),
    **dict.fromkeys("0123456789", (lists.list_block,)),
}
_BLANKS: Final = re.compile(r"[ \t]*+")


class State(StateBlock):
    """The stock state with a line table made by `split` instead of character by character."""

    def __init__(self, src: str, md: MarkdownIt, env: dict[str, Any], tokens: list[Token]) -> None:
        self.src = src
        self.md = md
        self.env = env
        self.tokens = tokens
        self.bMarks, self.eMarks, self.tShift, self.sCount, self.bsCount = [], [], [], [], []
        self.blkIndent = 0
        self.line = 0
        self.tight = False
        self.ddIndent = -1
        self.listIndent = -1
        self.parentType = "root"
        self.level = 0
        self.result = ""
        self._code_enabled = False
        position = 0
        for line in src.split("\n"):
            begin = _BLANKS.match(src, position)
            assert begin is not None
            shift = begin.end() - position
            self.bMarks.append(position)
            self.tShift.append(shift)
            self.sCount.append(len(line[:shift].expandtabs(4)) if "\t" in line[:shift] else shift)
            position += len(line)
            self.eMarks.append(position)
            position += 1
        if src.endswith("\n"):
            for column in (self.bMarks, self.tShift, self.sCount, self.eMarks):
                column.pop()
        self.bMarks.append(len(src))
        self.eMarks.append(len(src))
        self.tShift.append(0)
        self.sCount.append(0)
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(self.bMarks) - 1


class BlockParser(ParserBlock):
    def __init__(self) -> None:
        super().__init__()
        self.ruler = Ruler[RuleFuncBlockType]()  # without the stock rules
        self.ruler.push("interrupt", interrupt, {"alt": ["paragraph", "list", "blockquote", "reference"]})

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the parent's names
        line = startLine
        tokens = state.tokens
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= MAX_NESTING:
                paragraph.deepest(state, line, endLine)
                break
            start = state.bMarks[line] + state.tShift[line]
            count = len(tokens)
            for rule in _STARTS.get(state.src[start], ()):
                if rule(state, line, endLine, False):
                    break
            else:
                paragraph.paragraph(state, line, endLine)
            if len(tokens) > count and "start" not in tokens[count].meta:
                tokens[count].meta["start"] = start
            line = state.line


def interrupt(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - a rule's signature
    """Whether a paragraph (or a lazy line of a quote or list) ends before `line`."""
    start = state.bMarks[line] + state.tShift[line]
    if start >= state.eMarks[line]:
        return False
    return any(rule(state, line, end, True) for rule in _STARTS.get(state.src[start], ()))


def parse_blocks(text: str) -> tuple[State, dict[str, Any]]:
    """The flat tokens of a text, in `state.tokens`, and the link definitions found on the way, in `env["links"]`."""
    env: dict[str, Any] = {"links": {}}
    state = State(text, _MARKDOWN, env, [])
    _MARKDOWN.block.tokenize(state, 0, state.lineMax)
    return state, env


_MARKDOWN: Final = MarkdownIt("zero", {"maxNesting": MAX_NESTING})
_MARKDOWN.block = BlockParser()
