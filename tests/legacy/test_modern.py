"""An older book, seen by the reader of today's documentation."""

from datetime import UTC, datetime

import pytest

from octavo.content.markdown.tags import is_tag_name
from octavo.content.revision.files import MemoryFiles as RevisionFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Revision
from octavo.legacy.toolchain.files import MemoryFiles
from octavo.legacy.toolchain.format3 import Build
from octavo.legacy.toolchain.modern import overlay
from octavo.legacy.toolchain.recognise import is_older_book

BUILD = Build(datetime(2020, 1, 1, tzinfo=UTC))


def read(files: dict[str, str]) -> Revision:
    numbers = iter(range(1000))
    replaced = overlay(MemoryFiles({**files}), BUILD).files
    return read_revision(RevisionFiles({**files, **replaced}), new_id=lambda: f"id{next(numbers)}")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["book.json", "README.md"], True),
        (["book.js"], True),
        (["langs.md", "en/README.md"], True),
        (["README.md", "SUMMARY.md"], False),
        *((["book.json", name], False) for name in (".gitbook.yaml", ".gitbook.yml", "docs.yaml", "docs.yml", "gitbook-docs.yml")),
        (["docs/book.json"], False),
    ],
)
def test_an_older_book_is_recognised_by_its_files(names: list[str], *, expected: bool) -> None:
    assert is_older_book(names) is expected


def test_parts_become_groups() -> None:
    revision = read(
        {
            "book.json": "{}",
            "README.md": "# Home\n",
            "SUMMARY.md": "* [A](a.md)\n    * [B](sub/b.md)\n\n### Part [two]\n\n* [C](c.md)\n* [X](http://x.y)\n\n----\n\n* [D](d.md)\n",
            **{name: f"# {name}\n" for name in ("a.md", "sub/b.md", "c.md", "d.md")},
        }
    )
    assert [page.kind for page in revision.pages].count("group") == 1
    assert {page.file for page in revision.documents()} == {"README.md", "a.md", "sub/b.md", "c.md", "d.md"}
    group = next(page for page in revision.pages if page.kind == "group")
    assert group.title == "Part [two]"
    assert [page.kind for page in group.pages][:2] == ["document", "link"]


def test_a_root_and_another_readme_are_kept() -> None:
    revision = read(
        {
            "book.json": '{"root": "docs", "structure": {"readme": "intro.md", "summary": "toc.md"}}',
            "docs/intro.md": "# I\n",
            "docs/toc.md": "* [A](a.md)\n",
            "docs/a.md": "# A\n",
        }
    )
    assert [page.file for page in revision.documents()] == ["docs/intro.md", "docs/a.md"]


def test_languages_become_groups() -> None:
    revision = read(
        {
            "LANGS.md": "* [English](en)\n* [Français](fr)\n",
            "en/README.md": "# E\n",
            "fr/README.md": "# F\n",
            "fr/SUMMARY.md": "* [Q](q.md)\n",
            "fr/q.md": "q",
        }
    )
    assert [page.title for page in revision.pages if page.kind == "group"] == ["English", "Français"]
    assert {page.file for page in revision.documents()} == {"en/README.md", "fr/README.md", "fr/q.md"}


def test_templates_are_run_and_the_rest_of_the_page_is_kept() -> None:
    files = {
        "book.json": '{"variables": {"v": "V"}}',
        "README.md": "---\ndescription: d\n---\n\n# {{ book.v }}\n\n`{{ book.v }}`\n\n{% html %}<b>x</b>{% endhtml %}\n",
        "plain.md": "# P\n",
        "bad.md": "{% if x %}",
        "SUMMARY.md": "* [P](plain.md)\n* [B](bad.md)\n",
    }
    found = overlay(MemoryFiles({**files}), BUILD)
    assert found.files["README.md"].decode() == "---\ndescription: d\n---\n\n# V\n\n`{{ book.v }}`\n\n<b>x</b>\n"
    assert "plain.md" not in found.files
    assert [str(fault) for fault in found.faults] == ["bad.md:1: `if` is never ended by `endif`."]


