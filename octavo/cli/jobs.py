"""`octavo jobs`: work that goes on beside the requests."""

from pathlib import Path

import click

from octavo.cli.columns import columns, minute
from octavo.cli.opening import data_option, opened
from octavo.store.jobs import KEEP_DONE, counts, dead, replay, unfinished
from octavo.store.query import Row
from octavo.store.transaction import Transaction

ALL = "all"
_STATES = {"running": "running", "ready": "waiting", "dead": "failed"}


@click.command()
@click.option("--replay", "again", multiple=True, metavar="ID|all", help="Let a job that failed for good begin anew; repeat for several.")
@data_option
def jobs(data: Path, again: tuple[str, ...]) -> None:
    """List the work beside the requests, such as reading a repository's history: what runs, what waits, and what failed for good.

    A job that fails is tried again by itself, ten times within an hour; then it has failed for good, and waits for somebody to mend the cause. Moments are
    in UTC. A server that runs on the data folder takes up what is replayed within a second, else the next one does.
    """
    with opened(data) as at:
        if again:
            with at.database.write() as tx:
                number = _replay(tx, again)
            click.echo(f"{number} job{'' if number == 1 else 's'} will run again")
            return
        with at.database.read() as tx:
            found, numbers = [*unfinished(tx), *dead(tx)], counts(tx)
    columns(("ID", "STATE", "KIND", "ATTEMPTS", "SINCE", "NEXT", "ERROR"), [_line(job) for job in found])
    told = ", ".join(f"{numbers.get(state, 0)} {name}" for state, name in _STATES.items())
    click.echo(f"{told}, {numbers.get('done', 0)} done in the last {KEEP_DONE.days} days", err=True)


def _line(job: Row) -> tuple[str | None, ...]:
    due = minute(job.run_at) if job.state == "ready" else None
    error = (job.error or "").strip().rpartition("\n")[2]  # of a traceback the line that says what it was
    return job.id, _STATES[job.state], job.kind, f"{job.attempts}/{job.max_attempts}", minute(job.created_at), due, error


def _replay(tx: Transaction, again: tuple[str, ...]) -> int:
    failed = [job.id for job in dead(tx)]
    for job in again:
        if job not in {ALL, *failed}:
            raise click.ClickException(f"No job {job} has failed for good: `octavo jobs` lists those that have.")
    return sum(replay(tx, job) for job in (failed if ALL in again else dict.fromkeys(again)))
