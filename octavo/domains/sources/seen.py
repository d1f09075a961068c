"""What was seen of a folder when it was last looked at, so that unchanged files need not be read again. It may be lost: then they are read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson

from octavo.domains.sources.folder import Stamp

VERSION: Final = 1


@dataclass
class Seen:
    """`files`: path -> stamp and blob; None for a stamp that cannot be trusted. `tree`: the Git tree that holds exactly these files, and links beside them."""

    files: dict[str, tuple[Stamp | None, str]] = field(default_factory=dict)
    tree: str = ""

    def oids(self) -> dict[str, str]:
        return {path: oid for path, (_, oid) in self.files.items()}


def load_seen(file: Path) -> Seen:
    """What an earlier process saw; nothing where that is not known."""
    try:
        found = orjson.loads(file.read_bytes())
        if found["version"] != VERSION:
            return Seen()
        files = {path: (Stamp(*stamp) if stamp else None, oid) for path, stamp, oid in found["files"]}
        return Seen(files, found["tree"])
    except (OSError, ValueError, KeyError, TypeError):
        return Seen()


def save_seen(file: Path, seen: Seen) -> None:
    """Keep it for the next process; whole or not at all."""
    files = [[path, tuple(stamp) if stamp else None, oid] for path, (stamp, oid) in seen.files.items()]
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.write_bytes(orjson.dumps({"version": VERSION, "tree": seen.tree, "files": files}))
    draft.replace(file)
