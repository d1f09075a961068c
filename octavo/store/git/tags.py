"""Annotated tags."""

from octavo.store.git.names import is_oid
from octavo.store.git.objects import Kind


class BadTag(ValueError):
    """The bytes are not a tag."""


def tagged(data: bytes) -> tuple[str, Kind]:
    """The object that a tag is for, and its kind."""
    fields = dict(line.partition(b" ")[::2] for line in data.partition(b"\n\n")[0].split(b"\n"))
    oid = fields.get(b"object", b"").decode("ascii", "replace")
    kinds = {kind.name.lower().encode(): kind for kind in Kind}
    kind = kinds.get(fields.get(b"type", b""))
    if not is_oid(oid) or kind is None:
        raise BadTag("a tag names no object")
    return oid, kind
