"""What a file, a folder or a reference may be called. Names that Git refuses, or that would be dangerous where they are written to a disk, are refused."""

import re
from typing import Final

from dulwich.refs import check_ref_format

from octavo.errors import BadRequest

MAX_PATH: Final = 4096
MAX_NAME: Final = 255
MAX_DEPTH: Final = 100

# ".git" as HFS+ and NTFS see it (CVE-2014-9390): ignorable characters, its short name, trailing dots and spaces, streams.
_IGNORED: Final = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
_OID: Final = re.compile(r"[0-9a-f]{40}")


def is_oid(text: str) -> bool:
    return _OID.fullmatch(text) is not None


def refused_name(name: str) -> str | None:
    """Why one name of a file or folder is refused, wherever it comes from, or None."""
    if not name or name in {".", ".."}:
        return "an empty name, . or .."
    if "/" in name or "\0" in name:
        return "a name with / or NUL"
    if len(name.encode("utf-8", "surrogateescape")) > MAX_NAME:
        return f"a name of more than {MAX_NAME} bytes"
    if _looks_like_git(name):
        return "a name that a disk would take for .git"
    return None


def checked_path(path: str) -> str:
    """The path of a new file, relative to its repository; BadRequest says what is wrong with it."""
    if "\\" in path or any(ord(character) < ord(" ") for character in path):
        raise BadRequest(f"The path {path!r} has a backslash or a control character.")
    if len(path.encode("utf-8", "surrogateescape")) > MAX_PATH or path.count("/") >= MAX_DEPTH:
        raise BadRequest(f"The path {path[:80]}… is too long or too deep.")
    for name in path.split("/"):
        reason = refused_name(name)
        if reason:
            raise BadRequest(f"The path {path} has {reason}.")
    return path


def checked_ref(name: str) -> str:
    """A reference's full name, `refs/…`."""
    if not name.startswith("refs/") or not check_ref_format(name.encode()):  # type: ignore[arg-type]  # dulwich's NewType of bytes
        raise BadRequest(f"{name} is not the name of a reference.")
    return name


def _looks_like_git(name: str) -> bool:
    plain = _IGNORED.sub("", name).split(":")[0].rstrip(". ").lower()
    return plain in {".git", "git~1"}
