"""What a merge could not decide, kept in full."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from octavo.content.document import Document, Node


class ConflictKind(StrEnum):
    EDITED_BOTH = "edited-both"
    """Both sides changed the same words or attributes; theirs stand."""

    DELETED_OURS = "deleted-ours"
    """We deleted what they edited; their edit stands."""

    DELETED_THEIRS = "deleted-theirs"
    """They deleted what we edited; it is gone, and our edit is here."""

    STRUCTURE = "structure"
    """The two changes together make a structure that neither side had; theirs stands."""


@dataclass(frozen=True)
class Conflict:
    """A block (or cell, row, fragment) in its three states; None where a side has none.

    `key` is the key of the merged block, or of the block around it when it is gone; `where` names the attributes or the part that clashed.
    """

    kind: ConflictKind
    key: str | None
    base: Node | None
    ours: Node | None
    theirs: Node | None
    where: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "key": self.key,
            "base": self.base,
            "ours": self.ours,
            "theirs": self.theirs,
            "where": list(self.where),
        }


@dataclass(frozen=True)
class Merged:
    """A merged document, whole and usable, and what was decided for theirs on the way."""

    document: Document
    conflicts: list[Conflict] = field(default_factory=list)
