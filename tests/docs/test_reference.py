"""The handbook's reference is what the program says of itself."""

from pathlib import Path

import pytest

from tests.docs.reference import HANDBOOK, pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.stem)
def test_the_reference_is_what_the_program_says(path: Path) -> None:
    assert path.read_text() == pages()[path], f"{path.relative_to(HANDBOOK)} is out of date: make reference"
