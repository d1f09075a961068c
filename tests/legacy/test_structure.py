"""What a book is made of: its configuration, readme, summary, languages, and what it leaves out; and the JSON around a page."""

import html
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from octavo.legacy.toolchain.book import FORMATS, Book, Format
from octavo.legacy.toolchain.build import build
from octavo.legacy.toolchain.faults import BookFault, Fault, PageNotFound
from octavo.legacy.toolchain.files import MemoryFiles
from octavo.legacy.toolchain.literal import read_exports
from tests.legacy.books import book


def articles(summary: str, **files: str) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = book({"SUMMARY.md": summary, **files}).render("README.json")["summary"]["parts"]
    return parts


def test_parts_are_named_by_headings_and_cut_by_rules() -> None:
    parts = articles(
        "# S\n\n* [R](README.md)\n\n## One *two*\n\n* [A](a.md)\n\n### Empty\n\n#### Last\n\n1. [B](b.md)\n\n----\n\n* [C](c.md)\n"
    )
    assert [(part["title"], [article["level"] for article in part["articles"]]) for part in parts] == [
        ("", ["1.1"]),
        ("One two", ["2.1"]),
        ("Empty", []),
        ("Last", ["4.1"]),
        ("", ["5.1"]),
    ]


def test_an_article_has_what_its_link_says() -> None:
    parts = articles(
        "* [R](README.md)\n  * [A `b`](./x/../a.md#q)\n    * plain *text*\n    * [E](http://e.x/y)\n* [S](/c\\d.md)\n* \n* [](z.md)\n"
    )
    assert parts[0]["articles"] == [
        {
            "title": "R",
            "level": "1.1",
            "depth": 1,
            "path": "README.md",
            "ref": "README.md",
            "articles": [
                {
                    "title": "A b",
                    "level": "1.1.1",
                    "depth": 2,
                    "anchor": "#q",
                    "path": "a.md",
                    "ref": "./x/../a.md#q",
                    "articles": [
                        {"title": "plain", "level": "1.1.1.1", "depth": 3, "ref": "", "articles": []},
                        {"title": "E", "level": "1.1.1.2", "depth": 3, "url": "http://e.x/y", "ref": "http://e.x/y", "articles": []},
                    ],
                }
            ],
        },
        {"title": "S", "level": "1.2", "depth": 1, "path": "c/d.md", "ref": "c/d.md", "articles": []},
    ]


def test_a_readme_that_is_not_listed_comes_first() -> None:
    parts = articles("## P\n\n* [A](a.md)\n")
    assert [(article["title"], article["level"]) for article in parts[0]["articles"]] == [("Introduction", "1.1"), ("A", "1.2")]


def test_a_book_without_summary_has_its_readme_alone() -> None:
    one = Book.open(MemoryFiles({"README.md": "# R", "a.md": "a"}))
    assert one.page_names() == ["README.json"]
    summary = one.render("README.json")["summary"]
    assert "file" not in summary
    assert [part["title"] for part in summary["parts"]] == [""]
    assert one.page_names("v2") == ["README.json"]


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "# R"},
        {
            "book.json": '{"root": "docs"}',
            "README.md": "# Of the repository",
            "docs/README.md": "# R",
            "docs/SUMMARY.md": "* [R](README.md)",
        },
    ],
)
def test_a_book_that_only_3_could_read_is_format_2_as_the_converter_made_it(files: dict[str, str]) -> None:
    one = Book.open(MemoryFiles({**files}))
    assert one.render("README.json", "v2") == one.render("README.json", "v2-downgraded")
    assert ">R</h1>" in one.render("README.json", "v2")["sections"][0]["content"]


def test_neighbours_count_entries_that_lead_nowhere() -> None:
    one = book({"SUMMARY.md": "* [R](README.md)\n* plain\n* [A](a.md)\n* [X](http://x.y)\n", "a.md": ""})
    assert one.render("README.json")["page"]["next"]["title"] == "plain"
    page = one.render("a.json")["page"]
    assert page["previous"]["title"] == "plain"
    assert page["next"]["url"] == "http://x.y"


def test_only_listed_existing_files_are_pages() -> None:
    one = book({"SUMMARY.md": "* [R](README.md)\n* [A](a.md)\n* [M](missing.md)\n* [A2](a.md)\n", "a.md": "", "b.md": ""})
    assert one.page_names() == ["README.json", "a.json"]
    for name in ("b.json", "missing.json", "a.md", "", "../a.json", "README.json/"):
        for kind in FORMATS:
            with pytest.raises(PageNotFound):
                one.render(name, kind)


