"""Addresses that stand in a text as they are: links for readers, though the document has none there (GitHub Flavored Markdown, autolinks)."""

import re
from collections.abc import Iterator
from typing import Final

from octavo.content.html.urls import WEB_SCHEMES, safe_url

_ADDRESS: Final = re.compile(r"(?<![A-Za-z0-9])https?://[A-Za-z0-9\[][!#-;=?-\[\]^_a-~]*")
_ENDS_SENTENCES: Final = frozenset("?!.,:;*_~'")


def split_addresses(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is an address. Marks that end a sentence or a bracket around it are no part of an address."""
    done = 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        end = found.start() + len(address)
        if _goes_on(text, end) or safe_url(address, schemes=WEB_SCHEMES) is None:
            continue
        if done < found.start():
            yield text[done : found.start()], False
        yield address, True
        done = end
    if done < len(text):
        yield text[done:], False


def _trimmed(address: str) -> str:
    end, unopened = len(address), address.count(")") - address.count("(")
    while address[end - 1] in _ENDS_SENTENCES or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]


def _goes_on(text: str, end: int) -> bool:
    """Whether a letter beyond ASCII follows: nobody can tell if it belongs to the address or to the sentence."""
    return end < len(text) and not text[end].isascii() and text[end].isalnum()
