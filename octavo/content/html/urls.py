"""The one URL sanitiser of the program: every address that content supplies passes here before it reaches a page or a feed.

An address is judged as browsers read it (WHATWG URL): white space around it and tabs and line ends inside it do not count, a backslash is a slash.
What is left must be relative, or have an allowed scheme. Entities are undone before judging, because some readers of our output undo them twice.
"""

import html
import re
from collections.abc import Collection

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"http", "https", "data"})
WEB_SCHEMES = frozenset({"http", "https"})

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*\Z")
_DATA_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]*={0,2}\Z", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_QUOTED = {ord(character): f"%{ord(character):02X}" for character in ' "<>`{}|^'}
_REMOVED = {ord(character): None for character in "\t\n\r"}
_LONGEST = 8192


def safe_url(url: str, *, schemes: Collection[str] = LINK_SCHEMES) -> str | None:
    """The address, ready for an attribute (still to be escaped), or None where it must not be linked to.

    `//host` becomes `https://host`. `data:` passes only where `schemes` names it, and only for PNG, JPEG, GIF and WebP in base64.
    """
    address = url.strip().translate(_REMOVED)
    decoded = html.unescape(address).strip().translate(_REMOVED) if "&" in address else address
    if not _allowed(address, schemes) or (decoded is not address and not _allowed(decoded, schemes)):
        return None
    if address.startswith("//"):
        address = "https:" + address
    return address if address.startswith("data:") else address.translate(_QUOTED)


def _allowed(address: str, schemes: Collection[str]) -> bool:
    head = address[:5].lower()
    if head == "data:":
        return "data" in schemes and _DATA_IMAGE.match(address) is not None
    if len(address) > _LONGEST or _CONTROL.search(address.replace(" ", "")):
        return False
    path, _, _ = address.partition("#")
    path, _, _ = path.partition("?")
    if "\\" in path:
        return False
    first, colon, rest = path.partition(":")
    if not colon or "/" in first:
        return not path.startswith("//") or _has_host(path[2:])
    scheme = first.lower()
    if not _SCHEME.match(scheme) or scheme not in schemes:
        return False
    return scheme not in WEB_SCHEMES or (rest.startswith("//") and _has_host(rest[2:]))


def _has_host(rest: str) -> bool:
    host, _, _ = rest.partition("/")
    return bool(host)
