"""Personal tokens: hashed, limited, and gone with their owner."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from octavo import clock
from octavo.access.tokens import NewToken, create_token, list_tokens, revoke_token
from octavo.errors import BadRequest
from octavo.store.tables.accounts import personal_tokens, users
from tests import cast
from tests.world import World

OWNER = cast.user_id("ed")


def token(world: World, **options: Any) -> NewToken:
    with world.database.write() as tx:
        return create_token(tx, OWNER, "mine", **options)


def test_a_new_token_works(world: World) -> None:
    assert world.bearing(token(world).secret).get("getAuthenticatedUser")["id"] == OWNER


def test_the_secret_is_nowhere_in_the_database(world: World) -> None:
    made = token(world)
    with world.database.read() as tx:
        (row,) = tx.all(select(personal_tokens).where(personal_tokens.c.id == made.id))
    assert made.secret not in str(row)
    assert made.secret.startswith("octavo_")
    assert len(made.secret) >= 40


def test_two_tokens_are_never_alike(world: World) -> None:
    assert len({token(world).secret for _ in range(20)}) == 20


def test_an_expired_token_is_refused(world: World) -> None:
    made = token(world, lifetime=timedelta(hours=1))
    client = world.bearing(made.secret)
    client.get("getAuthenticatedUser")
    later = clock.now() + timedelta(hours=1)
    clock.use(lambda: later)
    try:
        client.refused(401, "getAuthenticatedUser")
    finally:
        clock.use(None)


def _revoke(tx: Any, made: NewToken) -> None:
    assert revoke_token(tx, made.id)


def _revoke_by_itself(tx: Any, made: NewToken) -> None:
    assert revoke_token(tx, made.secret)


def _suspend(tx: Any, made: NewToken) -> None:
    tx.execute(users.update().where(users.c.id == OWNER).values(suspended_at=clock.now()))


def _remove(tx: Any, made: NewToken) -> None:
    tx.execute(delete(users).where(users.c.id == OWNER))


@pytest.mark.parametrize("ending", [_revoke, _revoke_by_itself, _suspend, _remove])
def test_it_stops_working_at_once(world: World, ending: Callable[[Any, NewToken], None]) -> None:
    made = token(world)
    client = world.bearing(made.secret)
    client.get("getAuthenticatedUser")
    with world.database.write() as tx:
        ending(tx, made)
    assert client.refused(401, "getAuthenticatedUser") == world.bearing("octavo_unknown").refused(401, "getAuthenticatedUser")


def test_one_token_is_revoked_and_no_other(world: World) -> None:
    made, other = token(world), token(world)
    with world.database.write() as tx:
        assert not revoke_token(tx, made.secret[:-1])
        assert not revoke_token(tx, made.secret[-4:])
        assert revoke_token(tx, other.id)
        assert not revoke_token(tx, other.id)
    world.bearing(made.secret).get("getAuthenticatedUser")


def test_tokens_are_listed_with_their_owners_and_without_their_secrets(world: World) -> None:
    made = token(world, scopes=["user:read"])
    with world.database.read() as tx:
        (row,) = [row for row in list_tokens(tx) if row.id == made.id]
    assert (row.user_name, row.label, row.hint, row.scopes) == ("ed", "mine", made.secret[-4:], ["user:read"])
    assert made.secret not in str(row)


def test_unknown_scopes_are_refused_when_the_known_ones_are_given(world: World) -> None:
    with pytest.raises(BadRequest, match="There is no scope everything"):
        token(world, scopes=["user:read", "everything"], known_scopes=frozenset({"user:read"}))


def test_a_label_is_needed_and_short(world: World) -> None:
    for label in ("", "x" * 51):
        with world.database.write() as tx, pytest.raises(BadRequest, match="1 to 50"):
            create_token(tx, OWNER, label)


def test_uses_are_written_in_batches_and_not_by_the_read(world: World) -> None:
    made = token(world)
    client = world.bearing(made.secret)
    for _ in range(3):
        client.get("getAuthenticatedUser")
    assert _uses(world, made) == (0, None)
    world.context.usage.write(world.database)
    times, moment = _uses(world, made)
    assert times == 3
    assert clock.now() - moment < timedelta(minutes=1)
    assert world.context.usage.write(world.database) == 0


def _uses(world: World, made: NewToken) -> tuple[int, Any]:
    with world.database.read() as tx:
        row = tx.one(select(personal_tokens.c.uses, personal_tokens.c.last_used_at).where(personal_tokens.c.id == made.id))
    return row.uses, row.last_used_at
