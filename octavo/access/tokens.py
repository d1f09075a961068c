"""Personal tokens: high-entropy secrets of which only a hash is kept, and which stop working the moment their owner does."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from sqlalchemy import bindparam, delete, insert, or_, select

from octavo import clock
from octavo.access.actor import Actor
from octavo.errors import BadRequest, Unauthorized
from octavo.ids import new_id
from octavo.store.query import Row, query
from octavo.store.tables.accounts import accounts, personal_tokens, users
from octavo.store.transaction import Transaction

PREFIX: Final = "octavo_"
SECRET_LENGTH: Final = 40
LABEL_LENGTH: Final = 50
REFUSED: Final = "The token is not valid: it may have expired or been revoked."

_FIND: Final = query(
    select(personal_tokens.c.id, personal_tokens.c.user_id, personal_tokens.c.scopes, personal_tokens.c.expires_at, users.c.suspended_at)
    .join(users, users.c.id == personal_tokens.c.user_id)
    .where(personal_tokens.c.hash == bindparam("hash"))
)
_INSERT: Final = query(insert(personal_tokens))
_DELETE: Final = query(
    delete(personal_tokens).where(or_(personal_tokens.c.id == bindparam("token"), personal_tokens.c.hash == bindparam("hash")))
)
_LIST: Final = query(
    select(personal_tokens, accounts.c.name.label("user_name"))
    .join(accounts, accounts.c.id == personal_tokens.c.user_id)
    .order_by(personal_tokens.c.created_at, personal_tokens.c.id)
)


class NewToken(NamedTuple):
    """A token just made: the only moment at which its secret is known."""

    id: str
    secret: str


def create_token(
    tx: Transaction,
    user_id: str,
    label: str,
    *,
    scopes: Iterable[str] | None = None,
    lifetime: timedelta | None = None,
    known_scopes: frozenset[str] | None = None,
) -> NewToken:
    """Make a token for `user_id`; `scopes` limit what it may be used for, all of them known."""
    if not 1 <= len(label) <= LABEL_LENGTH:
        raise BadRequest(f"A token's label has 1 to {LABEL_LENGTH} characters.")
    granted = None if scopes is None else sorted(set(scopes))
    unknown = [scope for scope in granted or () if known_scopes is not None and scope not in known_scopes]
    if unknown:
        raise BadRequest(f"There is no scope {unknown[0]}.")
    secret = new_id(PREFIX, SECRET_LENGTH)
    now = clock.now()
    token_id = new_id("tok_")
    tx.execute(
        _INSERT,
        id=token_id,
        user_id=user_id,
        hash=hash_secret(secret),
        label=label,
        hint=secret[-4:],
        scopes=granted,
        created_at=now,
        expires_at=now + lifetime if lifetime else None,
    )
    return NewToken(token_id, secret)


def list_tokens(tx: Transaction) -> list[Row]:
    """Everybody's, oldest first, each with its owner's `user_name`."""
    return tx.all(_LIST)


def revoke_token(tx: Transaction, token: str) -> bool:
    """Remove a token, named by its id or by its own secret; whether there was one."""
    return tx.execute(_DELETE, token=token, hash=hash_secret(token)) > 0


def find_actor(tx: Transaction, secret: str) -> Actor:
    """The user whose personal token this is; one statement. Raises Unauthorized for unknown, expired and orphaned ones alike."""
    row = tx.one_or_none(_FIND, hash=hash_secret(secret))
    if row is None or row.suspended_at is not None or _expired(row.expires_at):
        raise Unauthorized(REFUSED)
    scopes = None if row.scopes is None else frozenset(row.scopes)
    return Actor("user", user_id=row.user_id, scopes=scopes, token_id=row.id, until=row.expires_at)


def hash_secret(secret: str) -> str:
    """What is stored of a secret. It has 238 random bits, so that a plain hash cannot be searched."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _expired(moment: datetime | None) -> bool:
    return moment is not None and moment <= clock.now()
