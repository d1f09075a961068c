from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.align import align
from octavo.content.words import Run, diff_block, diff_words, split_words
from tests.content.documents import block, paragraph


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fold, then sew.", ["Fold", ",", " ", "then", " ", "sew", "."]),
        ("don't  stop\n", ["don", "'", "t", "  ", "stop", "\n"]),
        ("文档v2平台", ["文", "档", "v2", "平", "台"]),
        ("ひらカタ", ["ひ", "ら", "カ", "タ"]),
        ("한국어 문서", ["한국어", " ", "문서"]),
        ("cafe\u0301 noir", ["cafe\u0301", " ", "noir"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("snake_case = 3.5", ["snake_case", " ", "=", " ", "3", ".", "5"]),
        ("", []),
    ],
)
def test_text_is_split_into_words_of_its_script(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.text())
@settings(max_examples=200)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text


def test_a_diff_shows_the_words_that_changed_removed_before_added() -> None:
    assert diff_words("Press the red button", "Press the green button now") == [
        Run("same", "Press the "),
        Run("removed", "red"),
        Run("added", "green"),
        Run("same", " button"),
        Run("added", " now"),
    ]


def test_a_block_that_came_or_went_is_all_added_or_removed() -> None:
    hint = block("hint", paragraph("one"), paragraph("two"))
    assert diff_block(None, hint) == [Run("added", "one\ntwo")]
    assert diff_block(hint, None) == [Run("removed", "one\ntwo")]
    assert diff_block(hint, hint) == [Run("same", "one\ntwo")]


@given(st.text("ab ", max_size=300), st.text("ab ", max_size=300))
@settings(max_examples=150)
def test_a_diff_holds_both_texts_whole(before: str, after: str) -> None:
    runs = diff_words(before, after)
    assert "".join(run.text for run in runs if run.kind != "added") == before
    assert "".join(run.text for run in runs if run.kind != "removed") == after


@given(st.lists(st.integers(0, 3), max_size=200), st.lists(st.integers(0, 3), max_size=200))
@settings(max_examples=150)
def test_aligned_elements_are_equal_and_in_order(before: list[int], after: list[int]) -> None:
    pairs = align(before, after)
    assert all(before[one] == after[other] for one, other in pairs)
    assert all(one < two and other < second for (one, other), (two, second) in pairwise(pairs))


def test_large_repetitive_input_is_aligned_without_quadratic_work() -> None:
    before = [number % 3 for number in range(60_000)]
    after = [(number + 1) % 3 for number in range(60_000)]
    assert len(align(before, after)) >= 40_000


def test_an_insertion_in_the_middle_of_a_long_sequence_is_found() -> None:
    before = list(range(20_000))
    assert align(before, [*before[:9_000], -1, *before[9_000:]])[9_000] == (9_000, 9_001)
