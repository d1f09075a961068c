"""`octavo jobs`: what goes on beside the requests, and a second chance for what failed."""

import shutil
from pathlib import Path

import pytest

from octavo.domains.sources.jobs import HISTORY
from octavo.store import jobs
from octavo.store.database import Database
from tests.cli.program import run

ERROR = "Traceback (most recent call last):\n  …\nOSError: the disk is \x1b[31mfull"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    database = Database.open(None, folder)
    database.migrate()
    for number in range(2):
        with database.write() as tx:
            jobs.enqueue(tx, HISTORY, {"number": number}, max_attempts=1)
        taken = jobs.claim(database, "worker", [HISTORY])
        assert taken is not None
        jobs.fail(database, taken, ERROR)
    with database.write() as tx:
        jobs.enqueue(tx, "later", None)
    database.close()
    return folder


def listed(data: Path) -> dict[str, list[list[str]]]:
    """The columns of each line, by state."""
    _, *lines = run("jobs", "--data", data).stdout.splitlines()
    found: dict[str, list[list[str]]] = {}
    for line in lines:
        cells = line.split(maxsplit=6)
        found.setdefault(cells[1], []).append(cells)
    return found


def test_what_waits_and_what_failed_is_listed_with_the_reason(data: Path) -> None:
    found = listed(data)
    assert [cells[2] for cells in found["waiting"]] == ["later"]
    assert [cells[2:4] for cells in found["failed"]] == [[HISTORY, "1/1"]] * 2
    assert {cells[6] for cells in found["failed"]} == {"OSError: the disk is [31mfull"}
    assert run("jobs", "--data", data).stderr == "0 running, 1 waiting, 2 failed, 0 done in the last 7 days\n"


def test_one_that_failed_runs_again(data: Path) -> None:
    again = listed(data)["failed"][0][0]
    assert run("jobs", "--replay", again, "--data", data).stdout == "1 job will run again\n"
    found = listed(data)
    assert again in [cells[0] for cells in found["waiting"]]
    assert again not in [cells[0] for cells in found["failed"]]


def test_all_that_failed_run_again(data: Path) -> None:
    assert run("jobs", "--replay", "all", "--data", data).stdout == "2 jobs will run again\n"
    assert set(listed(data)) == {"waiting"}


def test_a_job_that_has_not_failed_is_not_replayed_nor_those_beside_it(data: Path) -> None:
    failed, waiting = listed(data)["failed"][0][0], listed(data)["waiting"][0][0]
    refused = run("jobs", "--replay", failed, "--replay", waiting, "--data", data, status=1)
    assert refused.stderr == f"octavo: No job {waiting} has failed for good: `octavo jobs` lists those that have.\n"
    assert len(listed(data)["failed"]) == 2


def test_without_jobs_nothing_is_listed(data: Path) -> None:
    shutil.rmtree(data)
    data.mkdir()
    database = Database.open(None, data)
    database.migrate()
    database.close()
    assert run("jobs", "--data", data).stdout == ""
