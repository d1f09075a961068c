"""Whole books, against the JSON that the real toolchain wrote for them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from octavo.legacy.toolchain.book import FORMATS, Book, Format
from octavo.legacy.toolchain.build import build
from octavo.legacy.toolchain.files import FolderFiles
from tests.corpora import ARCHIVES, LEGACY, corpus

EXPECTED: dict[Format, str] = {"v3": "expected-v3", "v2": "expected-v2-native", "v2-downgraded": "expected-v2-downgraded"}


@pytest.fixture
def compare() -> ModuleType:
    path = ARCHIVES / "legacy" / "compare.py"
    if not path.exists():
        pytest.skip("legacy/compare.py is not here: OCTAVO_CORPORA names the folder that holds it")
    spec = importlib.util.spec_from_file_location("compare", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", LEGACY)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_page_of_a_book_equals_what_the_old_toolchain_wrote(name: str, kind: Format, compare: ModuleType, tmp_path: Path) -> None:
    folder = corpus(name)
    assert build(Book.open(FolderFiles(folder / "book")), tmp_path, kind) == []
    assert compare.pages(tmp_path) == compare.pages(folder / EXPECTED[kind])
