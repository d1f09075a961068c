"""Slugs of pages and anchors of headings (dialect 3.6).

Lower case; accents folded; other scripts spelled in Latin letters; a few symbols spelled out; every other run outside `[a-z0-9.+_]` is one `-`.
Han reads as toneless pinyin, a hyphen between syllables. For kana, Hangul, Arabic, Hebrew, Thai and all the rest no rule is documented anywhere, and the
one default seen is `undefined`: we write the letters' usual Latin spelling instead, so that an address can be read and two headings differ.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

SLUG_LIMIT: Final = 100
"""The longest slug that the API's schema allows."""

NAMELESS: Final = "undefined"
"""What is left of a title without any letter, digit or emoji."""

_TEXT_LIMIT: Final = 1000
_OUTSIDE: Final = re.compile(r"[^a-z0-9.+_]+")
_HAN: Final = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_ASCII: Final = str.maketrans({"'": "", "&": "-and-", "|": "-or-", "<": "-less-than-", ">": "-greater-than-", "$": "usd"})
_GITHUB_ASCII: Final = re.compile(r"[^a-z0-9_ -]+")
_WORD: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Pc"})
_SPELLED: Final = {
    "∆": "-delta-", "∞": "-infinity-", "♥": "-love-", "∑": "-sum-", "¤": "-currency-",
    "™": "tm", "©": "c", "®": "r", "℠": "sm", "€": "eur", "£": "gbp", "¥": "cny", "¢": "cent", "₩": "krw", "₪": "ils", "₹": "inr", "₽": "rub",
    "º": "o", "ª": "a", "…": "...",
}  # fmt: skip


@lru_cache(maxsize=16_384)  # more than most spaces have pages: all their names come again with each change of the structure
def slug(text: str) -> str:
    """The slug of a title or a file name: at most 100 characters, never empty, never a `.` or `..` that an address would swallow."""
    spelled = _spell(text[:_TEXT_LIMIT])[:SLUG_LIMIT].rstrip("-")
    return spelled if spelled.strip(".") else NAMELESS


def anchor(text: str) -> str:
    """The default anchor of a heading, a tab or an expandable: as a slug, but `id-` goes before a leading digit."""
    spelled = _spell(text[:_TEXT_LIMIT]) or NAMELESS
    return f"id-{spelled}" if spelled[0].isdigit() else spelled


def github_anchor(text: str) -> str:
    """The anchor that GitHub gives a heading, which links in files written for it use: letters of every script, digits, `-` and `_`; empty where none is left."""
    kept = text[:_TEXT_LIMIT].strip().lower()
    return (_GITHUB_ASCII.sub("", kept) if kept.isascii() else "".join(filter(_is_word, kept))).replace(" ", "-")


def _is_word(character: str) -> bool:
    return character in "- _" or unicodedata.category(character) in _WORD


class Anchors:
    """The anchors of one page: a second `setup` is `setup-1`, a third `setup-2`. The same class keeps sibling slugs apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def add(self, text: str) -> str:
        """The anchor for a title."""
        return self.unique(anchor(text))

    def unique(self, wanted: str) -> str:
        """`wanted`, or `wanted-1`, `wanted-2`, … if it is taken; from now on the answer is taken too."""
        found = wanted
        count = self._next.get(wanted, 0)
        while found in self._taken:
            count += 1
            found = f"{wanted}-{count}"
        self._next[wanted] = count
        self._taken.add(found)
        return found

    def reserve(self, explicit: str) -> None:
        """Take an anchor that an author wrote, without changing it."""
        self._taken.add(explicit)

    def __contains__(self, found: str) -> bool:
        return found in self._taken


@lru_cache(maxsize=4096)
def _spell(text: str) -> str:
    latin = text if text.isascii() else "".join(_latin(unicodedata.normalize("NFC", text)))
    spelled = _OUTSIDE.sub("-", latin.lower().translate(_ASCII)).strip("-")
    return spelled or _OUTSIDE.sub("-", _names_of_symbols(text)).strip("-")


def _latin(text: str) -> Iterator[str]:
    position = 0
    for han in _HAN.finditer(text):
        yield from map(_letter, text[position : han.start()])
        yield f"-{_pinyin(han[0])}-"
        position = han.end()
    yield from map(_letter, text[position:])


def _letter(character: str) -> str:
    if character.isascii():
        return character
    if spelled := _SPELLED.get(character):
        return spelled
    category = unicodedata.category(character)
    if category == "Cf":  # joiners and direction marks are not seen, so they part nothing
        return ""
    if category[0] in "LM":
        return "".join(filter(str.isalnum, _anyascii(character)))
    return _anyascii(character) if category[0] == "N" else "-"


def _pinyin(han: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 50 ms and 20 MB that only Han titles should cost

    syllables: list[str] = lazy_pinyin(han, errors=_anyascii)
    return "-".join(syllables)


def _names_of_symbols(text: str) -> str:
    """`🚀` alone is better called `rocket` than nothing."""
    return "".join(f"-{_anyascii(character)}-" for character in text if unicodedata.category(character) == "So").lower()


def _anyascii(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - its tables are read when first needed

    return anyascii(text)
