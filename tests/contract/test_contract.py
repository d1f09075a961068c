"""Our document against the official one, operation by operation."""

import tomllib
from pathlib import Path

import pytest

from octavo.api.contract import Report, compare
from octavo.api.openapi import document
from octavo.domains.registry import all_operations
from tests.official import official

ACCEPTED = tomllib.loads((Path(__file__).parent / "accepted.toml").read_text())


@pytest.fixture(scope="module")
def report() -> Report:
    return compare(document(all_operations()), official())


def test_every_implemented_operation_is_as_the_official_document_says(report: Report) -> None:
    told = {
        name: [line for line in lines if line not in ACCEPTED.get(name, {}).get("differences", [])]
        for name, lines in report.different.items()
    }
    unexpected = {name: lines for name, lines in told.items() if lines}
    assert not unexpected, "\n".join(f"{name}\n  " + "\n  ".join(lines) for name, lines in unexpected.items())


def test_accepted_differences_still_exist(report: Report) -> None:
    gone = {name: [line for line in entry["differences"] if line not in report.different.get(name, [])] for name, entry in ACCEPTED.items()}
    assert not any(gone.values()), f"these differences are gone; take them off accepted.toml: {gone}"


def test_no_operation_is_our_own_invention(report: Report) -> None:
    """What the official API does not have is not served under its address."""
    assert report.own == []


def test_accepted_differences_have_reasons() -> None:
    assert all(entry.get("reason") for entry in ACCEPTED.values())
