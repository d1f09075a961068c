"""Which file a link's destination may mean, most likely first (dialect 3.3, rows 35-38)."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from octavo.content.revision.paths import PAGE_SUFFIXES, decode, normalise

READMES: Final = ("README.md", "readme.md", "Readme.md", "index.md", "README.markdown")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def is_external(destination: str) -> bool:
    """Whether it names another host or scheme, rather than a file or an anchor."""
    return destination.startswith("//") or _SCHEME.match(destination) is not None


def locate(destination: str, folder: str, root: str, exists: Callable[[str], object]) -> tuple[str, str] | None:
    """The path that exists for a destination written in a file of `folder`, and the anchor; None where nothing does.

    A path from the top (`/x.md`) is sought below `root`, then below the space's directory. Raw spelling and percent-encoding are both tried, and a `#`
    may belong to the file's name.
    """
    for path, anchor in _split(destination):
        decoded = decode(path)
        for form in (decoded,) if decoded == path else (decoded, path):
            for candidate in candidates(form, folder, root):
                if exists(candidate):
                    return candidate, anchor
    return None


def candidates(path: str, folder: str, root: str) -> Iterator[str]:
    """The paths that may be meant, as the space's directory sees them; `../` stands before what lies outside."""
    bases = (root, "") if path.startswith("/") and root else ("",) if path.startswith("/") else (folder,)
    for base in bases:
        whole = normalise(f"{base}/{path.lstrip('/')}" if base else path.lstrip("/"))
        if not path.endswith("/") and whole and path not in {".", ".."}:
            yield whole
        if not whole.lower().endswith(PAGE_SUFFIXES):
            for readme in READMES:
                yield f"{whole}/{readme}" if whole else readme
            if whole and not whole.endswith(".."):
                yield f"{whole}.md"


def _split(destination: str) -> Iterator[tuple[str, str]]:
    """Path and anchor: at the first `#` as in an address, then for file names that hold one; a query means nothing to a file."""
    path, hash_sign, anchor = destination.partition("#")
    yield path, anchor
    if hash_sign:
        yield destination, ""
        last, _, anchor = destination.rpartition("#")
        if last != path:
            yield last, anchor
    if "?" in path:
        yield path.partition("?")[0], anchor
