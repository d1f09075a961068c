"""Markdown to JSON against markdown-it-py's own tree of the same text; growth to 1 MB, and memory."""

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bench import Row
from octavo.content.page import parse, read
from octavo.content.references import NoReferences

REFERENCES = NoReferences()
EXAMPLES = Path(__file__).parent.parent / "tests" / "content" / "types"
_SMALL, _LARGE = 100_000, 1_000_000


def run(texts: list[str] | None = None) -> Iterator[Row]:
    """Measure on these pages; without any, on a page made of every type's examples between paragraphs of prose."""
    texts = texts or [_page(_SMALL)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours = _best(lambda: [_read(text) for text in texts])
    parsing = _best(lambda: [parse(text) for text in texts])
    theirs = _best(lambda: [_tree(text) for text in texts])
    yield Row(
        "Markdown to JSON",
        f"{size / ours:.2f} MB/s, {theirs / ours:.2f} x markdown-it-py's tree ({size / theirs:.2f})",
        "at least 0.5 x",
        theirs / ours >= 0.5,
    )
    yield Row("the parsing of it, which is kept by the file's hash", f"{size / parsing:.2f} MB/s")
    small, large = _page(_SMALL), _page(_LARGE)
    gc.disable()  # full collections look at all that lives: their time is the process's, not the page's
    growth = _best(lambda: _read(large), 3) / _best(lambda: _read(small), 7) / (len(large) / len(small))
    gc.enable()
    yield Row("1 MB against 100 kB, for each byte, collector aside", f"{growth:.2f} x", "linear: under 1.5 x", growth < 1.5)
    memory = _memory(lambda: _read(large)) / len(large.encode())
    yield Row("memory at the highest for 1 MB", f"{memory:.0f} x the page", "under 60 x", memory < 60)


def _read(text: str) -> object:
    return read(parse(text), REFERENCES)


def _tree(text: str) -> object:
    return SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))


def _best(action: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        action()
        best = min(best, time.perf_counter() - started)
    return best


def _memory(action: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        kept = action()
        peak = tracemalloc.get_traced_memory()[1]
        del kept
    finally:
        tracemalloc.stop()
    return peak


def _page(size: int) -> str:
    """About so many bytes: examples of every type, each after a paragraph as long as real ones."""
    prose = (
        "Some words that a reader **needs**, with a [link](page.md) and `code`, in a sentence or two that are long enough to be real. " * 3
    )
    parts: list[str] = []
    for path in sorted(EXAMPLES.rglob("*.md")):
        parts += [part for part in path.read_text().split("\n.\n")[1::3] if "[^" not in part]
    found: list[str] = []
    length = 0
    while length < size:
        for part in parts:
            found += [f"{prose}{len(found)}.", part]
            length += len(found[-1]) + len(found[-2]) + 4
    return "\n\n".join(found) + "\n"
