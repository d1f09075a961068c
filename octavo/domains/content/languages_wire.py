"""The languages that content can be in."""

from typing import Final, Literal, cast, get_args

TranslationLanguage = Literal[
    "en", "fr", "de", "es", "it", "pt", "pt-br", "ru", "ja", "zh", "zh-tw", "yue", "ko", "ar", "hi", "nl", "pl", "tr", "sv", "no", "da", "fi", "el", "cs",
    "hu", "ro", "th", "vi", "id", "ms", "he", "uk", "sk", "bg", "hr", "lt", "lv", "et", "sl",
]  # fmt: skip

_LANGUAGES: Final = frozenset(get_args(TranslationLanguage))


def known_language(tag: str | None) -> TranslationLanguage | None:
    """The wire's name for a language tag, of the language alone where the wire knows no such variety; None for what it cannot say."""
    if tag is None:
        return None
    whole = tag.lower()
    return cast(TranslationLanguage, next((name for name in (whole, whole.partition("-")[0]) if name in _LANGUAGES), None))
