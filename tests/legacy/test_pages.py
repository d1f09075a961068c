"""What happens to a page after Markdown: ids, words of the glossary, links, images, code, and the blocks of templates."""

from pathlib import Path

import pytest

from octavo.legacy.toolchain import asciidoc
from octavo.legacy.toolchain.book import Book, Format
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import MemoryFiles
from tests.legacy.books import book, content


@pytest.mark.parametrize(
    ("heading", "identifier"),
    [
        ("Multi-Languages: a/b", "multi-languages-ab"),
        ("中文 标题", "&#x4E2D;&#x6587;-&#x6807;&#x9898;"),
        ("-a- b", "a--b"),
        ("A — “b”", "a-&#x2014;-b"),
        ("!?", ""),
    ],
)
def test_a_heading_gets_an_id_from_its_text(heading: str, identifier: str) -> None:
    assert content(f"# {heading}").startswith(f'<h1 id="{identifier}">')


def test_headings_of_2_lose_their_hyphens() -> None:
    assert content("# Multi-Languages a", kind="v2") == '<h1 id="multilanguages-a">Multi-Languages a</h1>\n'


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("http://a.b", 'href="http://a.b" target="_blank"'),
        ("mailto:a@b.c", 'href="mailto:a@b.c" target="_blank"'),
        ("#x", 'href="#x"'),
        ("other.md", 'href="other.html"'),
        ("other.md#x", 'href="other.html#x"'),
        ("other.md?a=b#x", 'href="other.html#x"'),
        ("./sub/../other.md", 'href="other.html"'),
        ("/other.md", 'href="other.html"'),
        ("README.md", 'href="index.html"'),
        ("sub/README.md", 'href="sub/index.html"'),
        ("missing.md", 'href="missing.md"'),
        ("SUMMARY.md", 'href="SUMMARY.md"'),
        ("sub/", 'href="sub"'),
        ("//host/x", 'href="host/x"'),
        ("../up.md", 'href="../up.md"'),
        ("a b.md", 'href="a%20b.md"'),
    ],
)
def test_links_lead_to_the_output_of_pages(link: str, expected: str) -> None:
    assert content(f"[l](<{link}>)", files={"other.md": "", "sub/README.md": ""}) == f"<p><a {expected}>l</a></p>\n"


def test_links_of_2_are_decoded_and_relative_to_the_page() -> None:
    one = book({"sub/page.md": "[a](/x.md) [b](a%20b.md)", "x.md": "", "sub/x.md": "", "sub/a b.md": ""})
    html = one.render("sub/page.json", "v2")["sections"][0]["content"]
    assert html == '<p><a href="x.html">a</a> <a href="a b.html">b</a></p>\n'


def test_images_are_relative_to_the_page() -> None:
    one = book({"sub/page.md": "![a](/img/a.png) ![b](b.png) ![c](http://x/c.png) ![d](data:image/png;base64,AA)"})
    html = one.render("sub/page.json")["page"]["content"]
    assert html.count("<img") == 4
    assert [part.split('"')[0] for part in html.split('src="')[1:]] == [
        "../img/a.png",
        "b.png",
        "http://x/c.png",
        "data:image/png;base64,AA",
    ]


GLOSSARY = '# Glossary\n\n## API\n\nA *way* "in".\n\n## C++\n\nno\n\n## Two Words\nyes\n'


def test_words_of_the_glossary_become_links() -> None:
    html = content("An api, apis, `API` and [API](x) two words. C++", files={"GLOSSARY.md": GLOSSARY})
    term = '<a href="GLOSSARY.html#api" class="glossary-term" title="A way &quot;in&quot;.">api</a>'
    words = '<a href="GLOSSARY.html#two-words" class="glossary-term" title="yes">two words</a>'
    assert html == f'<p>An {term}, apis, <code>API</code> and <a href="x">API</a> {words}. C++</p>\n'


def test_the_glossary_is_a_page_of_format_3_only() -> None:
    one = book({"GLOSSARY.md": GLOSSARY, "page.md": "[g](GLOSSARY.md)"})
    assert "GLOSSARY.json" in one.page_names()
    assert "GLOSSARY.json" not in one.page_names("v2")
    page = one.render("GLOSSARY.json")["page"]
    assert set(page) == {"content", "dir"}
    assert one.render("page.json", "v2")["sections"][0]["content"] == '<p><a href="GLOSSARY.md">g</a></p>\n'