def test_structure_files_are_found_by_configuration_case_and_ending() -> None:
    one = Book.open(
        MemoryFiles(
            {
                "book.json": '{"structure": {"readme": "intro.md", "summary": "toc.md"}}',
                "INTRO.markdown": "# I",
                "Toc.md": "* [A](a.md)",
                "a.md": "",
            }
        )
    )
    assert one.page_names() == ["README.json", "a.json"]
    page = one.render("README.json")
    assert page["readme"]["file"]["path"] == "INTRO.markdown"
    assert page["file"] == {"path": "INTRO.markdown", "mtime": "1970-01-01T00:00:00.000Z", "type": "markdown"}


@pytest.mark.parametrize("root", ["docs", "./docs", "docs/"])
def test_root_is_the_folder_of_the_content(root: str) -> None:
    one = Book.open(
        MemoryFiles(
            {
                "book.json": json.dumps({"root": root}),
                "docs/README.md": "# R",
                "docs/SUMMARY.md": "* [A](a.md)",
                "docs/a.md": "",
                "a.md": "",
            }
        )
    )
    assert one.page_names() == ["README.json", "a.json"]


def test_a_book_without_readme_is_wrong() -> None:
    with pytest.raises(BookFault, match=r"no README\.md"):
        Book.open(MemoryFiles({"SUMMARY.md": "* [A](a.md)"})).render("a.json")


def test_ignored_files_are_listed_but_no_pages() -> None:
    one = book(
        {
            "SUMMARY.md": "* [R](README.md)\n* [D](drafts/d.md)\n* [E](e.md)\n",
            "drafts/d.md": "",
            "e.md": "",
            ".bookignore": "drafts\n",
            ".gitignore": "e.md\n",
        }
    )
    assert one.page_names() == ["README.json"]
    assert len(one.render("README.json")["summary"]["parts"][0]["articles"]) == 3


LANGUAGES = {
    "LANGS.md": "* [English](en/)\n* [עברית](he)\n",
    "book.json": '{"variables": {"a": 1, "b": 2}}',
    "en/README.md": "# E {{ book.b }}",
    "en/SUMMARY.md": "* [P](p.md)",
    "en/p.md": "p",
    "he/README.md": "# ה {{ book.b }}",
    "he/book.json": '{"variables": {"b": 3}}',
}


def test_each_language_is_a_book_and_the_entrance_is_the_first_ones_readme() -> None:
    one = Book.open(MemoryFiles({**LANGUAGES, "he/SUMMARY.md": "* [Q](q.md)\n", "he/q.md": ""}))
    assert list(one.languages) == ["en", "he"]
    assert one.page_names() == ["README.json", "en/README.json", "en/p.json", "he/README.json", "he/q.json"]
    entrance = one.render("README.json")
    assert list(entrance)[-1] == "languages"
    assert entrance["languages"]["list"] == [{"id": "en", "title": "English"}, {"id": "he", "title": "עברית"}]
    assert entrance["book"] == {"language": "en", "a": 1, "b": 2}
    hebrew = one.render("he/README.json")
    assert hebrew["book"] == {"language": "he", "a": 1, "b": 3}
    assert hebrew["page"]["dir"] == "rtl"
    assert "languages" not in hebrew


def test_a_language_without_a_readme_is_named() -> None:
    one = Book.open(MemoryFiles({**LANGUAGES, "LANGS.md": "* [E](en)\n* [F](fr)\n"}))
    assert one.render("en/p.json")["page"]["title"] == "P"
    with pytest.raises(BookFault, match=r"^fr: The book has no README"):
        one.render("fr/README.json")


def test_languages_of_2_are_given_with_the_readme_alone() -> None:
    one = Book.open(MemoryFiles({**LANGUAGES, "he/SUMMARY.md": ""}))
    assert one.render("README.json", "v2")["langs"] == [
        {"title": "English", "path": "en/", "lang": "en"},
        {"title": "עברית", "path": "he", "lang": "he"},
    ]
    assert one.render("en/README.json", "v2")["langs"] == []
    assert "langs" not in one.render("en/p.json", "v2")
    assert one.render("README.json", "v2-downgraded")["langs"] == [
        {"title": "English", "lang": "en", "path": "en"},
        {"title": "עברית", "lang": "he", "path": "he"},
    ]


def test_progress_of_2_counts_from_nought_and_leaves_gaps() -> None:
    one = book(
        {
            "SUMMARY.md": "* [A **b**](a.md)\n    * [C](c.md)\n* plain\n* [X](http://x.y)\n* [A2](./a.md)\n* [D](d.md)\n",
            "a.md": "",
            "c.md": "",
            "d.md": "",
        }
    )
    progress = one.render("c.json", "v2")["progress"]
    assert [(c["index"], c["level"], c["title"], c["percent"], c["done"]) for c in progress["chapters"]] == [
        (0, "0", "Introduction", 0, True),
        (1, "1", "A **b**", 100 / 3, True),
        (2, "1.1", "C", 200 / 3, True),
        (5, "4", "D", 100, False),
    ]
    assert progress["current"]["path"] == "c.md"
    assert (progress["prevPercent"], progress["percent"]) == (100 / 3, 200 / 3)
    assert "prev" not in progress["chapters"][0]
    assert progress["chapters"][0]["next"] == {
        "path": "a.md",
        "title": "A **b**",
        "level": "1",
        "exists": True,
        "external": False,
        "introduction": False,
    }


