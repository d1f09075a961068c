import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.slugs import NAMELESS, SLUG_LIMIT, Anchors, anchor, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hello, World!", "hello-world"),
        ("Next.js quickstart", "next.js-quickstart"),
        ("The n+1 problem", "the-n+1-problem"),
        ("snake_case", "snake_case"),
        ("What's new", "whats-new"),
        ("What’s new", "what-s-new"),
        ("Terms & Conditions", "terms-and-conditions"),
        ("a|b", "a-or-b"),
        ("Versions <v8", "versions-less-than-v8"),
        ("$100 plan", "usd100-plan"),
        ("  -- trimmed -- ", "trimmed"),
        ("🔮 All blocks", "all-blocks"),
        ("👩‍💻 Developers", "developers"),
        ("½ price", "1-2-price"),
    ],
)
def test_latin_titles_follow_the_documented_rule(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Desafíos", "desafios"),
        ("安装", "an-zhuang"),
        ("安装MySQL数据库", "an-zhuang-mysql-shu-ju-ku"),
        ("한국어 문서", "hangugeo-munseo"),
        ("ひらがな", "hiragana"),
        ("データベース", "detabesu"),
        ("العربية", "lrbyh"),
        ("שלום עולם", "slvm-vlm"),
        ("ภาษาไทย", "phasaaithy"),
        ("Привет", "privet"),
    ],
)
def test_other_scripts_are_spelled_in_latin_letters(title: str, expected: str) -> None:
    assert slug(title) == expected
    assert anchor(title) == expected


def test_composed_and_decomposed_letters_give_one_slug() -> None:
    assert slug("Desafi\u0301os") == slug("Desaf\u00edos") == "desafios"


def test_direction_marks_and_joiners_part_no_word() -> None:
    assert slug("co\u200dop\u200f") == "coop"


@pytest.mark.parametrize("title", ["", "!!!", "—", ".", "..", "…", "-"])
def test_a_title_without_letters_still_has_a_slug_that_an_address_can_hold(title: str) -> None:
    assert slug(title) == NAMELESS


def test_an_emoji_alone_is_called_by_its_name() -> None:
    assert slug("🚀") == "rocket"


def test_a_slug_never_exceeds_what_the_api_allows() -> None:
    assert slug("word " * 500) == ("word-" * 20).rstrip("-")
    assert len(slug("汉字" * 10_000)) <= SLUG_LIMIT


def test_an_anchor_does_not_begin_with_a_digit() -> None:
    assert anchor("1. Launch the purchase wizard") == "id-1.-launch-the-purchase-wizard"
    assert slug("1. Launch the purchase wizard") == "1.-launch-the-purchase-wizard"


def test_repeated_anchors_are_numbered() -> None:
    anchors = Anchors()
    assert [anchors.add("Setup") for _ in range(3)] == ["setup", "setup-1", "setup-2"]


def test_a_numbered_anchor_avoids_titles_that_carry_the_number_themselves() -> None:
    anchors = Anchors()
    assert [anchors.add(title) for title in ("Setup", "Setup 1", "Setup", "Setup 1")] == ["setup", "setup-1", "setup-2", "setup-1-1"]


def test_a_default_anchor_avoids_one_that_an_author_wrote() -> None:
    anchors = Anchors()
    anchors.reserve("setup")
    assert "setup" in anchors
    assert anchors.add("Setup") == "setup-1"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_title_gives_a_clean_slug(title: str) -> None:
    found = slug(title)
    assert 0 < len(found) <= SLUG_LIMIT
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789.+_-")
    assert found == slug(found)
