"""Which way a page reads, told by its text."""

import re
from unicodedata import bidirectional

from octavo.publish.views import Direction

_SAMPLE = 4000
_WRITTEN_OTHERWISE = frozenset({"ar", "fa", "he", "iw", "ja", "ko", "ps", "sd", "ug", "ur", "yi", "zh"})
_SCRIPTS = tuple(
    (language, re.compile(f"[{letters}]"), share)
    for language, letters, share in (
        ("he", "\u0590-\u05ff", 0.5),
        ("ar", "\u0600-\u06ff", 0.5),
        ("ja", "\u3040-\u30ff", 0.2),
        ("ko", "\uac00-\ud7af", 0.5),
        ("zh", "\u4e00-\u9fff", 0.5),
    )
)
"""A language, the letters of its script, and the share of a text that must be written in it."""

_LETTER = re.compile(r"[^\W\d_]")
_BACKWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Every block that holds letters which run from right to left."""


def text_direction(text: str) -> Direction:
    """By the majority of letters that have a direction, in the first few thousand characters; left to right when there are none."""
    if text.isascii() or not _BACKWARD.search(text[:_SAMPLE]):
        return "ltr"
    letters = [bidirectional(character) for character in text[:_SAMPLE]]
    backward = sum(1 for letter in letters if letter in {"R", "AL"})
    return "rtl" if backward > letters.count("L") else "ltr"


def text_language(text: str, locale: str) -> str:
    """The page's language where its script tells it, or else the site's. Only what one script alone decides: Hebrew and Arabic letters, kana, hangul, and Han where there is no kana."""
    sample = text[:_SAMPLE]
    if sample.isascii() or locale.partition("-")[0] in _WRITTEN_OTHERWISE:
        return locale
    letters = len(_LETTER.findall(sample))
    return next((language for language, script, share in _SCRIPTS if len(script.findall(sample)) > letters * share), locale)
