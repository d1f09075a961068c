"""Telling a client that what it holds is still what there is."""

import hashlib


def tag_of(body: bytes) -> str:
    """An entity tag that names these bytes."""
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


def unchanged(held: str | None, tag: str) -> bool:
    """Whether an If-None-Match header names the tag (RFC 9110, 13.1.2: weak comparison)."""
    if not held:
        return False
    return held.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in held.split(",")}
