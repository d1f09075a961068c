"""Emoji by the names that GitHub gives them."""

import pytest

from octavo.content.emoji import character_of, code_of, name_of
from octavo.content.page import parse, read, write
from tests.content.stable import STABLE


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("dog", "🐶"), ("dog2", "🐕"), ("cat", "🐱"), ("mouse", "🐭"), ("cow", "🐮"), ("pig", "🐷"), ("rabbit", "🐰"), ("tiger", "🐯"), ("horse", "🐴"),
        ("camel", "🐫"), ("umbrella", "☔"), ("snowman", "⛄"), ("satellite", "📡"), ("kiss", "💋"), ("calendar", "📆"), ("beetle", "🐞"),
        ("fr", "🇫🇷"), ("rocket", "🚀"), ("tada", "🎉"),
    ],
)  # fmt: skip
def test_a_shortcode_means_what_it_means_on_github_and_is_written_back(name: str, character: str) -> None:
    document = read(parse(f"#\n\nx :{name}: y\n"), STABLE)
    assert document["nodes"][0]["nodes"][1]["data"]["code"] == code_of(character)
    assert write(document, STABLE) == f"x :{name}: y\n"


@pytest.mark.parametrize(("name", "character"), [("dog_face", "🐶"), ("flag_for_France", "🇫🇷"), ("France", "🇫🇷")])
def test_other_names_are_understood(name: str, character: str) -> None:
    assert character_of(name) == character


@pytest.mark.parametrize("character", ["👍🏽", "🪲", "x"])
def test_what_github_has_no_name_for_is_written_as_itself(character: str) -> None:
    assert name_of(character) is None


def test_flags_are_written_by_their_short_names() -> None:
    assert [name_of(flag) for flag in ("🇫🇷", "🇺🇸", "🇦🇬")] == ["fr", "us", "antigua_barbuda"]
