"""Work that imports leave behind."""

from typing import Final

from octavo.domains.sources.history import read_history, record_revisions
from octavo.domains.sources.origin import address_of
from octavo.errors import BadRequest
from octavo.jobs.registry import GiveUp, Handlers, Running

HISTORY: Final = "sources.history"
REVISIONS: Final = "sources.revisions"

handlers = Handlers()


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
