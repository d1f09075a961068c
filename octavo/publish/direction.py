"""Which way a page reads, told by its text."""

from unicodedata import bidirectional

from octavo.publish.views import Direction

_SAMPLE = 4000
_WRITTEN_OTHERWISE = frozenset({"ar", "fa", "he", "iw", "ja", "ko", "ps", "sd", "ug", "ur", "yi", "zh"})
_SCRIPTS = (
    ("he", "\u0590", "\u05ff", 0.5),
    ("ar", "\u0600", "\u06ff", 0.5),
    ("ja", "\u3040", "\u30ff", 0.2),
    ("ko", "\uac00", "\ud7af", 0.5),
    ("zh", "\u4e00", "\u9fff", 0.5),
)
"""A language, the first and last letter of its script, and the share of a text that must be written in it."""


def text_direction(text: str) -> Direction:
    """By the majority of letters that have a direction, in the first few thousand characters; left to right when there are none."""
    letters = [bidirectional(character) for character in text[:_SAMPLE]]
    backward = sum(1 for letter in letters if letter in {"R", "AL"})
    return "rtl" if backward > letters.count("L") else "ltr"


def text_language(text: str, locale: str) -> str:
    """The page's language where its script tells it, or else the site's. Only what one script alone decides: Hebrew and Arabic letters, kana, hangul, and Han where there is no kana."""
    if locale.partition("-")[0] in _WRITTEN_OTHERWISE:
        return locale
    sample = text[:_SAMPLE]
    letters = sum(1 for character in sample if character.isalpha())
    for language, first, last, share in _SCRIPTS:
        if sum(1 for character in sample if first <= character <= last) > letters * share:
            return language
    return locale
