"""Older books: how soon the first page of a cold book is there, all of its pages against honkit, the tool that people still use for them, and a
page that was asked for before beside a bare application that sends the same bytes.

honkit is run where `OCTAVO_HONKIT` names its `bin/honkit.js` and Node is on the path, in the same run on the same book.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import orjson

from bench import Row
from bench.api import run_bare
from bench.load import compare, served
from bench.serve import import_into, run_server
from octavo.legacy.toolchain.book import FORMATS, Book
from octavo.legacy.toolchain.build import build
from octavo.legacy.toolchain.files import FolderFiles

PAGES = 125
FIRST_PAGE = 0.3
WARM = 0.6
ACCEPTED = {"v2": "application/json", "v3": "application/vnd.gitbook.format.v3"}

_COLD = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from octavo.legacy.toolchain.book import Book
from octavo.legacy.toolchain.files import FolderFiles
loaded = time.perf_counter()
Book.open(FolderFiles(Path(sys.argv[1]))).render("chapter-60.json", sys.argv[2])
print(loaded - started, time.perf_counter() - loaded)
"""


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        _write(book)
        for kind in FORMATS:
            imports, first = _cold(book, kind)
            measured = f"{first * 1000:.0f} ms after {imports * 1000:.0f} ms of imports"
            yield Row(f"first page of a cold book of {PAGES}, {kind}", measured, "under 300 ms", reached=first < FIRST_PAGE)
        started = time.perf_counter()
        faults = build(Book.open(FolderFiles(book)), Path(folder) / "out")
        ours = time.perf_counter() - started
        assert not faults
        yield Row(f"all {PAGES} pages written as format 3", f"{ours:.2f} s, {ours / PAGES * 1000:.1f} ms a page")
        theirs = _honkit(book, Path(folder) / "theirs")
        if theirs is not None:
            yield Row("the same against honkit", f"{theirs:.2f} s: {theirs / ours:.0f} x ours", "faster", reached=ours < theirs)
        yield from _warm(book, Path(folder) / "data")


def _warm(book: Path, data: Path) -> Iterator[Row]:
    token = import_into(data, book)
    with served(run_server, str(data)) as ours:
        bearer = {"authorization": f"Bearer {token}"}
        target = f"/book/{orjson.loads(ours.get('/books/all', bearer))['list'][0]['id']}/contents/chapter-60.json"
        for kind, accept in ACCEPTED.items():
            headers = {**bearer, "accept": accept}
            with served(run_bare, ours.answer(target, headers)) as bare:
                found = compare({"bare": lambda: bare.time(target, headers), "ours": lambda: ours.time(target, headers)})  # noqa: B023 - called at once
            ratio = found["bare"] / found["ours"]
            measured = f"{found['ours'] * 1e6:.0f} us, {ratio:.0%} of bare"
            yield Row(f"a warm page of the book, {kind}", measured, "60 % of bare", reached=ratio >= WARM)


def _cold(book: Path, kind: str) -> tuple[float, float]:
    """The best of three processes: imports, and the page."""
    runs = [
        subprocess.run([sys.executable, "-c", _COLD, str(book), kind], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(3)
    ]
    imports, first = min(((float(a), float(b)) for a, b in runs), key=sum)
    return imports, first


def _honkit(book: Path, out: Path) -> float | None:
    program, node = os.environ.get("OCTAVO_HONKIT"), shutil.which("node")
    if not program or not node:
        return None
    started = time.perf_counter()
    subprocess.run([node, program, "build", str(book), str(out), "--format", "json"], capture_output=True, check=True)
    return time.perf_counter() - started


def _write(book: Path) -> None:
    book.mkdir()
    (book / "book.json").write_text('{"variables": {"product": "Octavo"}}')
    (book / "README.md").write_text("# The book\n\nAbout {{ book.product }}.\n")
    (book / "GLOSSARY.md").write_text("".join(f"## word {number}\n\nWhat word {number} means.\n\n" for number in range(30)))
    summary = ["# Summary\n"]
    for number in range(PAGES - 1):
        summary.append(f"{'' if number % 10 == 0 else '    '}* [Chapter {number}](chapter-{number}.md)\n")
        (book / f"chapter-{number}.md").write_text(_chapter(number))
    (book / "SUMMARY.md").write_text("".join(summary))


def _chapter(number: int) -> str:
    prose = f"A sentence about word {number % 30}, with *emphasis*, `code` and [a link](chapter-{(number + 1) % (PAGES - 1)}.md#part). " * 6
    part = f"## Part\n\n{prose}\n\n* one\n* two\n    * three\n\n```js\nvar value = {number};\n```\n\n| a | b |\n|---|---|\n| 1 | {{{{ book.product }}}} |\n\n"
    return f"# Chapter {number}\n\n{part * 6}"
