"""What the tests build on: a server in this process, its cast, and the means to call it."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from octavo.access.tokens import create_token
from octavo.domains.registry import all_operations
from octavo.server.app import create_app
from octavo.server.context import Context
from octavo.settings import Settings
from octavo.store.database import Database
from tests import cast
from tests.client import Client, Wire

SECRET: Final = b"a secret that only the tests know"
SETTINGS: Final = Settings(public_url="https://octavo.test", rate_limit=0, threads=2)


@dataclass
class World:
    """One server, and everybody who calls it."""

    context: Context
    people: dict[str, cast.Person]
    wire: Wire
    organization_id: str = cast.ACME
    clients: dict[str, Client] = field(default_factory=dict)

    @classmethod
    def of(cls, database: Database, **parts: Any) -> "World":
        """A server over `database`; `parts` replace those of its context."""
        operations = list(all_operations())
        context = replace(Context(SETTINGS, database, SECRET, operations), **parts)
        app = create_app(context)
        return cls(context, cast.assemble(database), Wire(app, {operation.id: operation for operation in context.operations}))

    @property
    def database(self) -> Database:
        return self.context.database

    def client(self, name: str) -> Client:
        """Somebody of the cast, or `anonymous`."""
        if name not in self.clients:
            person = self.people.get(name)
            self.clients[name] = Client(self.wire, person.token, person.id, name) if person else Client(self.wire)
        return self.clients[name]

    def bearing(self, token: str, name: str = "bearer") -> Client:
        """Whoever has this token."""
        return Client(self.wire, token, name=name)

    def scoped(self, name: str, *scopes: str) -> Client:
        """Somebody with a token that is limited to scopes."""
        with self.database.write() as tx:
            made = create_token(tx, cast.user_id(name), "limited", scopes=scopes)
        return Client(self.wire, made.secret, cast.user_id(name), name)
