"""Topics: books had them on GitBook's own site; spaces have none."""

from octavo.errors import NotFound
from octavo.http.answer import Answer
from octavo.legacy.api.call import Call
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.paging import no_pages
from octavo.legacy.api.reply import as_json


def topics(desk: Desk, call: Call) -> Answer:
    with desk.database.read() as tx:
        desk.caller(tx, call)
    return as_json(no_pages(call))


def topic(desk: Desk, call: Call, name: str) -> Answer:  # noqa: ARG001 - handlers are called alike
    raise NotFound(f"There is no topic {name[:100]}: spaces have no topics.")
