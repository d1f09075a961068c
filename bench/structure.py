"""How much reading a revision anew costs after one page changed, and after one was added."""

import time
from collections.abc import Callable, Iterator
from itertools import count
from typing import TypeVar

import orjson

from bench import Row
from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Revision

T = TypeVar("T")

_GROUPS = 50
_BODY = "Some words that fill a page, with [a link](page-1.md) and ![an image](../.gitbook/assets/a.png).\n\n" * 20


def run() -> Iterator[Row]:
    for pages in (100, 1000, 10_000):
        yield from _measure(pages)


def _measure(pages: int) -> Iterator[Row]:
    numbers = count()
    contents = _space(pages)
    files = MemoryFiles(contents)
    first, revision = _best(lambda: read_revision(files, new_id=lambda: f"id{next(numbers)}"), 1)
    yield Row(f"{pages:,} pages read for the first time", f"{first * 1000:.0f} ms, {first / pages * 1e6:.0f} µs a page")
    data = orjson.dumps(revision.to_json())
    plain, _ = _best(lambda: orjson.loads(data))
    loading, revision = _best(lambda: Revision.from_json(orjson.loads(data)))
    ratio = loading / plain
    yield Row(
        "the revision from its stored form",
        f"{loading * 1000:.1f} ms, {ratio:.1f} x its JSON alone",
        "at most 5 x for 10,000",
        ratio <= 5 if pages >= 10_000 else None,
    )
    edited = MemoryFiles(contents | {"group-1/page-1.md": "# Edited\n"})
    change, _ = _best(lambda: read_revision(edited, previous=revision, new_id=lambda: "none"))
    enough = first / change >= 20 if pages >= 10_000 else None
    yield Row("read again after one page changed", f"{change * 1000:.1f} ms, {first / change:.0f} x faster", "20 x for 10,000", enough)
    added = MemoryFiles(contents | {"new.md": "# New\n", "SUMMARY.md": contents["SUMMARY.md"] + "* [New](new.md)\n"})
    addition, _ = _best(lambda: read_revision(added, previous=revision, new_id=lambda: "new"))
    yield Row("read again after one page was added", f"{addition * 1000:.1f} ms, {first / addition:.0f} x faster")


def _best(action: Callable[[], T], times: int = 3) -> tuple[float, T]:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        result = action()
        best = min(best, time.perf_counter() - started)
    return best, result


def _space(pages: int) -> dict[str, str]:
    contents = {".gitbook/assets/a.png": "image"}
    rows = ["# Table of contents\n"]
    for number in range(pages):
        group, page = divmod(number, max(1, pages // _GROUPS))
        if not page:
            rows.append(f"\n## Group {group}\n\n")
        path = f"group-{group}/page-{page}.md"
        rows.append(f"{'  ' if page % 10 else ''}* [Page {page}]({path})\n")
        contents[path] = f"---\ndescription: Page {page} of group {group}\nicon: book\n---\n\n# Page {page}\n\nNumber {number}. {_BODY}"
    contents["SUMMARY.md"] = "".join(rows)
    return contents
