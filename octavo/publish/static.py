"""The files that pages refer to: read once, named after their content, kept by browsers for ever. Nothing is built."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
_NAMES = ("site.css", "content.css", "site.js", "content.js", "icons.svg")
PREFIX = "~octavo/static/"


@dataclass(frozen=True, slots=True)
class Asset:
    """`name` holds a hash of `body`; `packed` is the same, gzipped."""

    name: str
    content_type: str
    body: bytes
    packed: bytes


@cache
def _assets() -> dict[str, Asset]:
    """By their plain names."""
    found = {}
    for name in _NAMES:
        body = (files("octavo.publish") / "static" / name).read_bytes()
        stem, _, kind = name.rpartition(".")
        digest = hashlib.sha256(body).hexdigest()[:12]
        found[name] = Asset(f"{stem}.{digest}.{kind}", _TYPES[kind], body, gzip.compress(body, 9, mtime=0))
    return found


@cache
def _named() -> dict[str, Asset]:
    return {asset.name: asset for asset in _assets().values()}


def asset_path(name: str) -> str:
    """Where an asset lies below a site's base path: `asset_path("site.css")` is `~octavo/static/site.<hash>.css`."""
    return PREFIX + _assets()[name].name


def asset(hashed_name: str) -> Asset | None:
    """The asset of exactly this content; None for a name of another version, so that nobody keeps new bytes under an old name."""
    return _named().get(hashed_name)


def asset_text(name: str) -> str:
    return _assets()[name].body.decode()
