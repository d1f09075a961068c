"""One request for one operation, as it came, and what became known on the way."""

from dataclasses import dataclass, field

from octavo.access.limits import Allowance
from octavo.api.operation import Operation


@dataclass(slots=True)
class Call:
    """A request whose route is known."""

    operation: Operation
    values: list[str]
    query: str
    headers: dict[bytes, bytes]
    client: str
    """The client's address, as far as it is to be believed."""
    request_id: str
    body: bytes = b""
    allowance: Allowance | None = None
    principal: str = ""
    streamed: bool = field(default=False)

    def header(self, name: bytes) -> str | None:
        """A header's value; the last one, if it was sent several times."""
        value = self.headers.get(name)
        return None if value is None else value.decode("latin-1")
