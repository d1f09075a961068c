"""Whole books, against the JSON that the real toolchain wrote for them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from octavo.legacy.toolchain.book import Book
from octavo.legacy.toolchain.build import build
from octavo.legacy.toolchain.files import FolderFiles
from tests.corpora import ARCHIVES, LEGACY, corpus


@pytest.fixture
def compare() -> ModuleType:
    path = ARCHIVES / "legacy" / "compare.py"
    if not path.exists():
        pytest.skip("compare.py is not beside the checkout")
    spec = importlib.util.spec_from_file_location("compare", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", LEGACY)
def test_a_book_in_format_3_equals_what_the_old_toolchain_wrote(name: str, compare: ModuleType, tmp_path: Path) -> None:
    folder = corpus(name)
    assert build(Book.open(FolderFiles(folder / "book")), tmp_path, "v3") == []
    assert compare.pages(tmp_path) == compare.pages(folder / "expected-v3")
