"""Operations that exist only to be answered in every way there is."""

import threading
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from typing_extensions import TypedDict

from octavo.access.actor import Actor
from octavo.api.binding import GIVEN
from octavo.api.inline import long_work
from octavo.api.operation import PUBLIC, Operations, Reply
from octavo.errors import Conflict, NotFound
from octavo.settings import Settings
from octavo.store.database import Database
from octavo.store.transaction import Transaction
from tests.world import World

operation = Operations()
seen: list[Any] = []


class Words(TypedDict):
    words: str


@operation("GET", "/things/{thingId}", "getThing", scope=None, needs=PUBLIC, immutable=True, short=True)
def get_thing(tx: Transaction, actor: Actor, *, thing_id: str) -> Words:
    return {"words": f"thing {thing_id}"}


@operation("GET", "/loop", "getLoop", scope=None, needs=PUBLIC, short=True)
def get_loop(tx: Transaction, actor: Actor) -> Words:
    return {"words": threading.current_thread().name}


@operation("GET", "/long", "getLong", scope=None, needs=PUBLIC, short=True)
def get_long(tx: Transaction, actor: Actor) -> Words:
    seen.append(threading.current_thread().name)
    long_work()
    return {"words": threading.current_thread().name}


@operation("GET", "/thread", "getThread", scope=None, needs=PUBLIC)
def get_thread(tx: Transaction, actor: Actor) -> Words:
    return {"words": threading.current_thread().name}


@operation("PATCH", "/things/{thingId}", "changeThing", scope=None, needs=PUBLIC, prefer=True)
def change_thing(tx: Transaction, actor: Actor, *, thing_id: str, body: Words) -> Words:
    return body


@operation("POST", "/things", "createThing", scope=None, needs=PUBLIC, status=201, also=(200,), body_limit=1000)
def create_thing(tx: Transaction, actor: Actor, *, body: Words) -> Reply[Words]:
    return Reply(body, status=200 if body["words"] == "again" else None, headers={"x-made": "yes"})


@operation("DELETE", "/things/{thingId}", "deleteThing", scope=None, needs=PUBLIC)
def delete_thing(tx: Transaction, actor: Actor, *, thing_id: str) -> bool:
    return thing_id == "there"


@operation("POST", "/nothing", "doNothing", scope=None, needs=PUBLIC, status=204)
def do_nothing(tx: Transaction, actor: Actor) -> None:
    return None


@operation("POST", "/fail/{how}", "fail", scope=None, needs=PUBLIC)
def fail(tx: Transaction, actor: Actor, *, how: str) -> Words:
    if how == "conflict":
        raise Conflict("it is merged already", {"type": "merged", "details": {"by": "ada"}})
    raise RuntimeError("the password is hunter2")


@operation("GET", "/given", "getGiven", scope=None, needs=PUBLIC)
def get_given(tx: Transaction, actor: Actor, *, settings: Annotated[Settings, GIVEN], engine: Annotated[dict, GIVEN]) -> Words:  # type: ignore[type-arg]
    return {"words": f"{settings.public_url} {engine['name']}"}


def look_outside(database: Database, actor: Actor, *, body: Words) -> str:
    seen.append("prepared")
    return body["words"].upper()


@operation("POST", "/prepared", "usePrepared", scope=None, needs=PUBLIC, prepare=look_outside)
def use_prepared(tx: Transaction, actor: Actor, *, body: Words, prepared: str) -> Words:
    return {"words": prepared}


def look_in_vain(database: Database, actor: Actor, **_: Any) -> str:
    seen.append(threading.current_thread().name)
    return "found"


@operation("GET", "/looked-up", "getLookedUp", scope=None, needs=PUBLIC, short=True, prepare=look_in_vain)
def get_looked_up(tx: Transaction, actor: Actor, *, prepared: str) -> Words:
    return {"words": f"{prepared} {'writing' if tx.writes else 'reading'}"}


@operation("POST", "/stream", "streamWords", scope=None, needs=PUBLIC, streams=True)
def stream_words(database: Database, actor: Actor, *, body: Words, fail: Literal["before", "between"] | None = None) -> Iterator[Words]:
    if fail == "before":
        raise NotFound("no such words")
    yield {"words": body["words"]}
    if fail == "between":
        raise NotFound("the words are lost")
    yield {"words": "é\u2028" * 3}


@pytest.fixture
def served(sqlite_database: Database) -> Iterator[World]:
    """A server of these operations."""
    seen.clear()
    made = World.of(sqlite_database, operations=list(operation), services={dict: {"name": "engine"}})
    yield made
    made.wire.close()
