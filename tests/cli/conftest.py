"""One server for the tests of a module, and a folder that it serves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.program import BOOK, Serving, serving, write


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("sources") / "lighthouses", BOOK)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, book: Path) -> Iterator[Serving]:
    """`octavo serve lighthouses` on a new data folder."""
    with serving(tmp_path_factory.mktemp("server") / "data", book) as made:
        yield made