def test_glossary_entries_keep_their_order_and_the_last_of_two_counts() -> None:
    glossary = book({"GLOSSARY.md": "## B\n\none\n\n## A\n\n* no\n\n## B\n\ntwo\n"}).render("README.json")["glossary"]
    assert list(glossary["entries"].values()) == [
        {"id": "b", "name": "B", "description": "two"},
        {"id": "a", "name": "A", "description": ""},
    ]


def test_code_is_plain_text_and_keeps_its_language() -> None:
    assert content("```c++\n<b>\n```") == '<pre><code class="lang-c++">&lt;b&gt;\n</code></pre>\n'
    assert content("<pre><code>a <b>x</b></code></pre>") == "<pre><code>a x</code></pre>"


@pytest.mark.parametrize("language", ["shell", "{#x}", "nolang"])
def test_format_2_reads_code_of_a_language_unknown_to_it_as_html(language: str) -> None:
    code = f"```{language}\ncp <file> to API\n```"
    assert content(code, kind="v2").endswith(">cp <file> to API\n</file></code></pre>\n")
    assert content(code).endswith(">cp &lt;file&gt; to API\n</code></pre>\n")


@pytest.mark.parametrize("language", ["", "BASH", "js"])
def test_format_2_keeps_code_of_a_language_that_it_knows(language: str) -> None:
    assert ">cp &lt;file&gt;\n</code>" in content(f"```{language}\ncp <file>\n```", kind="v2")


def test_format_2_puts_no_glossary_links_into_code() -> None:
    """Its own toolchain put them into coloured code: a fault that is not repeated."""
    html = content('```js\nvar a = "API"\n```', kind="v2", files={"GLOSSARY.md": GLOSSARY})
    assert html == '<pre><code class="lang-js">var a = &quot;API&quot;\n</code></pre>\n'


def test_text_outside_ascii_is_written_as_entities() -> None:
    assert (
        content("中 “é” 😀 'q'\n\n<p title='ü'>")
        == '<p>&#x4E2D; &#x201C;&#xE9;&#x201D; &#x1F600; &apos;q&apos;</p>\n<p title="&#xFC;"></p>'
    )


@pytest.mark.parametrize(
    ("text", "direction"), [("abc", "ltr"), ("שלום abc", "rtl"), ("1 مرحبا", "rtl"), ("123", "neutral"), ("中文", "ltr"), ("", "neutral")]
)
def test_direction_is_that_of_the_first_letter(text: str, direction: str) -> None:
    assert book({"page.md": f"---\na: b\n---\n{text}"}).render("page.json")["page"]["dir"] == direction


def test_front_matter_goes_into_the_page_and_the_summary_wins() -> None:
    one = book(
        {"SUMMARY.md": "* [Title](page.md)\n", "page.md": "---\ntitle: other\ndate: 2015-03-04\nyes: no\nlist: [1, 1.5]\n---\n# H\n"}
    )
    page = one.render("page.json")["page"]
    assert page["title"] == "Title"
    assert page["date"] == "2015-03-04T00:00:00.000Z"
    assert page["yes"] == "no"
    assert page["list"] == [1, 1.5]
    assert page["content"] == '<h1 id="h">H</h1>\n'


def test_front_matter_keeps_the_line_end_of_its_last_text_and_gives_bytes_as_numbers() -> None:
    one = book({"page.md": "---\nb: !!binary aGk=\na: |\n  one\n  two\n---\nx"})
    page = one.render("page.json")["page"]
    assert page["a"] == "one\ntwo\n"
    assert page["b"] == {"type": "Buffer", "data": [104, 105]}


def test_front_matter_is_text_in_format_2() -> None:
    assert content("---\na: b\n---\nc", kind="v2") == '<hr>\n<h2 id="a-b">a: b</h2>\n<p>c</p>\n'


def test_templates_see_the_book_and_the_page() -> None:
    source = "{{ book.v }} {{ config.title }} {{ page.title }} {{ page.level }} {{ file.path }} {{ file.type }} {{ output.name }} {{ gitbook.version }}"
    html = content(
        source + " {{ summary.parts.length }}{{ nothing }}{{ no.thing }}", files={"book.json": '{"title": "T", "variables": {"v": "V"}}'}
    )
    assert html == "<p>V T page.md 1.2 page.md markdown json 3.2.3 1</p>\n"