def test_the_readme_of_2_is_named_in_the_books_language() -> None:
    one = book({"SUMMARY.md": "* [A](a.md)\n", "a.md": "", "book.json": '{"language": "de"}'})
    assert one.render("README.json", "v2")["progress"]["current"]["title"] == "Einleitung"


def test_the_converter_counts_every_entry() -> None:
    one = book({"SUMMARY.md": "* [R](README.md)\n\n## P\n\n* plain\n* [A](a.md)\n", "a.md": "x"})
    page = one.render("a.json", "v2-downgraded")
    assert page["version"] == "2"
    assert page["sections"] == [{"type": "normal", "content": "<p>x</p>\n"}]
    assert [(c["index"], c["title"], c.get("path"), c["done"]) for c in page["progress"]["chapters"]] == [
        (0, "R", "README.md", True),
        (1, "plain", None, False),
        (2, "A", "a.md", True),
    ]
    assert page["progress"]["percent"] == 200 / 3
    assert page["progress"]["chapters"][1]["next"] == {
        "path": "a.md",
        "title": "A",
        "level": "2.2",
        "exists": True,
        "external": True,
        "introduction": False,
    }
    assert page["progress"]["chapters"][2]["next"] is None


def test_format_3_has_its_keys_in_order() -> None:
    page = Book.open(MemoryFiles({"README.md": "x"}), time=datetime(2020, 1, 2, 3, 4, 5, 678_000, UTC)).render("README.json")
    assert list(page) == ["summary", "glossary", "readme", "gitbook", "book", "page", "file", "version"]
    assert page["gitbook"] == {"version": "3.2.3", "time": "2020-01-02T03:04:05.678Z"}
    assert page["glossary"] == {"entries": {}}
    assert page["version"] == "3"


def test_templates_see_what_the_tools_own_plugins_add() -> None:
    config = '{"plugins": ["-lunr"], "pluginsConfig": {"fontsettings": {"size": 3}, "mine": {"a": 1}}}'
    shown = "{{ config.pluginsConfig.fontsettings | dump }}|{{ config.pluginsConfig.mine.a }}|{{ config.pluginsConfig.lunr }}|{{ config.styles.website }}"
    one = book({"book.json": config, "page.md": f"{{% raw %}}x{{% endraw %}} {shown}"})
    text = html.unescape(one.render("page.json")["page"]["content"])
    assert text == '<p>x {"theme":"white","family":"sans","size":3}|1||styles/website.css</p>\n'


@pytest.mark.parametrize(
    "script",
    [
        "exports.title = 'AB';\nexports.pdf = {};\nexports.pdf.fontSize = 9",
        "'use strict'\nvar c = {title: 'AB', pdf: {fontSize: 9}};\nmodule.exports = c;",
        "module.exports = ({title: 'A' + `B`, pdf: {fontSize: (9)}})",
        "const size = 9\nmodule.exports = {title: 'A' + ('B'), pdf: {fontSize: size}}",
        "module.exports = {title: 'AB'}\nmodule.exports.pdf = {fontSize: 9}",
    ],
)
def test_book_js_may_say_the_same_in_many_ways(script: str) -> None:
    assert read_exports(script, "book.js") == {"title": "AB", "pdf": {"fontSize": 9}}


def test_short_words_for_true_and_false_are_read() -> None:
    assert read_exports("module.exports = {a: !0, b: !1}", "book.js") == {"a": True, "b": False}


def test_book_js_is_read_as_data_and_wins() -> None:
    script = "// c\n'use strict';\nmodule.exports = {\n  title: 'A\\u0062', /* d */ \"variables\": {v: [1, -2.5, true, null,],},\n};\n"
    one = book({"book.js": script, "book.json": '{"title": "no"}', "page.md": "{{ config.title }} {{ book.v }}"})
    assert one.render("page.json")["page"]["content"] == "<p>Ab 1,-2.5,true,</p>\n"


