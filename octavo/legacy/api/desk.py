"""What every handler of the older API may use."""

from dataclasses import dataclass

from octavo.access.actor import Actor
from octavo.access.limits import Limits
from octavo.access.usage import Usage
from octavo.api.urls import Urls
from octavo.errors import OctavoError, TooManyRequests
from octavo.legacy.api.call import Call
from octavo.legacy.api.credentials import authenticate
from octavo.legacy.api.shelf import Shelf
from octavo.settings import Settings
from octavo.store.database import Database
from octavo.store.transaction import Transaction

READING = "space:read"


@dataclass(frozen=True)
class Desk:
    """The server's settings and storage, and its open books."""

    settings: Settings
    database: Database
    shelf: Shelf
    usage: Usage
    limits: Limits

    @property
    def urls(self) -> Urls:
        return Urls(self.settings.public_url, self.settings.base_domain)

    def caller(self, tx: Transaction, call: Call, scope: str = READING) -> Actor:
        """Who sent the request: counted against their own limit, failed attempts against their address; the use of a token is noted."""
        try:
            call.actor = authenticate(tx, call.header(b"authorization"), scope)
        except OctavoError:
            self._count(call, call.client)
            raise
        if not call.counted and call.actor.token_id:
            self.usage.note(call.actor.token_id)
        self._count(call, call.actor.principal if call.actor.kind == "user" else call.client)
        return call.actor

    def _count(self, call: Call, principal: str) -> None:
        """Once for each request. Raises TooManyRequests."""
        if not call.counted:
            call.counted = True
            try:
                call.allowance = self.limits.take(principal)
            except TooManyRequests:
                call.allowance = self.limits.empty()
                raise
