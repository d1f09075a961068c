"""What an import says of faults: the first of each kind, never a wall of one."""

import pytest

from octavo.cli.progress import SHOWN_FAULTS, say_faults
from octavo.content.faults import Fault


def said(faults: list[Fault], capsys: pytest.CaptureFixture[str]) -> list[str]:
    say_faults(faults)
    return [line.strip() for line in capsys.readouterr().err.splitlines()]


def test_a_kind_that_many_files_share_hides_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    many = [Fault(f"{number}.md", None, "It is no page.") for number in range(100)]
    assert said([*many, Fault("a.md", 3, "Wrong.")], capsys) == [
        "fault: 0.md: It is no page. (and 99 more like this)",
        "fault: a.md:3: Wrong.",
        "… octavo faults lists all 101",
    ]


def test_a_few_of_one_kind_are_all_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert said([Fault("a.md", 1, "Wrong."), Fault("b.md", 2, "Wrong.")], capsys) == ["fault: a.md:1: Wrong.", "fault: b.md:2: Wrong."]


def test_of_many_kinds_the_first_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(said([Fault("a.md", line, f"Wrong {line}.") for line in range(50)], capsys)) == SHOWN_FAULTS + 1
