"""Hebrew and Arabic write articles, prepositions and conjunctions onto the word; here they come off, so that every form finds the others.

Light on purpose, as in light stemming of Arabic (Larkey, Ballesteros, Connell 2002): no dictionary, one pass, and what is left keeps three letters.
Hebrew: ו, then one of ש כ ב ל מ ה, and plural endings. Arabic: و, then one of ب ك ل ف with or without ال, and common endings.
"""

import re
from typing import Final

_LEAST: Final = 3
_HEBREW_WORD: Final = re.compile("[\u05d0-\u05ea]+")
_ARABIC_WORD: Final = re.compile("[\u0621-\u064a]+")
_HEBREW_PARTICLES: Final = "שכבלמה"
_HEBREW_ENDINGS: Final = ("ים", "ות")
_ARABIC_PARTICLES: Final = "بكلف"
_ARABIC_ARTICLE: Final = "ال"
_ARABIC_ENDINGS: Final = ("ات", "ون", "ين", "ها", "ية", "ه", "ة", "ي")
_ARABIC_LETTERS: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي"})


def bare(text: str) -> str:
    """`text` with the words of both languages reduced, everything else as it was."""
    if text.isascii():
        return text
    return _ARABIC_WORD.sub(lambda word: _arabic(word[0]), _HEBREW_WORD.sub(lambda word: _hebrew(word[0]), text))


def _hebrew(word: str) -> str:
    if word[0] == "ו" and len(word) > _LEAST:
        word = word[1:]
    if word[0] in _HEBREW_PARTICLES and len(word) > _LEAST:
        word = word[1:]
    return _without(word, _HEBREW_ENDINGS)


def _arabic(word: str) -> str:
    word = word.translate(_ARABIC_LETTERS)
    if word[0] == "و" and len(word) > _LEAST:
        word = word[1:]
    if word.startswith("لل") and len(word) > _LEAST + 1:
        word = word[2:]
    elif word[0] in _ARABIC_PARTICLES and word[1:].startswith(_ARABIC_ARTICLE) and len(word) > _LEAST + 2:
        word = word[3:]
    elif word.startswith(_ARABIC_ARTICLE) and len(word) > _LEAST + 1:
        word = word[2:]
    return _without(word, _ARABIC_ENDINGS)


def _without(word: str, endings: tuple[str, ...]) -> str:
    ending = next((ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= _LEAST), "")
    return word.removesuffix(ending)
