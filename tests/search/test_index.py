from pathlib import Path

import pytest

from octavo.search.index import Hit, SearchIndex, Section, add_sections, delete_pages


class Library:
    """An index with a few sections in it."""

    def __init__(self, folder: Path) -> None:
        self.index = SearchIndex(folder)
        self._writer = self.index.writer()

    def add(self, page: str, title: str, body: str = "", *, space: str = "docs", heading: str = "", position: int = 0) -> None:
        add_sections(self._writer, [Section(space, page, title, heading.lower().replace(" ", "-"), heading, body, position)])

    def delete(self, space: str, pages: list[str] | None = None) -> None:
        delete_pages(self._writer, self.index.schema, space, pages)

    def search(self, question: str, spaces: tuple[str, ...] = ("docs",), limit: int = 10) -> list[Hit]:
        self._writer.commit()
        self.index.reload()
        return self.index.search(question, spaces, limit)

    def pages(self, question: str, spaces: tuple[str, ...] = ("docs",)) -> list[str]:
        return [hit.page for hit in self.search(question, spaces)]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "index")


def test_a_title_counts_more_than_a_mention(library: Library) -> None:
    library.add("mention", "Settings", "Long text that mentions redirects once among many other words.")
    library.add("title", "Redirects", "How old addresses lead to new ones.")
    assert library.pages("redirects") == ["title", "mention"]


def test_a_title_counts_more_in_every_form_of_its_words(library: Library) -> None:
    library.add("mention", "Moving", "Make backups. Backups are files: keep the backups, and test the backups.")
    library.add("title", "Backup", "One file that holds all.")
    assert library.pages("backups") == ["title", "mention"]


def test_all_words_together_come_before_any_alone(library: Library) -> None:
    library.add("both", "Custom domains", "Point a domain at the server.")
    library.add("one", "Domains of values", "Something else.")
    assert library.pages("custom domain") == ["both"]
    assert library.pages("custom zebra domains") == ["both"]
    assert library.pages("custom zebra giraffe domains") == ["both", "one"]


@pytest.mark.parametrize("question", ["authen", "authentication", "Authéntication", "authentification", "AUTHENTICATION?", "authenticate"])
def test_unfinished_accented_and_misspelled_words_are_found(library: Library, question: str) -> None:
    library.add("page", "Sign in", "Authentication by token.")
    library.add("other", "Nothing", "Nothing at all.")
    assert library.pages(question) == ["page"]


@pytest.mark.parametrize(
    ("question", "page"),
    [("安装", "zh"), ("装指", "zh"), ("指", "zh"), ("南", "zh"), ("インストール", "ja"), ("설치", "ko"), ("התקנה", "he"), ("ติดตั้ง", "th")],
)
def test_scripts_without_spaces_are_found_by_any_part(library: Library, question: str, page: str) -> None:
    library.add("zh", "安装指南", "在服务器上运行。")
    library.add("ja", "ガイド", "サーバーにインストールします。")
    library.add("ko", "가이드", "서버에 설치합니다.")
    library.add("he", "מדריך", "התקנה על שרת.")
    library.add("th", "คู่มือ", "วิธีติดตั้งเซิร์ฟเวอร์")
    assert library.pages(question) == [page]


def test_only_the_named_spaces_are_searched(library: Library) -> None:
    library.add("open", "Secret", space="public")
    library.add("closed", "Secret", space="private")
    assert library.pages("secret", ("public",)) == ["open"]
    assert library.pages("secret", ()) == []


def test_a_deleted_page_is_gone_and_the_same_page_id_elsewhere_stays(library: Library) -> None:
    library.add("page", "Token", space="one")
    library.add("page", "Token", space="two")
    library.add("other", "Token", space="one")
    library.delete("one", ["page"])
    assert [(hit.space, hit.page) for hit in library.search("token", ("one", "two"))] in (
        [("two", "page"), ("one", "other")],
        [("one", "other"), ("two", "page")],
    )
    library.delete("one")
    assert [hit.space for hit in library.search("token", ("one", "two"))] == ["two"]


