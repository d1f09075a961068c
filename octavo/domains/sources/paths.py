"""Which names may enter a repository."""

from typing import Final

from octavo.errors import BadRequest
from octavo.store.git.names import checked_path

# what a working folder holds beside its content
IGNORED_FOLDERS: Final = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv"})
IGNORED_FILES: Final = frozenset({".DS_Store", "Thumbs.db"})


def refusal(path: str) -> str | None:
    """Why `path` (relative, `/`-separated) may not enter a repository, or None if it may.

    Covers traversal, absolute and drive paths, Git's own folder under every spelling that file systems fold to it, control characters and names too
    long to be written back (CVE-2026-22249, CVE-2026-43888).
    """
    if any(character < " " or "\ud800" <= character <= "\udfff" for character in path):
        return "Its name has a control character, or is no valid Unicode: it is left out."
    if len(path) > 1 and path[1] == ":":
        return "Its name begins like a drive: it is left out."
    try:
        checked_path(path)
    except BadRequest as error:
        return f"{error.message} It is left out."
    return None


def ignored(path: str) -> bool:
    """Whether a working folder's file is beside the content: version control, installed packages, file managers' droppings."""
    *folders, name = path.split("/")
    return name in IGNORED_FILES or any(folder in IGNORED_FOLDERS for folder in folders)
