"""From the Authorization header to the caller."""

from typing import Final

from octavo.access import content_tokens, tokens
from octavo.access.actor import ANONYMOUS, Actor
from octavo.errors import Unauthorized
from octavo.store.transaction import Transaction

LONGEST: Final = 12_000


def authenticate(tx: Transaction, header: str | None, secret: bytes) -> Actor:
    """Who sent the header; anonymous without one. Credentials that do not work are an error, never anonymity."""
    if header is None:
        return ANONYMOUS
    scheme, _, token = header.strip().partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > LONGEST:
        raise Unauthorized("Send the token as `Authorization: Bearer TOKEN`.")
    if token.count(".") == 2:  # noqa: PLR2004 - a JWT has three parts
        return content_tokens.read_actor(secret, token)
    return tokens.find_actor(tx, token)