def page(text: str, **more: str) -> tuple[str, list[str]]:
    """A page as today's reader gets it, and its faults."""
    files = {"book.json": '{"variables": {"v": "V"}}', "README.md": text, "SUMMARY.md": "* [R](README.md)\n", **more}
    found = overlay(MemoryFiles({**files}), BUILD, is_tag_name)
    return found.files.get("README.md", text.encode()).decode(), [str(fault) for fault in found.faults]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("{% hint style='info' %}\n{{ book.v }}\n{% endhint %}\n", "{% hint style='info' %}\nV\n{% endhint %}\n"),
        ("{% hint style='tip' %}a{% endhint %}", '{% hint style="success" %}a{% endhint %}'),
        ("{% youtube %}https://youtu.be/x{% endyoutube %}", '\n\n{% embed url="https://youtu.be/x" %}\n\n'),
        ("{% youtube %}not an address{% endyoutube %}", "not an address"),
        ('{% iframe src="https://example.com/a" %}', '\n\n{% embed url="https://example.com/a" %}\n\n'),
        ('{% youtube "https://youtu.be/x" %}', '\n\n{% embed url="https://youtu.be/x" %}\n\n'),
        ("{% youtube xIuhouqkX8E %}", '\n\n{% embed url="https://www.youtube.com/watch?v=xIuhouqkX8E" %}\n\n'),
        ('{% collapse title="A <b>"%}\nx\n{% endcollapse %}', "\n\n<details>\n\n<summary>A &lt;b&gt;</summary>\n\n\nx\n\n\n</details>\n\n"),
        ("{% collapse Words of it %}x{% endcollapse %}", "\n\n<details>\n\n<summary>Words of it</summary>\n\nx\n\n</details>\n\n"),
        ("a {% math %}x^2{% endmath %} b", "a $$x^2$$ b"),
        ("a {% em color='red' %}*b*{% endem %} c", "a *b* c"),
        ("{% mermaid %}\nA-->B\n{% endmermaid %}", "\n```mermaid\nA-->B\n```\n"),
        ("{%ace lang='c_cpp'%}\nint ```x;\n{%endace%}", "\n````cpp\nint ```x;\n````\n"),
        ("{% method %}\n## A\n{% sample lang='js' %}\nb\n{% endmethod %}", "\n## A\n\nb\n"),
        (
            '{% codetabs name="Py", type="py" -%}\nx\n{%- language name="JS", type="js" -%}\ny\n{%- endcodetabs %}',
            '\n\n{% tabs %}\n{% tab title="Py" %}\n\n```py\nx\n```\n\n{% endtab %}\n{% tab title="JS" %}\n\n```js\ny\n```\n\n{% endtab %}\n{% endtabs %}\n\n',
        ),
        ("`{% youtube %}` and\n\n```\n{% frob %}\n```\n", "`{% youtube %}` and\n\n```\n{% frob %}\n```\n"),
        ("{% raw %}{% frob %}{{ x }}{% endraw %}", "{% frob %}{{ x }}"),
        ("{% for i in [1, 2] %}{% hint style='info' %}{{ i }}{% endhint %}{% endfor %}", "{% hint style='info' %}1{% endhint %}{% hint style='info' %}2{% endhint %}"),
    ],
)  # fmt: skip
def test_blocks_of_plugins_become_what_today_has_for_them(written: str, shown: str) -> None:
    assert page(written) == (shown, [])


def test_an_unknown_block_leaves_its_content_and_is_told_once() -> None:
    assert page("a {{ book.v }}\n\n{% frob x=1 %}\nText\n{% endfrob %}\n\n{% frob %}{% endfrob %}\n") == (
        "a V\n\n\nText\n\n\n\n",
        ["README.md:3: There is no block `frob` here: what it holds is shown without it."],
    )


def test_blocks_that_are_repeated_without_end_are_refused() -> None:
    long = "x" * 5000
    text, faults = page(f"{{% for i in range(0, 90000) %}}{{% hint a='{long}' %}}{{% endfor %}}")
    assert text.startswith("{% for")
    assert faults == ["README.md: This page's templates write too much."]


def test_marks_that_only_look_like_a_block_of_ours_do_no_harm() -> None:
    assert page("{{ book.v }} \ue1000\ue101 \ue100999999999\ue101")[1] == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#Title\n\n##Sub *x*\n", "# Title\n\n## Sub *x*\n"),
        ("# Title {#id}\n\n## Sub {#sub}\n", "# Title\n\n## Sub {#sub}\n"),
        ("Title {#id}\n=====\n", "Title\n=====\n"),
        ("# Title\n\n```\n#code\n```\n\n    #code\n", "# Title\n\n```\n#code\n```\n\n    #code\n"),
        ("---\ndescription: d\n---\n\n#标题\n", "---\ndescription: d\n---\n\n# 标题\n"),
        ("<pre>\n#define X\n</pre>\n\n#A\n", "<pre>\n#define X\n</pre>\n\n# A\n"),
        ("Text #tag and\n\n#\n", "Text #tag and\n\n#\n"),
    ],
)
def test_headings_of_that_time_are_headings_today(written: str, shown: str) -> None:
    assert page(written) == (shown, [])
