"""From the bytes of a request's path to a path that may be looked up, and back to one that may stand in a `Location`."""

from typing import Final
from urllib.parse import quote, unquote_to_bytes

LONGEST: Final = 2048
"""Characters of a path; longer ones name nothing."""
_SEPARATORS = (b"%2f", b"%5c", b"%00")


def path_segments(raw: bytes) -> list[str] | None:
    """The segments of a request's raw path, decoded once. Empty ones are left out.

    None for what no page can be called: too long, not UTF-8, control characters, backslashes, encoded separators, `.` and `..` in any spelling
    (CVE-2025-67845, GHSA-5w8m-r7jm-mhp9).
    """
    lowered = raw.lower()
    if len(raw) > LONGEST * 3 or any(separator in lowered for separator in _SEPARATORS):
        return None
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return None
    if len(path) > LONGEST or "\\" in path or any(character < " " or "\x7f" <= character <= "\x9f" for character in path):
        return None
    segments = [segment for segment in path.split("/") if segment]
    return None if any(segment.strip() in {".", ".."} for segment in segments) else segments


def spelled(path: str) -> str:
    """A path for an address: percent-encoded, and never `//host`, because empty segments are gone."""
    return "/".join(quote(segment, safe="~@:!$'()*+,;=") for segment in path.split("/") if segment)


def href(base_path: str, path: str) -> str:
    """The address of a path below a base path that starts and ends with `/`."""
    return base_path + spelled(path)
