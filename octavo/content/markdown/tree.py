"""Flat block tokens become the typed tree.

Openers and closers of liquid tags and expandables are paired by one stack, together with lists, items and quotes: a closer that a formatter pulled into
a list item ends that item and its list (dialect 5.1, 3), a closer without opener is text, an opener without closer ends with its parent.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from octavo.content.faults import Fault
from octavo.content.markdown.block_parser import State, parse_blocks
from octavo.content.markdown.html_tags import read_attributes
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.tags import OPTIONAL, PAIRED, Tag

ONLY_IN: Final = {"tab": "tabs", "code-tabs-item": "code-tabs", "step": "stepper", "column": "columns", "update": "updates"}
"""Tags that end the one of their kind that is still open before them."""

MAX_DEPTH: Final = 40
"""Containers within containers."""

_TRAILING: Final = re.compile(r"\{%-?[ \t]*+(end[a-z-]++)[ \t]*+-?%\}\Z|(</details>)\Z", re.IGNORECASE)


@dataclass(slots=True)
class Tree:
    """`blocks` in the order of the file; `links` are the link definitions; `faults` count lines from 1 within the body."""

    blocks: list[Syntax]
    links: dict[str, tuple[str, str]]
    faults: list[Fault]


def build_tree(body: str) -> Tree:
    state, env = parse_blocks(body)
    builder = _Builder(state)
    for token in state.tokens:
        builder.add(token)
    builder.finish()
    return Tree(builder.root.children, env["links"], builder.faults)


class _Builder:
    def __init__(self, state: State) -> None:
        self.state = state
        self.ends = state.eMarks
        self.root = Syntax("root", 0, len(state.src))
        self.stack = [self.root]
        self.opened: list[Syntax] = []
        self.faults: list[Fault] = []
        self.closers = self._closers_ahead()
        self.index = 0
        self.too_deep: Counter[str] = Counter()
        self.heading: Syntax | None = None

    def add(self, token: Token) -> None:
        handler = _HANDLERS.get(token.type)
        if handler is not None:
            handler(self, token)
        self.index += 1

    def finish(self) -> None:
        while len(self.stack) > 1:
            self._unclosed(self.stack[-1])
            self._pop()

    # Leaves

    def leaf(self, token: Token) -> Syntax:
        assert token.map is not None
        end = token.meta.get("end") or self.ends[token.map[1] - 1]
        node = Syntax(token.type, token.meta["start"], end, token.content)
        self._append(node)
        return node

    def paragraph(self, token: Token) -> None:
        trailing = (
            _TRAILING.search(token.content, max(0, len(token.content) - 100)) if token.content.endswith(("%}", "</details>")) else None
        )
        if trailing is None or not self._is_open(closed := (trailing[1] or "enddetails").lower().removeprefix("end")):
            self.leaf(token)
            return
        assert token.map is not None
        end = self.ends[token.map[1] - 1]
        while self.state.src[end - 1] in " \t":
            end -= 1
        start = end - (trailing.end() - trailing.start())
        content = token.content[: trailing.start()].rstrip()
        if content:
            inner_end = start
            while self.state.src[inner_end - 1] in " \t\n":
                inner_end -= 1
            self._append(Syntax("paragraph", token.meta["start"], inner_end, content))
        self._close(closed, end)

    def comment(self, token: Token) -> None:
        self.leaf(token)

    def rule(self, token: Token) -> None:
        self.leaf(token).kind = "rule"

    def fence(self, token: Token) -> None:
        node = self.leaf(token)
        node.text = token.content.removesuffix("\n")
        node.attributes = {"info": token.info.strip()}

    def table(self, token: Token) -> None:
        self.leaf(token).attributes = {"aligns": token.meta["aligns"], "rows": token.meta["rows"]}

    def stock_heading(self, token: Token) -> None:
        self.heading = self.leaf(token)
        self.heading.kind = "heading"
        self.heading.attributes = {"level": int(token.tag[1])}

    def inline(self, token: Token) -> None:
        if self.heading is not None:
            self.heading.text = token.content
            self.heading = None

    def setext(self, token: Token) -> None:
        self.leaf(token).attributes = {"level": token.meta["level"]}

    def summary(self, token: Token) -> None:
        if self.stack[-1].kind == "details" and "summary" not in self.stack[-1].attributes:
            self.stack[-1].attributes["summary"] = token.content
            self.stack[-1].end = token.meta["end"]
        else:
            self.leaf(token).kind = "html"

    # Containers that the block parser closes itself

    def open(self, token: Token) -> None:
        assert token.map is not None
        meta = token.meta
        kind = {"blockquote_open": "quote"}.get(token.type, token.type.removesuffix("_open"))
        if kind == "item" and self.stack[-1].kind != "list" and len(self.stack) < MAX_DEPTH:
            self._push(Syntax("list", meta["start"], meta["end"], attributes={"ordered": False, "number": 1}))
        start = meta["start"]
        node = Syntax(kind, start, meta.get("end", start + 1), attributes={key: meta[key] for key in _KEPT if key in meta})
        self._push(node)
        self.opened.append(node)

    def close(self, token: Token) -> None:  # noqa: ARG002 - every handler takes its token
        node = self.opened.pop()
        if not any(node is held for held in self.stack):
            return
        while self.stack[-1] is not node:
            self._unclosed(self.stack[-1])
            self._pop()
        self._pop()

    # Containers that are paired here

    def tag(self, token: Token) -> None:
        tag: Tag = token.meta["tag"]
        start, end = token.meta["start"], token.meta["end"]
        if (closes := tag.closes) is not None:
            if self.too_deep[closes]:
                self.too_deep[closes] -= 1
            elif self._is_open(closes):
                self._close(closes, end)
            else:
                self._append(Syntax("paragraph", start, end, self.state.src[start:end].replace("_", "\\_")))
                self._fault(start, f"{{% {tag.name} %}} closes nothing")
            return
        if tag.name in ONLY_IN:
            self._end_sibling(tag.name)
        node = Syntax(f"tag:{tag.name}", start, end, tag.text, {"tag": tag.attributes, "opened": end})
        if tag.name in PAIRED or (tag.name in OPTIONAL and self._has_closer(tag.name)):
            self._push(node)
        else:
            self._append(node)

    def details_open(self, token: Token) -> None:
        attributes = read_attributes(token.meta["attributes"])
        self._push(
            Syntax(
                "details", token.meta["start"], token.meta["end"], attributes={"open": "open" in attributes, "opened": token.meta["end"]}
            )
        )

    def details_close(self, token: Token) -> None:
        if self.too_deep["details"]:
            self.too_deep["details"] -= 1
        elif self._is_open("details"):
            self._close("details", token.meta["end"])
        else:
            self.leaf(token).kind = "comment"

    # The stack

    def _append(self, node: Syntax) -> None:
        self.stack[-1].children.append(node)

    def _push(self, node: Syntax) -> None:
        """Beyond the bound a container is left out and what it holds stays: nothing is lost."""
        if len(self.stack) >= MAX_DEPTH and self.stack[-1].kind != "list":
            self.too_deep[node.kind.removeprefix("tag:")] += 1
            self._fault(node.start, f"nested more than {MAX_DEPTH} deep")
            return
        self._append(node)
        self.stack.append(node)

    def _pop(self) -> None:
        node = self.stack.pop()
        if node.children:
            node.end = max(node.end, node.children[-1].end)

    def _is_open(self, name: str) -> bool:
        kind = _kind(name)
        return any(node.kind == kind for node in self.stack)

    def _close(self, name: str, end: int) -> None:
        kind = _kind(name)
        while self.stack[-1].kind != kind:
            self._unclosed(self.stack[-1])
            self._pop()
        self.stack[-1].end = end
        self._pop()

    def _end_sibling(self, name: str) -> None:
        """A `tab` while another is open in the same `tabs` ends that one."""
        for node in reversed(self.stack):
            if node.kind == f"tag:{ONLY_IN[name]}":
                return
            if node.kind == f"tag:{name}":
                self._unclosed(node)
                self._close(name, node.end)
                return

    def _has_closer(self, name: str) -> bool:
        """Whether an `endembed` comes before the next `embed`, and before the tag around it ends."""
        return self.closers.get(self.index, "") == name

    def _closers_ahead(self) -> dict[int, str]:
        """The optional openers (by token index) that have a closer of their own."""
        waiting: list[tuple[str, int, int]] = []
        found: dict[int, str] = {}
        depth = 0
        for index, token in enumerate(self.state.tokens):
            name = _closing_name(token)
            if name in OPTIONAL:
                while waiting and waiting[-1][2] > depth:
                    waiting.pop()
                if waiting and waiting[-1][0] == name and waiting[-1][2] == depth:
                    found[waiting.pop()[1]] = name
            elif name is not None:
                depth -= 1
            if token.type == "tag":
                tag: Tag = token.meta["tag"]
                if tag.name in OPTIONAL:
                    while waiting and waiting[-1][2] >= depth:
                        waiting.pop()
                    waiting.append((tag.name, index, depth))
                elif tag.name in PAIRED:
                    depth += 1
        return found

    def _unclosed(self, node: Syntax) -> None:
        if node.kind.startswith("tag:") or node.kind == "details":
            node.attributes["unclosed"] = True
            self._fault(node.start, f"{node.kind.removeprefix('tag:')} is never closed")

    def _fault(self, position: int, message: str) -> None:
        self.faults.append(Fault("", bisect_left(self.ends, position) + 1, message))


_KEPT: Final = ("ordered", "number", "checked", "label", "content")


def _kind(name: str) -> str:
    return name if name == "details" else f"tag:{name}"


def _closing_name(token: Token) -> str | None:
    if token.type == "tag":
        tag: Tag = token.meta["tag"]
        return tag.closes
    if token.type == "paragraph" and token.content.endswith("%}"):
        trailing = _TRAILING.search(token.content, max(0, len(token.content) - 100))
        return trailing[1].lower().removeprefix("end") if trailing and trailing[1] else None
    return None


_HANDLERS: Final[dict[str, Callable[[_Builder, Token], object]]] = {
    "paragraph": _Builder.paragraph,
    "heading": _Builder.setext,
    "heading_open": _Builder.stock_heading,
    "inline": _Builder.inline,
    "hr": _Builder.rule,
    "fence": _Builder.fence,
    "math": _Builder.leaf,
    "table": _Builder.table,
    "html": _Builder.leaf,
    "comment": _Builder.comment,
    "summary": _Builder.summary,
    "tag": _Builder.tag,
    "details_open": _Builder.details_open,
    "details_close": _Builder.details_close,
    "list_open": _Builder.open,
    "list_close": _Builder.close,
    "item_open": _Builder.open,
    "item_close": _Builder.close,
    "blockquote_open": _Builder.open,
    "blockquote_close": _Builder.close,
    "note_open": _Builder.open,
    "note_close": _Builder.close,
}
