"""Identifiers: random, from [A-Za-z0-9] only, in the lengths that clients have seen."""

import secrets
from typing import Final

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
LENGTH: Final = 20


def new_id(prefix: str = "", length: int = LENGTH) -> str:
    """A random id: `new_id()` has 20 characters, `new_id("site_", 8)` is a prefix and 8 characters."""
    return prefix + "".join(secrets.choice(ALPHABET) for _ in range(length))
