"""Emoji between their shortcodes, characters and hexadecimal code points. Only names in the table are emoji (dialect 5.3, 31).

The table's aliases are GitHub's names, which is what the dialect writes. Unicode's own names (`dog_face`) are understood where no alias is so called, and
written where an emoji has no alias: there GitHub's name is the same (`rocket`), but for skins, which have none.
"""

import re
import unicodedata
from functools import cache
from typing import Final

_GITHUB: Final = re.compile(r"[a-z0-9_+-]+")
_SHOWING_NOTHING: Final = frozenset({"Cc", "Cs", "Co", "Zl", "Zp", "Zs"})
"""Unicode's categories of controls, surrogates, private characters and space."""


@cache
def _by_name() -> dict[str, str]:
    from emoji import EMOJI_DATA  # noqa: PLC0415 - its table is read when first needed

    found: dict[str, str] = {}
    qualified = {character: names for character, names in EMOJI_DATA.items() if names["status"] <= 2}  # noqa: PLR2004 - fully qualified forms
    for character, names in qualified.items():
        for name in names.get("alias", ()):
            found.setdefault(name.strip(":"), character)
    for character, names in qualified.items():
        found.setdefault(names["en"].strip(":"), character)
    return found


@cache
def _by_character() -> dict[str, str]:
    from emoji import EMOJI_DATA  # noqa: PLC0415 - see above

    by_name = _by_name()
    found: dict[str, str] = {}
    for character, names in EMOJI_DATA.items():
        for name in (written.strip(":") for written in names.get("alias") or (names["en"],)):
            if by_name.get(name) == character and _GITHUB.fullmatch(name) and "skin_tone" not in name:
                found.setdefault(character, name)
    return found


def character_of(name: str) -> str | None:
    """The character behind a shortcode's name."""
    return _by_name().get(name)


def name_of(character: str) -> str | None:
    """The shortcode's name of a character; None where GitHub has none."""
    return _by_character().get(character)


def code_of(character: str) -> str:
    """`1f600`, or `1f1e8-1f1ed` for several code points."""
    return "-".join(f"{ord(point):x}" for point in character)


def character_of_code(code: str) -> str | None:
    """The characters behind hexadecimal code points, None where they are not, or show nothing. Points that Python does not know may be newer emoji."""
    try:
        characters = "".join(chr(int(point, 16)) for point in code.split("-"))
    except (ValueError, OverflowError):
        return None
    return characters if all(unicodedata.category(character) not in _SHOWING_NOTHING for character in characters) else None
