"""How a page's links become references and references become links: the one door between a document and its revision."""

from typing import Final, Protocol

from octavo.content.document import ContentRef

BROKEN_REFERENCE: Final = "broken-reference"
"""The destination that the exporter writes for a link to what is gone (dialect 3.3): an address of nothing."""


class References(Protocol):
    """Both directions for one file of one revision.

    `resolve(spell(ref)) == ref` for everything that exists. Implementations: `revision.links.RelativeReferences` (paths from the file's own folder,
    as in Git) and `revision.links.StableReferences` (`/pages/<id>`, dialect 1.3).
    """

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:
        """The reference behind a link's destination, as written in the file (not percent-decoded). Never fails: what leads nowhere is a `url`."""

    def spell(self, ref: ContentRef) -> str:
        """The destination to write for a reference; `/broken/pages/<id>` and its like (dialect 3.3) for one that leads nowhere."""

    def title(self, ref: ContentRef) -> str | None:
        """The text to write for a mention or a page link where the author gave none: the file's own name, or None."""


def resolve_file(references: References, destination: str) -> ContentRef:
    """The file behind a destination, where nothing else may stand; one that leads nowhere names, in place of an id, what its author wrote."""
    ref = references.resolve(destination, image=True)
    return {"kind": "file", "file": destination} if ref["kind"] != "file" and is_written(destination) else ref


def spell_file(references: References, ref: ContentRef) -> str:
    """The destination of what `resolve_file` gave."""
    named = ref.get("file", "")
    return named if ref["kind"] == "file" and is_written(named) else references.spell(ref)


def is_written(name: str) -> bool:
    """Whether a reference holds a destination in place of an id."""
    return any(mark in name for mark in "/.:")  # no id holds one of these


class NoReferences:
    """Every destination is a URL and back: for Markdown that stands outside any revision."""

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:  # noqa: ARG002 - the protocol's
        if destination.startswith("#"):
            return {"kind": "anchor", "anchor": destination[1:]}
        return {"kind": "url", "url": destination}

    def spell(self, ref: ContentRef) -> str:
        return f"#{ref['anchor']}" if ref["kind"] == "anchor" and "page" not in ref else ref.get("url", BROKEN_REFERENCE)

    def title(self, ref: ContentRef) -> str | None:  # noqa: ARG002 - the protocol's
        return None
