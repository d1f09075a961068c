"""Paths within a repository: `/`-separated, relative, never above the top."""

import posixpath
from typing import Final
from urllib.parse import unquote

PAGE_SUFFIXES: Final = (".md", ".markdown", ".mdx")
README_STEMS: Final = ("readme", "index")

_ENCODED: Final = {ord(character): f"%{ord(character):02X}" for character in "%#?<>\\"} | {
    code: f"%{code:02X}" for code in (*range(32), 127)
}
_DEEP: Final = 64


def join(folder: str, path: str) -> str | None:
    """`path` seen from `folder`, normalised; None when it climbs above the top. The top itself is the empty path."""
    joined = normalise(f"{folder}/{path}" if folder else path)
    return None if joined == ".." or joined.startswith("../") else joined


def normalise(path: str) -> str:
    """Without `.`, `..` and doubled slashes where they can be resolved; what climbs above the start keeps its leading `../`."""
    normal = posixpath.normpath(path.lstrip("/")) if path else ""
    return "" if normal == "." else normal


def folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    return path.rpartition("/")[2]


def stem_of(path: str) -> str:
    """The file's name without a page's suffix."""
    name = name_of(path)
    for suffix in PAGE_SUFFIXES:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def is_page(path: str) -> bool:
    return path.lower().endswith(PAGE_SUFFIXES)


def decode(destination: str) -> str:
    """A percent-encoded path as it is on disk; what is not valid UTF-8 stays as written."""
    if "%" not in destination:
        return destination
    try:
        return unquote(destination, errors="strict")
    except UnicodeDecodeError:
        return destination


def is_hidden(path: str) -> bool:
    """Whether a folder or file on the way begins with a dot."""
    return path.startswith(".") or "/." in path


def candidate_file(destination: str, folder: str) -> str | None:
    """The file that a destination would name if it existed; None when it is outside the space's directory, or no name that every system can hold."""
    path = decode(destination).partition("#")[0]
    joined = join("" if path.startswith("/") else folder, path)
    if joined is None or "\\" in joined or not joined.isprintable() or ".git" in joined.lower().split("/"):
        return None
    return joined if is_page(joined) and not path.endswith("/") else f"{joined}/README.md".lstrip("/")


def relative(folder: str, path: str) -> str:
    """`path` as a link from `folder` spells it: raw, but for the characters that would end the link or be taken for something else."""
    spelled = (
        posixpath.relpath(f"/{path}", f"/{folder}")
        if not path.startswith("../") and not folder.startswith("..")
        else _relative_outside(folder, path)
    )
    spelled = spelled.translate(_ENCODED)
    if spelled != spelled.strip(" "):
        spelled = spelled.replace(" ", "%20")
    head = spelled.partition("/")[0]
    return f"./{spelled}" if ":" in head else spelled


def _relative_outside(folder: str, path: str) -> str:
    """Both may climb above the space's directory: below an imagined, deeper top they do not."""
    top = "/~" * _DEEP
    return posixpath.relpath(posixpath.normpath(f"{top}/{path}"), posixpath.normpath(f"{top}/{folder}"))