@pytest.mark.parametrize("question", ["", "   ", "?!", '"', "a:b", "(", "+-*/\\", "x" * 512, "title:[* TO *]", "\0", "a" * 61 + ".*"])
def test_no_question_is_a_syntax_error(library: Library, question: str) -> None:
    library.add("page", "Title", "text")
    assert isinstance(library.search(question), list)


def test_a_hit_names_its_section_and_shows_its_words(library: Library) -> None:
    library.add("page", "Guide", "Run the server.", heading="First steps", position=1)
    [hit] = library.search("server")
    assert (hit.anchor, hit.title, hit.body) == ("first-steps", "First steps", "Run the server.")
    assert hit.score > 0


def test_the_words_of_a_question_that_are_not_its_subject_do_not_count(library: Library) -> None:
    library.add("talk", "Questions", "How do I do what I do? What can I do and how do I do it? A file.")
    library.add("file", "Large files", "Large files are stored apart.")
    assert library.pages("How do I store a file?")[0] == "file"


def test_a_section_of_a_page_about_the_subject_goes_before_a_mention(library: Library) -> None:
    library.add("guide", "Guides", "Rotate tokens.", heading="Rotate tokens", position=1)
    library.add("tokens", "Tokens", "Tokens are secret.", position=0)
    library.add("tokens", "Tokens", "Every week.", heading="Rotate", position=1)
    found = library.search("rotate tokens")
    assert ("tokens", "Rotate") in {(hit.page, hit.title) for hit in found}


def test_words_that_stand_together_count_more(library: Library) -> None:
    library.add("apart", "One", "The domain is set. Something else entirely stands here, and far away the word custom stands too, alone.")
    library.add(
        "together", "Two", "Something else entirely stands here, and far away the words custom domain stand, both of them, at last, alone."
    )
    assert library.pages("custom domain") == ["together", "apart"]


def test_a_long_question_is_answered_by_what_holds_most_of_it(library: Library) -> None:
    library.add("most", "Redirects", "Redirect an address to a page.")
    library.add("one", "Age", "The old oak.")
    assert library.pages("How do I redirect an old address to my page?")[0] == "most"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("גיבוי", "וכך מבצעים את הגיבוי"),
        ("הגיבויים", "גיבוי"),
        ("התקנה", "לפני ההתקנה"),
        ("كتاب", "قرأت الكتاب"),
        ("والكتب", "الكتب كثيرة"),
        ("مدرسة", "للمدرسة"),
        ("שלום", "שָׁלוֹם"),
        ("كَتَبَ", "كتب"),
    ],
)
def test_hebrew_and_arabic_words_are_found_with_what_is_written_onto_them(library: Library, question: str, text: str) -> None:
    library.add("page", "1", text)
    assert library.pages(question) == ["page"]


def test_a_misspelled_word_of_a_page_title_is_found(library: Library) -> None:
    library.add("page", "Authentication", "Text.")
    assert library.pages("autentication") == ["page"]


def test_a_section_that_is_not_shown_neither_counts_nor_takes_a_place(library: Library) -> None:
    for number in range(40):
        library.add(f"secret{number}", "Zebra crossing", "Zebra crossing zebra crossing.")
    library.add("open", "Crossing", "Where to cross a road.")
    library.search("zebra")
    found = library.index.search("zebra crossing", ["docs"], 3, lambda hit: not hit.page.startswith("secret"))
    assert [hit.page for hit in found] == ["open"]


def test_the_parts_of_a_section_are_found_once(library: Library) -> None:
    library.add("page", "Limits", "How many requests.", heading="Quotas")
    library.add("page", "Limits", "How many requests for some.", heading="Quotas", position=1)
    assert library.pages("quotas requests") == ["page"]
