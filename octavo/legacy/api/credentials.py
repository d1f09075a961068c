"""Who calls: a personal token, in any of the three ways in which clients of that time send one."""

import base64
import binascii
from typing import Final

from octavo.access.actor import ANONYMOUS, Actor
from octavo.access.tokens import PREFIX, find_actor
from octavo.errors import Forbidden, Unauthorized
from octavo.store.transaction import Transaction

LONGEST: Final = 4096


def authenticate(tx: Transaction, header: str, scope: str) -> Actor:
    """The caller; anonymous without credentials. Raises Unauthorized for those that do not work, Forbidden for a token without `scope`.

    `Basic` takes the token as password of any user name, or as user name; `Bearer` and `token` take it as it is.
    """
    if not header:
        return ANONYMOUS
    actor = find_actor(tx, _token(header))
    if actor.scopes is not None and scope not in actor.scopes:
        raise Forbidden(f"The token needs the scope {scope}.")
    return actor


def _token(header: str) -> str:
    scheme, _, value = header.strip().partition(" ")
    value = value.strip()
    if len(value) <= LONGEST:
        if scheme.lower() in {"bearer", "token"}:
            return value
        if scheme.lower() == "basic":
            return _basic(value)
    raise Unauthorized("Send a token: as password with Basic, or as `Authorization: Bearer TOKEN`.")


def _basic(value: str) -> str:
    try:
        user, _, password = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise Unauthorized("The Basic credentials cannot be read.") from None
    return user if user.startswith(PREFIX) and not password.startswith(PREFIX) else password
