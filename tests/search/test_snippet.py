"""What a reader sees of a found text."""

import pytest

from octavo.search.snippet import LENGTH, Wanted


def shown(text: str, question: str) -> list[str]:
    return [run for run, found in Wanted(question).marked(text) if found]


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("Make backups often; a BACKUP is a file.", "backup", ["backups", "BACKUP"]),
        ("Policies and a policy.", "policy", ["Policies", "policy"]),
        ("Authéntication by token", "authentication", ["Authéntication"]),
        ("The installer installs", "how do I inst", ["installer", "installs"]),
        ("Restore the backup", "how do I restore the backup?", ["Restore", "backup"]),
        ("使用命令可以备份数据库。", "如何备份数据库?", ["备份数据库"]),
        ("כיצד לגבות את הנתונים", "נתונים", ["הנתונים"]),
        ("nothing of it", "backup", []),
    ],
)
def test_words_are_marked_in_every_form(text: str, question: str, words: list[str]) -> None:
    assert shown(text, question) == words


@pytest.mark.parametrize("text", ["İİİ backup ﬁle ẞ", "a\x00backup", "<b>backup</b> & more"])
def test_runs_are_the_text_itself(text: str) -> None:
    runs = Wanted("backup file").marked(text)
    assert "".join(run for run, _ in runs) == text
    assert ("backup", True) in runs


def test_a_snippet_shows_where_most_words_stand() -> None:
    text = f"{'Filler words. ' * 40}A token alone. {'Filler words. ' * 40}Rotate the token with one command. {'Filler words. ' * 40}"
    snippet = Wanted("rotate a token").snippet(text)
    assert "Rotate the token with one command." in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert len(snippet) <= LENGTH + 2


def test_a_snippet_without_the_words_is_the_beginning() -> None:
    assert Wanted("zebra").snippet("One two.\n\n  Three. " + "word " * 100).startswith("One two. Three. word")
    assert Wanted("zebra").snippet("Short.") == "Short."


def test_long_texts_take_no_longer_than_they_are_long() -> None:
    assert len(Wanted("a b c d e f").snippet("a b c " * 100_000)) <= LENGTH + 2
