"""What every handler of the older API may use."""

from dataclasses import dataclass

from octavo.access.actor import Actor
from octavo.access.limits import Allowance, RateLimit
from octavo.access.usage import Usage
from octavo.api.urls import Urls
from octavo.errors import OctavoError
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
    limits: RateLimit

    @property
    def urls(self) -> Urls:
        return Urls(self.settings.public_url, self.settings.base_domain)

    def caller(self, tx: Transaction, call: Call, scope: str = READING) -> Actor:
        """Who sent the request: counted against their own limit, failed attempts against their address; the use of a token is noted.

        A request is counted once, however often its handler asks. Raises TooManyRequests.
        """
        counted, call.counted = call.counted, True
        try:
            call.actor = authenticate(tx, call.header(b"authorization"), scope)
        except OctavoError:
            if not counted:
                call.allowance = self.limits.take(call.client)
            raise
        if not counted:
            call.allowance = self.charge(call.actor, call.client)
        return call.actor

    def charge(self, actor: Actor, client: str) -> Allowance | None:
        """Count a request against a caller who is known. Raises TooManyRequests."""
        if actor.token_id:
            self.usage.note(actor.token_id)
        return self.limits.take(actor.principal if actor.kind == "user" else client)
