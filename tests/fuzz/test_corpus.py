"""What the fuzzer found worth keeping stays right."""

from pathlib import Path

import pytest

from tests.fuzz.fuzz_markdown import check

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_corpus_is_read_and_written_without_loss(path: Path) -> None:
    check(path.read_bytes())
