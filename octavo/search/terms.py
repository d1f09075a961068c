"""How text becomes terms, the same way for what is indexed and what is asked.

Words of scripts that are written without spaces are cut into pairs of characters; the last character of a run stands alone too, so that one character
finds every run it begins or ends. Everything else is left to the analyser: split at what is neither letter nor digit, lower case, accents folded.
"""

from functools import cache
from typing import Final

import tantivy

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


def _unspaced(character: str) -> bool:
    point = ord(character)
    return point >= _UNSPACED[0][0] and any(low <= point <= high for low, high in _UNSPACED)


def spaced(text: str) -> str:
    """`text` with runs of unspaced scripts written as pairs: `你好吗 yes` is `你好 好吗 吗  yes`."""
    if text.isascii():
        return text
    parts: list[str] = []
    run = 0
    for position, character in enumerate(text):
        if _unspaced(character):
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
    """Words reduced to their English stem; in other languages they stay nearly as they are."""
    return _builder().filter(tantivy.Filter.stemmer("english")).build()


def _builder() -> tantivy.TextAnalyzerBuilder:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.remove_long(MAX_TERM)).filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())


def terms_of(question: str) -> list[str]:
    """The distinct terms of a query in their order, at most `MAX_TERMS`."""
    return list(dict.fromkeys(words().analyze(spaced(question))))[:MAX_TERMS]


def stem_of(term: str) -> str:
    return next(iter(stems().analyze(term)), term)
