"""From the path of a request to segments that may be looked up."""

from typing import Final
from urllib.parse import unquote_to_bytes

from octavo.errors import BadRequest

LONGEST: Final = 2048
"""Characters of a path; longer ones name nothing."""
_SLASH: Final = b"%2f"
_CLIMBING: Final = frozenset({".", ".."})


class BadPath(BadRequest):
    """Nothing can be called so."""


def split_path(raw: bytes, *, encoded_slashes: bool = False) -> tuple[str, ...]:
    """The segments of a path as it was sent, decoded once. Empty ones are left out.

    Raises BadPath for what no page, file or book can be called: too long, not UTF-8, control characters, backslashes, `.` and `..` in any spelling,
    and slashes that were encoded, unless `encoded_slashes` says that a segment may hold them (CVE-2025-67845, GHSA-5w8m-r7jm-mhp9).
    """
    if len(raw) > LONGEST * 3 or (not encoded_slashes and _SLASH in raw.lower()):
        raise BadPath("Nothing is at a path that is so long, or has slashes in a segment.")
    try:
        segments = tuple(unquote_to_bytes(segment).decode() for segment in raw.split(b"/") if segment)
    except UnicodeDecodeError:
        raise BadPath("The path is not UTF-8.") from None
    path = "/".join(segments)
    if len(path) > LONGEST or "\\" in path or any(character < " " or "\x7f" <= character <= "\x9f" for character in path):
        raise BadPath(f"Nothing is at a path of more than {LONGEST} characters, or with a backslash or control characters in it.")
    if any(segment.strip() in _CLIMBING for segment in path.split("/")):
        raise BadPath("The path leaves what it begins in: leave `.` and `..` out.")
    return segments
