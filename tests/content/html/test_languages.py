from dataclasses import fields
from datetime import date
from string import Formatter

import pytest

from octavo.content.html.context import RenderContext
from octavo.content.html.languages import LANGUAGES, words_for
from octavo.content.html.words import ENGLISH, Words
from octavo.publish.words import LANGUAGES as FRAME_LANGUAGES
from tests.content.html.build import block, html, paragraph
from tests.official import schema

every_language = pytest.mark.parametrize("words", LANGUAGES.values(), ids=LANGUAGES)


def test_every_locale_that_a_site_can_choose_has_words() -> None:
    assert set(LANGUAGES) >= set(schema("CustomizationLocale")["enum"])


def test_content_speaks_every_language_that_the_frame_around_it_speaks() -> None:
    assert set(LANGUAGES) == set(FRAME_LANGUAGES)


@every_language
def test_templates_ask_for_what_they_are_given(words: Words) -> None:
    for field in fields(Words):
        english, own = getattr(ENGLISH, field.name), getattr(words, field.name)
        if isinstance(own, str) and not field.name.endswith("date"):
            assert _asked(own) == _asked(english), field.name


def _asked(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@every_language
@pytest.mark.parametrize("form", ["full", "short", "numeric"])
def test_no_two_days_of_a_year_are_written_alike(words: Words, form: str) -> None:
    days = [date(2026, month, day) for month in range(1, 13) for day in (1, 12, 28)]
    assert len({words.date(day, form) for day in days}) == len(days)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "March 5, 2026"),
        ("fr", "5 mars 2026"),
        ("de-AT", "5. März 2026"),
        ("ja", "2026年3月5日"),
        ("nb", "5. mars 2026"),
        ("pt", "5 de março de 2026"),
        ("iw", "5 במרץ 2026"),
        ("zh_Hant", "2026年3月5日"),
        ("xx", "March 5, 2026"),
    ],
)
def test_a_date_is_written_as_its_readers_do(language: str, shown: str) -> None:
    assert words_for(language).date(date(2026, 3, 5), "full") == shown


def test_a_page_speaks_the_language_of_its_context() -> None:
    class German(RenderContext):
        words = words_for("de")

    assert '<strong class="octavo-spoken">Warnung</strong>' in html(block("hint", paragraph("x"), style="warning"), context=German())
