"""What every handler of the older API may use."""

from dataclasses import dataclass

from octavo.access.actor import Actor
from octavo.access.usage import Usage
from octavo.api.urls import Urls
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

    @property
    def urls(self) -> Urls:
        return Urls(self.settings.public_url, self.settings.base_domain)

    def caller(self, tx: Transaction, call: Call, scope: str = READING) -> Actor:
        """Who sent the request; its use of a token is noted."""
        call.actor = authenticate(tx, call.header(b"authorization"), scope)
        if call.actor.token_id:
            self.usage.note(call.actor.token_id)
        return call.actor
