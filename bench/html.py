"""How fast documents become HTML, against the plainest writing of the same words: every text escaped and put into a paragraph."""

import html
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench import Row
from octavo.content.document import Document, Node
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render
from octavo.content.sections import sections

_SECTIONS = 120


def run() -> Iterator[Row]:
    document = _document()
    context = RenderContext()
    started = time.perf_counter()
    markup = render(document, context)
    first = time.perf_counter() - started
    again = _best(lambda: render(document, context))
    plain = _best(lambda: _plain(document))
    cut = _best(lambda: sections(document))
    size = len(markup.encode()) / 1e6
    yield Row("a document as HTML, code coloured before", f"{size / again:.1f} MB/s, {again / plain:.1f} x plain escaping")
    yield Row("the same for the first time", f"{first * 1000:.0f} ms for {size * 1000:.0f} kB")
    yield Row("a document cut into sections", f"{cut * 1000:.1f} ms")


def _best(action: Callable[[], object], times: int = 7) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - started)
    return best


def _plain(document: Document) -> str:
    pieces: list[str] = []
    pending: list[Any] = list(document["nodes"])
    while pending:
        node = pending.pop()
        pieces.extend(f"<p>{html.escape(leaf['text'])}</p>" for leaf in node.get("leaves", ()))
        pending.extend(node.get("nodes", ()))
        pending.extend(node.get("fragments", ()))
    return "".join(pieces)


def _document() -> Document:
    nodes: list[Node] = []
    for number in range(_SECTIONS):
        nodes += _section(number)
    return {"object": "document", "data": {"schemaVersion": 2}, "nodes": nodes}


def _section(number: int) -> list[Node]:
    words = f"Section {number} says what a reader wants to know about it, in a sentence or two that are long enough to be real. "
    code = [f"def answer_{number}(question: str) -> int:", '    """The answer."""', f"    return {number} if question else 0"]
    bullet = _block("list-item", _block("paragraph", _text(words[:60])))
    return [
        {**_block("heading-1", _text(f"Section {number}")), "meta": {"id": f"section-{number}"}},
        _block("paragraph", _text(words), _text("bold", "bold"), _text(words), _link(words[:20]), _text(words)),
        _block("paragraph", _text(words * 3)),
        _block("list-unordered", bullet, bullet, bullet),
        _block("code", *(_block("code-line", _text(line)) for line in code), syntax="python"),
        _block("hint", _block("paragraph", _text(words)), style="info"),
    ]


def _block(kind: str, *nodes: Node, **data: str) -> Node:
    return {"object": "block", "type": kind, "data": data, "nodes": list(nodes)}


def _text(words: str, *marks: str) -> Node:
    return {"object": "text", "leaves": [{"object": "leaf", "text": words, "marks": [{"object": "mark", "type": mark} for mark in marks]}]}


def _link(words: str) -> Node:
    return {"object": "inline", "type": "link", "data": {"ref": {"kind": "url", "url": "https://example.org/a"}}, "nodes": [_text(words)]}
