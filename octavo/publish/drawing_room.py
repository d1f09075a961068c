"""The room in which browsers draw diagrams: our own page and script beside Mermaid's program, which the server's owner installs from npm.

The three files lie in one folder, and every answer from there has a policy of its own (decision 12). Without the program there is no room, and diagrams
stand as their text.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Final

from octavo.publish.static import PREFIX, Asset

PROGRAM: Final = "dist/mermaid.min.js"
PACKAGE: Final = Path("node_modules") / "mermaid"
_PAGE: Final = "diagrams.html"
_SCRIPT: Final = "diagrams.js"
_MERMAID: Final = "mermaid.min.js"
_TYPES: Final = {_PAGE: "text/html; charset=utf-8", _SCRIPT: "text/javascript; charset=utf-8", _MERMAID: "text/javascript; charset=utf-8"}
_FOLDER: Final = "diagrams"


@dataclass(frozen=True)
class DrawingRoom:
    """`package` is the folder of the npm package."""

    package: Path

    @cached_property
    def _files(self) -> dict[str, Asset]:
        """By their paths below `PREFIX`; the folder's name holds a hash of all of them."""
        ours = files("octavo.publish") / "static"
        bodies = {name: (ours / name).read_bytes() for name in (_PAGE, _SCRIPT)} | {_MERMAID: (self.package / PROGRAM).read_bytes()}
        digest = hashlib.sha256(b"".join(hashlib.sha256(body).digest() for body in bodies.values())).hexdigest()[:12]
        named = {f"{_FOLDER}.{digest}/{name}": (_TYPES[name], body) for name, body in bodies.items()}
        return {path: Asset(path, kind, body, gzip.compress(body, 6, mtime=0)) for path, (kind, body) in named.items()}

    @property
    def path(self) -> str:
        """Where the room's page lies below a site's base path."""
        return PREFIX + next(iter(self._files))

    def file(self, path: str) -> Asset | None:
        """One of the three files by its path below `PREFIX`."""
        return self._files.get(path)


def is_room(path: str) -> bool:
    """Whether a path below `PREFIX` would be in a room, whatever its version."""
    return path.startswith(f"{_FOLDER}.") and "/" in path


def find_room(named: str | None, *beside: Path) -> DrawingRoom | None:
    """The room with the package in the folder that was `named`, else in `node_modules` of one of the folders; raises `FileNotFoundError` where `named` holds none."""
    if named is not None:
        package = Path(named)
        if not (package / PROGRAM).is_file():
            raise FileNotFoundError(f"{package / PROGRAM} does not exist")
        return DrawingRoom(package)
    return next((DrawingRoom(folder / PACKAGE) for folder in beside if (folder / PACKAGE / PROGRAM).is_file()), None)
