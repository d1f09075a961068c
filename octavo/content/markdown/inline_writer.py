"""Inline nodes as Markdown or HTML: marks nested in a fixed order, each opened once for as far as it reaches."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from octavo.content.document import Mark, Node
from octavo.content.markdown.escape import escape_edges, escape_text
from octavo.content.markdown.html_tags import escape
from octavo.content.registry import INLINES, MARKS

if TYPE_CHECKING:
    from octavo.content.markdown.writer import Writer

_CODE: Final = "code"
_TICKS: Final = re.compile("`++")


@dataclass(slots=True)
class _Run:
    """A stretch of equal marks: the text of a leaf, or an inline already spelled."""

    marks: list[Mark]
    text: str
    is_text: bool


def write_inlines(writer: "Writer", nodes: list[Node]) -> str:
    """Markdown on one or more lines; not yet safe at the start of a line. Code is innermost: nothing is read inside it."""
    runs = _runs(nodes, lambda node: _spell(writer, node, markup=False))
    return _emit(runs, lambda run: _markdown(writer, run), lambda mark, inner: _wrap(writer, mark, inner), inner=_CODE)


def write_markup(writer: "Writer", nodes: list[Node], text: Callable[[str], str]) -> str:
    """HTML, for the inside of islands; `text` spells a leaf."""
    runs = _runs(nodes, lambda node: _spell(writer, node, markup=True))
    return _emit(runs, lambda run: text(run.text) if run.is_text else run.text, _element)


def _runs(nodes: list[Node], spell: Callable[[Node], str]) -> list[_Run]:
    runs: list[_Run] = []
    for node in nodes:
        if node.get("object") == "text":
            runs.extend(_Run(list(leaf.get("marks") or []), leaf["text"], is_text=True) for leaf in node.get("leaves", []))
        else:
            runs.append(_Run([], spell(node), is_text=False))
    return runs


def _spell(writer: "Writer", node: Node, *, markup: bool) -> str:
    codec = INLINES.get(node.get("type", ""))
    if codec is None:
        return ""  # what has no spelling rides in the comment before its block
    return codec.markup(writer, node) if markup else codec.write(writer, node)


def _emit(runs: list[_Run], text: Callable[[_Run], str], wrap: Callable[[Mark, str], str], inner: str = "") -> str:
    found: list[str] = []
    index = 0
    while index < len(runs):
        run = runs[index]
        outer = [mark for mark in run.marks if mark["type"] != inner]
        if not outer:
            found.append(text(run))
            index += 1
            continue
        reach = {mark["type"]: _reach(runs, index, mark) for mark in outer}
        mark = max(outer, key=lambda candidate: reach[candidate["type"]])
        end = reach[mark["type"]]
        held = [_Run([other for other in run.marks if other != mark], run.text, run.is_text) for run in runs[index:end]]
        found.append(wrap(mark, _emit(held, text, wrap, inner)))
        index = end
    return "".join(found)


def _reach(runs: list[_Run], start: int, mark: Mark) -> int:
    end = start
    while end < len(runs) and mark in runs[end].marks:
        end += 1
    return end


def _markdown(writer: "Writer", run: _Run) -> str:
    if not run.is_text:
        return run.text
    return _code_span(run.text) if run.marks else writer.escape(run.text)


def _code_span(text: str) -> str:
    if "\n" in text or not text.strip():
        return f"<code>{_lines(escape_text(text))}</code>"
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    ticks = "`" * (longest + 1)
    padded = f" {text} " if (text[0] in "` " and text[-1] in "` ") or text[0] == "`" or text[-1] == "`" else text
    return f"{ticks}{padded}{ticks}"


def _lines(text: str) -> str:
    return text.replace("\n", "<br>")


def _wrap(writer: "Writer", mark: Mark, inner: str) -> str:
    codec = MARKS.get(mark["type"])
    if codec is not None and codec.delimiter and writer.exporter_style:
        return f"{codec.delimiter}{escape_edges(inner)}{codec.delimiter}"
    return _element(mark, inner)


def _element(mark: Mark, inner: str) -> str:
    codec = MARKS.get(mark["type"])
    if codec is None:
        return inner  # an unknown mark rides in the comment before its block
    return f"<{codec.elements[0]}{codec.attributes(mark.get('data') or {})}>{inner}</{codec.elements[0]}>"


def markup_text(text: str) -> str:
    """A leaf inside an island: line breaks as `<br>`, white space that HTML would fold as entities."""
    return _lines(escape(text))
