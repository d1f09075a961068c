"""What 2.x called a readme that the summary does not name, in the book's language."""

_INTRODUCTION = {
    "ar": "مقدمة",
    "bn": "সূচনা",
    "ca": "Introducció",
    "cs": "Úvod",
    "de": "Einleitung",
    "en": "Introduction",
    "es": "Introducción",
    "fa": "مقدمه",
    "fi": "Johdanto",
    "fr": "Introduction",
    "he": "הוראות",
    "it": "Introduzione",
    "ja": "はじめに",
    "ko": "소개",
    "no": "Innledning",
    "pl": "Wstęp",
    "pt": "Introdução",
    "ro": "Introducere",
    "ru": "Введение",
    "sv": "Inledning",
    "tr": "Giriş",
    "uk": "Вступ",
    "vi": "Giới thiệu",
    "zh-hans": "介绍",
    "zh-tw": "介紹",
}


def introduction(language: str) -> str:
    """By the best-matching locale: the same, one of the same main language, or of the same region; English otherwise."""
    best = max(sorted(_INTRODUCTION), key=lambda locale: (_score(language, locale), locale))
    return _INTRODUCTION[best if _score(language, best) else "en"]


def _score(language: str, locale: str) -> int:
    if language == locale:
        return 100
    if language.partition("-")[0] == locale.partition("-")[0]:
        return 50
    return 20 if language.rpartition("-")[2] == locale.rpartition("-")[2] else 0
