"""The frame says everything in every language that it speaks."""

from dataclasses import fields
from string import Formatter

import pytest

from octavo.publish.words import LANGUAGES, Words, words
from tests.domains.sites.conftest import FILES as ACME
from tests.world import World

SHARED = {"menu", "links", "pages", "sections", "sources", "privacy"}
"""Words that some languages share with English."""

others = pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))


@others
def test_nothing_is_left_in_english(language: str) -> None:
    same = {field.name for field in fields(Words) if getattr(LANGUAGES[language], field.name) == getattr(words("en"), field.name)}
    assert same <= SHARED


@others
def test_templates_ask_for_what_they_are_given(language: str) -> None:
    for field in fields(Words):
        english, own = getattr(words("en"), field.name), getattr(LANGUAGES[language], field.name)
        assert _asked(own) == _asked(english), field.name


def _asked(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_a_page_that_is_not_there_and_results_are_told_in_the_language_of_the_site(world: World) -> None:
    site = ACME["docs.yaml"].replace("language: en", "language: de")
    acme = world.import_files({**ACME, "docs.yaml": site, "en/README.md": "# Anleitung\n\nEin Leuchtturm.\n"}, "acme")
    acme.world.index()
    missing = acme.world.visit("/anleitun", "acme.localhost").content.decode()
    assert "Sie wurde vielleicht verschoben" in missing
    assert "Erstellt mit Octavo" in missing
    found = acme.world.visit("/~octavo/search?q=Leuchtturm", "acme.localhost").content.decode()
    assert "1 Treffer für „Leuchtturm“" in found
