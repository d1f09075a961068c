from octavo.domains.ask.choose import choose
from octavo.search.index import Hit
from octavo.search.terms import subject_of


def hit(page: str, body: str, *, title: str = "", score: float = 1.0) -> Hit:
    return Hit("space", page, page, "", title, body, score)


def test_a_question_is_about_its_nouns() -> None:
    assert subject_of("How do I configure redirects?") == ["configure", "redirects"]
    assert subject_of("how to?") == ["how", "to"]
    assert subject_of("?!") == []


def test_sections_that_hold_the_subject_answer_best_first() -> None:
    good = hit("redirects", "A redirect is configured in the file.", score=9)
    weak = hit("other", "The file is configured elsewhere.", score=8)
    assert choose("How do I configure redirects?", [weak, good]) == [good]


def test_what_is_found_but_not_about_it_is_no_answer() -> None:
    assert choose("How do I bake sourdough bread?", [hit("a", "Bread is a word in this sentence.")]) == []
    assert choose("redirects", []) == []


def test_a_heading_without_text_is_no_answer() -> None:
    assert choose("redirects", [hit("a", "  ", title="Redirects")]) == []


def test_nearly_as_good_sections_follow_and_far_worse_ones_do_not() -> None:
    hits = [hit("a", "redirect", score=10), hit("b", "redirect", score=7), hit("c", "redirect", score=2)]
    assert [each.page for each in choose("redirects", hits)] == ["a", "b"]


def test_a_question_in_chinese_is_answered() -> None:
    assert [
        each.page for each in choose("如何安装服务器", [hit("zh", "在这里安装服务器。", score=5), hit("other", "别的内容。", score=5)])
    ] == ["zh"]
