"""Importing: a large repository at once, and one changed page of spaces of any size."""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from dulwich import porcelain

from bench import Row
from bench.generate import folder
from bench.serve import MEGABYTE, import_into, memory, start
from octavo.domains.setup.begin import begin
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.store.database import Database

LARGE: Final = 3_700
SIZES: Final = (100, 1_000, 10_000)
CHANGES: Final = 5
PATIENCE: Final = 120


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as root:
        yield from _large(Path(root))
    for size in SIZES:
        with tempfile.TemporaryDirectory() as root:
            yield from _again(Path(root), size)


def _large(root: Path) -> Iterator[Row]:
    source = folder(root / "large", LARGE)
    size = sum(path.stat().st_size for path in source.rglob("*.md"))
    _commit(source)
    began = time.perf_counter()
    process, _ = start(root / "data", str(source))
    try:
        readable = time.perf_counter() - began
        searchable = _until_searchable(root / "data" / "search" / "octavo.json", began)
        most = memory(process.pid, "VmHWM")
    finally:
        process.terminate()
        process.communicate()
    yield Row(f"{LARGE:,} pages, {size / 1e6:.0f} MB: newest content readable", f"{readable:.1f} s", "under 10 s", readable < 10)
    yield Row("searchable", f"{searchable:.1f} s", "under 60 s", searchable < 60)
    yield Row("peak memory", f"{most / MEGABYTE:.0f} MB", "under 400 MB", most < 400 * MEGABYTE)


def _commit(source: Path) -> None:
    """Make the folder a repository whose newest commit it is."""
    porcelain.init(str(source)).close()
    porcelain.add(str(source), [str(path) for path in source.rglob("*.md")])
    porcelain.commit(str(source), message=b"All of it", author=b"Bench <bench@example.org>", committer=b"Bench <bench@example.org>")


def _until_searchable(state: Path, began: float) -> float:
    """Seconds until the index holds every page."""
    while time.perf_counter() - began < PATIENCE:
        if state.exists() and sum(len(pages) for pages in json.loads(state.read_bytes())["spaces"].values()) >= LARGE:
            return time.perf_counter() - began
        time.sleep(0.1)
    raise TimeoutError("the pages could not be searched in time")


def _again(root: Path, size: int) -> Iterator[Row]:
    """A folder that was imported before, imported again: as a server that watches it does, and as a new process does."""
    source = folder(root / "docs", size, size=1000)
    import_into(root / "data", source)
    database = Database.open(None, root / "data")
    with database.write() as tx:
        organization = begin(tx)

    def importer() -> Importer:
        return Importer(database, organization, recognise(str(source)), Options(), memory=root / "seen")

    watching = importer()
    watching.run()
    best = _best(watching, lambda number: _write(source / "README.md", f"# Changed\n\nFor the time number {number}.\n"))
    yield Row(f"one changed page of {size:,}, re-imported", f"{best * 1000:.0f} ms", "under 150 ms", best < 0.15)
    summary = (source / "SUMMARY.md").read_text()
    best = _best(watching, lambda number: _write(source / "SUMMARY.md", summary + f"\n## Part {number}\n"))
    yield Row("its table of contents changed", f"{best * 1000:.0f} ms")
    best = _best(watching, lambda number: _write(source / f"new-{number}.md", f"# New {number}\n"))
    yield Row("one page more", f"{best * 1000:.0f} ms")
    watching.remember()
    began = time.perf_counter()
    assert not importer().run().changed
    yield Row("nothing changed, in a new process", f"{(time.perf_counter() - began) * 1000:.0f} ms")
    database.close()


def _write(path: Path, text: str) -> None:
    path.write_text(text)


def _best(importer: Importer, change: Callable[[int], None]) -> float:
    """The least seconds that an import after a change takes."""
    best = float("inf")
    for number in range(CHANGES):
        change(number)
        began = time.perf_counter()
        assert importer.run().changed
        best = min(best, time.perf_counter() - began)
    return best
