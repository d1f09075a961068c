"""Work that imports leave behind."""

from typing import Final

from octavo.domains.sources.history import read_history, record_revisions
from octavo.domains.sources.origin import address_of, is_git
from octavo.domains.sources.recognise import Recognised
from octavo.errors import BadRequest
from octavo.jobs.registry import GiveUp, Handlers, Running
from octavo.store.jobs import enqueue
from octavo.store.query import Row
from octavo.store.transaction import Transaction

HISTORY: Final = "sources.history"
REVISIONS: Final = "sources.revisions"

handlers = Handlers()


def read_history_later(tx: Transaction, row: Row, source: Recognised) -> None:
    """What lies behind the newest content of a source with a history comes as a job; a bundle has brought all of it already. `row` is the source's."""
    if source.kind == "bundle":
        enqueue(tx, REVISIONS, {"repository": row.repository_id}, unique=f"{REVISIONS} {row.id}")
    elif is_git(source):
        payload = {"source": row.id, "repository": row.repository_id, "location": source.location}
        enqueue(tx, HISTORY, payload, unique=f"{HISTORY} {row.id}")


@handlers.on(HISTORY)
def history(running: Running) -> None:
    """The history behind the newest content of a Git source."""
    payload = running.payload
    try:
        read_history(
            running.database, payload["repository"], address_of(payload["source"], payload["location"]), lambda _: running.checkpoint()
        )
    except BadRequest as error:
        raise GiveUp(error.message) from error


@handlers.on(REVISIONS)
def revisions(running: Running) -> None:
    """The older revisions of spaces whose history is here already."""
    record_revisions(running.database, running.payload["repository"])
