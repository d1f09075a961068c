"""What an address answers that is asked with a method it does not have."""

from collections.abc import Iterable

from octavo.errors import MethodNotAllowed
from octavo.http.answer import Answer
from octavo.http.cors import PREFLIGHT


def other_method(method: str, methods: Iterable[str]) -> Answer:
    """The answer to OPTIONS; raises MethodNotAllowed for every other method that is not among `methods`."""
    has = {*methods}
    allowed = ", ".join(sorted(has | ({"HEAD"} if "GET" in has else set()) | {"OPTIONS"}))
    if method != "OPTIONS":
        raise MethodNotAllowed(allowed)
    return Answer(204, b"", {**PREFLIGHT, "allow": allowed})
