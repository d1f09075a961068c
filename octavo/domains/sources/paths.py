"""Which names may enter a repository."""

from typing import Final

MAX_PATH_BYTES: Final = 4096
MAX_NAME_BYTES: Final = 255

# what a working folder holds beside its content
IGNORED_FOLDERS: Final = frozenset({".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv"})
IGNORED_FILES: Final = frozenset({".DS_Store", "Thumbs.db"})


def refusal(path: str) -> str | None:
    """Why `path` (relative, `/`-separated) may not enter a repository, or None if it may.

    Covers traversal, absolute and drive paths, Git's own folder under every spelling that file systems fold to it, control characters and names too
    long to be written back (CVE-2026-22249, CVE-2026-43888).
    """
    if not path or path.startswith("/"):
        return "an absolute or empty path"
    if "\\" in path or "\0" in path or any(ord(character) < 32 for character in path):  # noqa: PLR2004 - the first printable character
        return "a backslash or control character in its name"
    try:
        size = len(path.encode())
    except UnicodeEncodeError:
        return "a name that is not valid Unicode"
    if size > MAX_PATH_BYTES:
        return f"a path of more than {MAX_PATH_BYTES} bytes"
    return next((why for name in path.split("/") if (why := _refused_name(name))), None)


def _refused_name(name: str) -> str | None:
    if name in {"", ".", ".."}:
        return "a path that leaves its folder"
    if len(name) > 1 and name[1] == ":":
        return "a drive letter"
    if len(name.encode()) > MAX_NAME_BYTES:
        return f"a name of more than {MAX_NAME_BYTES} bytes"
    folded = name.rstrip(". ").lower().replace("\u200c", "").replace("\u200d", "")
    if folded in {".git", "git~1"}:
        return "Git's own folder"
    return None


def ignored(path: str) -> bool:
    """Whether a working folder's file is beside the content: version control, installed packages, file managers' droppings."""
    *folders, name = path.split("/")
    return name in IGNORED_FILES or any(folder in IGNORED_FOLDERS for folder in folders)
