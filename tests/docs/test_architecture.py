"""docs/ARCHITECTURE.md and the README speak of files that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`((?:octavo|tests|docs|bench)/[\w/.]+)`")
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)")

every_guide = pytest.mark.parametrize("guide", ["docs/ARCHITECTURE.md", "README.md", "CHANGELOG.md"])


@every_guide
def test_every_file_that_is_named_exists(guide: str) -> None:
    named = NAMED.findall((ROOT / guide).read_text())
    assert [path for path in named if not (ROOT / path).exists()] == []


@every_guide
def test_every_file_that_is_linked_exists(guide: str) -> None:
    linked = LINKED.findall((ROOT / guide).read_text())
    assert [path for path in linked if not (ROOT / guide).parent.joinpath(path).exists()] == []


def test_the_architecture_can_be_read_in_one_sitting() -> None:
    assert len((ROOT / "docs/ARCHITECTURE.md").read_text().splitlines()) <= 200
