"""One request for one operation, as it came, and what became known on the way."""

from dataclasses import dataclass

from octavo.access.actor import ANONYMOUS, Actor
from octavo.access.limits import Allowance
from octavo.api.operation import Operation

Question = tuple[str, tuple[str, ...], str, bytes, tuple[bytes | None, ...]]


@dataclass(slots=True)
class Call:
    """A request whose route is known."""

    operation: Operation
    values: tuple[str, ...]
    query: str
    headers: dict[bytes, bytes]
    client: str
    """The client's address, as far as it is to be believed."""
    request_id: str
    body: bytes = b""
    allowance: Allowance | None = None
    actor: Actor = ANONYMOUS
    counted: bool = False
    """Whether the request has been counted against its caller."""

    def header(self, name: bytes) -> str | None:
        """A header's value; the last one, if it was sent several times."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")

    @property
    def question(self) -> Question:
        """Everything that the answer follows from, but for the database: nothing else of the request reaches the handler."""
        headers = self.headers
        asked = (headers.get(b"authorization"), headers.get(b"prefer"), headers.get(b"if-none-match"))
        return self.operation.id, self.values, self.query, self.body, asked
