"""What whoever names a source says about it."""

from dataclasses import dataclass, field

from octavo.outgoing.allowed import Allowed


@dataclass(frozen=True)
class Options:
    """What the site is to be: what is None stays as it is, and for a new site is the content's own title, and public."""

    title: str | None = None
    visibility: str | None = None
    conrefs: Allowed = field(default_factory=Allowed)
    """The repositories that pages of older books may include from."""