def test_templates_of_2_see_less() -> None:
    html = content(
        "{{ book.v }} {{ page.title }}{{ gitbook.generator }} {{ file.path }}", kind="v2", files={"book.json": '{"variables": {"v": "V"}}'}
    )
    assert html == "<p>V json page.md</p>\n"


def test_blocks_are_put_back_after_markdown() -> None:
    html = content(
        "{% html %}<u>*a* {{ 1 + 1 }}</u>{% endhtml %}\n\n{% markdown %}*b*{% endmarkdown %} {% markup %}`c`{% endmarkup %} {% code %}<i>{% endcode %}"
    )
    assert html == "<p><u>*a* 2</u></p>\n<p><em>b</em> <code>c</code> <i></i></p>\n"


def test_the_markdown_block_is_unknown_to_2() -> None:
    with pytest.raises(BookFault, match="unknown block tag: markdown"):
        content("{% markdown %}a{% endmarkdown %}", kind="v2")


def test_includes_are_relative_and_links_in_them_belong_to_the_page() -> None:
    one = book(
        {
            "a/page.md": '{% include "inc/b.md" %} {% include "/c.md" %}',
            "a/inc/b.md": '[l](x.md) {% include "d.md" %}',
            "a/inc/d.md": "D `{{ 1 + 1 }}`",
            "c.md": "C",
        }
    )
    assert one.render("a/page.json")["page"]["content"] == '<p><a href="x.md">l</a> D <code>2</code> C</p>\n'


def test_comments_have_three_marks() -> None:
    assert content("a{### {{ b }} ###} {# c #}") == "<p>a {# c #}</p>\n"


def test_asciidoc_is_refused_clearly_where_nothing_renders_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asciidoc, "_program", lambda: None)
    one = book({"a.adoc": "= A\n", "b.md": "b"})
    with pytest.raises(BookFault, match=r"^a\.adoc: AsciiDoc"):
        one.render("a.json")
    assert one.render("b.json")["page"]["content"] == "<p>b</p>\n"


PROGRAM = """#!/bin/sh
test "$1 $2" = "--safe-mode secure" || exit 1
test -z "$HOME" || exit 1
echo "<h1>$(head -c 3)</h1>"
echo '<p><a href="b.md">b</a></p>'
"""


def test_asciidoc_is_rendered_by_a_program_in_its_secure_mode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "asciidoctor"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setattr(asciidoc, "_program", lambda: str(program))
    page = book({"a.adoc": "= A\n", "b.md": ""}).render("a.json")
    assert page["page"]["content"] == '<h1 id="a">= A</h1>\n<p><a href="b.html">b</a></p>\n'
    assert page["file"]["type"] == "asciidoc"


@pytest.mark.parametrize("kind", ["v3", "v2"])
def test_blocks_of_plugins_that_a_book_names_leave_their_content(kind: Format) -> None:
    text = "# A {{ book.v }}\n\n{% hint style='info' %}\nKept {{ book.v }}\n{% endhint %}\n\n`{% hint %}`\n"
    files = {
        "book.json": '{"plugins": ["-sharing", "hints@1.0"], "variables": {"v": "V"}}',
        "README.md": text,
        "SUMMARY.md": "* [R](README.md)\n",
    }
    page = Book.open(MemoryFiles({**files})).render("README.json", kind)
    content = page["page"]["content"] if kind == "v3" else page["sections"][0]["content"]
    assert "Kept V" in content
    assert "<code>{% hint %}</code>" in content
    assert "endhint" not in content


@pytest.mark.parametrize("plugins", ['["-hints", "sharing"]', '""', "[]"])
def test_unknown_blocks_of_a_book_that_names_no_plugin_are_faults(plugins: str) -> None:
    files = {"book.json": f'{{"plugins": {plugins}}}', "README.md": "{% hint %}a{% endhint %}", "SUMMARY.md": "* [R](README.md)\n"}
    with pytest.raises(BookFault, match="unknown block tag: hint"):
        Book.open(MemoryFiles({**files})).render("README.json")
