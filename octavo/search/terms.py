"""How text becomes terms, the same way for what is indexed and what is asked.

Words of scripts that are written without spaces are cut into pairs of characters; the last character of a run stands alone too, so that one character
finds every run it begins or ends. Vowel points of Hebrew and Arabic are left out. Everything else is left to the analyser: split at what is neither
letter nor digit, lower case, accents folded.
"""

from functools import cache, lru_cache
from typing import Final

import tantivy

from octavo.search.affixes import bare
from octavo.search.stop_words import STOP_WORDS

MAX_TERMS: Final = 24
MAX_TERM: Final = 60

# ranges of code points, ascending
_UNSPACED: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul jamo
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7AF),  # Hangul
    (0xF900, 0xFAFF),
    (0x20000, 0x3134F),
)
_POINTS: Final = {code: None for first, last in ((0x0591, 0x05BD), (0x05BF, 0x05C7), (0x0640, 0x0640), (0x064B, 0x0652)) for code in range(first, last + 1)}  # fmt: skip
"""Marks that readers of Hebrew and Arabic leave out, and the stroke that only makes an Arabic word longer."""


def unspaced(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces."""
    point = ord(character)
    return point >= _UNSPACED[0][0] and any(low <= point <= high for low, high in _UNSPACED)


def spaced(text: str) -> str:
    """`text` with runs of unspaced scripts written as pairs: `你好吗 yes` is `你好 好吗 吗  yes`."""
    if text.isascii():
        return text
    text = text.translate(_POINTS)
    parts: list[str] = []
    run = 0
    for position, character in enumerate(text):
        if unspaced(character):
            continue
        if run < position:
            parts.append(_pairs(text, run, position))
        parts.append(character)
        run = position + 1
    if run < len(text):
        parts.append(_pairs(text, run, len(text)))
    return "".join(parts)


def _pairs(text: str, start: int, end: int) -> str:
    return f" {' '.join(text[i : min(i + 2, end)] for i in range(start, end))} "


@cache
def words() -> tantivy.TextAnalyzer:
    """Words as they stand, without their accents and capitals."""
    return _builder().build()


@cache
def stems() -> tantivy.TextAnalyzer:
    """Words reduced to their English stem; in other languages they stay nearly as they are. Wants text that `bare` went over."""
    return _builder().filter(tantivy.Filter.stemmer("english")).build()


def _builder() -> tantivy.TextAnalyzerBuilder:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.remove_long(MAX_TERM)).filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())


def terms_of(question: str) -> list[str]:
    """The distinct terms of a query in their order, at most `MAX_TERMS`."""
    return list(dict.fromkeys(words().analyze(spaced(question))))[:MAX_TERMS]


def subject_of(question: str) -> list[str]:
    """The terms that say what a question is about; all of them if it has no others."""
    terms = terms_of(question)
    return [term for term in terms if term not in STOP_WORDS] or terms


@lru_cache(maxsize=4096)
def stem_of(term: str) -> str:
    return next(iter(stems().analyze(bare(term))), term)