@pytest.mark.parametrize(
    "script",
    [
        "module.exports = require('./x')",
        "module.exports = {a: 1 + 1}",
        "module.exports = {a: f()}",
        "module.exports = {get a() { return 1 }}",
        "var x = f(); module.exports = {}",
        "module.exports = {a: x}",
        "module.exports = {a: 'a' + 1}",
        "module.exports = {a: ('a'}",
        "exports = {a: 1}",
        "module.exports = {}; module.exports.a.b = 1",
        "var x = 1",
        "var a = 'aaaaaaaaaa';" + "a = a + a;" * 9,
        "var a0 = 'aaaaaaaaaa';" + "".join(f"var a{i} = a{i - 1} + a{i - 1};" for i in range(1, 60)) + "module.exports = {a: a59}",
        "var a0 = ['a'];" + "".join(f"var a{i} = [a{i - 1}];" for i in range(1, 600)) + "module.exports = {a: a599}",
        "var a0 = ['a'];" + "".join(f"var a{i} = [a{i - 1}, a{i - 1}];" for i in range(1, 60)) + "module.exports = {a: a59}",
        "module.exports = {}; process.exit()",
        "module.exports = {a: `${1}`}",
        "module.exports = [1]",
        "module.exports = " + "[" * 5000,
        "",
    ],
)
def test_book_js_that_is_no_data_is_refused(script: str) -> None:
    with pytest.raises(BookFault, match=r"^book\.js"):
        read_exports(script, "book.js")


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("{", "not JSON"),
        ("[]", "must be an object"),
        ('{"root": 1}', "`root` must be a text"),
        ('{"plugins": {}}', "`plugins`"),
        ('{"structure": {"x": "y"}}', "unknown"),
        ('{"direction": "up"}', "ltr or rtl"),
    ],
)
def test_a_configuration_that_is_wrong_is_named(config: str, message: str) -> None:
    with pytest.raises(BookFault, match=rf"^book\.json.*{message}"):
        book({"book.json": config}).page_names()


def test_a_build_writes_what_it_can_and_names_the_rest(tmp_path: Path) -> None:
    one = book({"good.md": "# G", "bad.md": "\n{% nope %}"})
    assert build(one, tmp_path) == [Fault("bad.md", 2, "unknown block tag: nope")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.json", "good.json"]
    text = (tmp_path / "good.json").read_text()
    assert json.loads(text) == one.render("good.json")
    assert text == json.dumps(one.render("good.json"), indent=4, ensure_ascii=False)


@pytest.mark.parametrize(
    "first", ["var path = require('path');\n", "'use strict';\n// c\nconst a = require(\"./a.json\")\nlet b = require('b');\n"]
)
def test_a_configuration_in_javascript_may_name_modules_that_its_values_do_not_use(first: str) -> None:
    one = Book.open(MemoryFiles({"book.js": f"{first}module.exports = {{ root: 'docs' }};\n", "docs/README.md": "# R"}))
    assert one.page_names() == ["README.json"]


def test_a_configuration_made_of_what_a_module_says_is_a_program() -> None:
    one = Book.open(MemoryFiles({"book.js": "var a = require('./a');\nmodule.exports = { root: a.root };\n", "README.md": "# R"}))
    with pytest.raises(BookFault, match=r"book\.js:2: .*never run"):
        one.page_names()


BROKEN_LANGUAGE = {
    "LANGS.md": "* [English](en)\n* [العربية](ar)\n* [Français](fr)\n",
    "en/README.md": "# Hello\n",
    "en/SUMMARY.md": "* [A](a.md)\n",
    "en/a.md": "# A\n\n{% nothing %}\n",
    "fr/README.md": "# Bonjour\n",
    "fr/SUMMARY.md": "* [B](b.md)\n",
    "fr/b.md": "# B\n",
}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_language_that_cannot_be_read_leaves_the_others_alone(kind: Format, tmp_path: Path) -> None:
    one = book(BROKEN_LANGUAGE)
    assert set(one.page_names(kind)) == {"README.json", "en/README.json", "en/a.json", "fr/README.json", "fr/b.json"}
    assert "Bonjour" in str(one.render("fr/README.json", kind))
    with pytest.raises(BookFault, match=r"^ar: The book has no README.md\."):
        book({**BROKEN_LANGUAGE, "en/a.md": "# A\n"}).render("ar/README.json", "v3")
    faults = build(one, tmp_path, kind)
    assert [str(fault).split(" ")[0] for fault in faults] == ["ar:", "en/a.md:3:"]
    assert (tmp_path / "fr/b.json").exists()


def test_a_book_none_of_whose_languages_can_be_read_says_why() -> None:
    with pytest.raises(BookFault, match=r"^en: The book has no README.md\."):
        book({"LANGS.md": "* [English](en)\n"}).page_names()


def test_a_language_that_2_x_can_build_is_native_beside_one_that_it_cannot() -> None:
    one = book({key: text for key, text in BROKEN_LANGUAGE.items() if key != "fr/SUMMARY.md"})
    assert "sections" in one.render("en/README.json", "v2")
    assert one.render("fr/README.json", "v2")["version"] == "2"
