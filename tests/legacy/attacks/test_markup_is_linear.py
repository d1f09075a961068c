"""Markup made to cost the square of its length, or worse, either costs its length or ends with a clear fault."""

import pytest

from octavo.legacy.toolchain.budget import FLOOR, FOR_EACH_CHARACTER, Budget
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.frontmatter import split
from octavo.legacy.toolchain.html import parse
from octavo.legacy.toolchain.markdown import protect_code, render
from octavo.legacy.toolchain.markdown.inline import Inline
from octavo.legacy.toolchain.markdown.lexer import Lexer
from tests.legacy.books import content

N = 6_000
PATTERNS = {
    "brackets": "[" * N,
    "brackets and ends": "[" * N + "]" * N,
    "images": "![" * N,
    "links without end": "[a](" * N,
    "links with titles without end": "[a](b 'c " * N,
    "angle brackets": "<a " * N,
    "tags without end": "<b>" * N,
    "block tags without end": "<div>\n\n" * N,
    "distinct tags": "".join(f"<x{i}>\n\n" for i in range(N // 4)),
    "quotes in tags": "<a b='" * N,
    "comments": "<!-- " * N,
    "block comments": "<!--\n\n" * N,
    "ticks": "".join("`" * (i % 50) + " " for i in range(N)),
    "one run of ticks": "`" * N,
    "stars": "*" * N,
    "stars and letters": "*a " * N,
    "underscores": "_a" * N,
    "doubled underscores": "__" * N + "a",
    "tildes": "~~a" * N,
    "fences": "```\n" * N,
    "fences of all lengths": "".join("`" * (3 + i % 60) + "\n\n" for i in range(N // 8)),
    "quotes": ">" * N + "a",
    "nested lists": "".join(" " * i + "* a\n" for i in range(400)),
    "bullets": "* " * N,
    "numbers": "1" * N + ".",
    "spaces": " " * N + "x",
    "spaces at the end": "x" + " " * N + "y",
    "hashes": "# " + "# " * N + "x",
    "tables": "|" * N + "\n" + "-|" * N + "\n" + "|" * N,
    "pipes": "a|b\n-|-\n" + "|" * N,
    "definitions": "[a]: b\n" * N,
    "open definitions": "[a\n" * N,
    "references": "[a][b]" * N,
    "footnotes": "[^" * N,
    "dashes": "- " * N + "x",
    "underlines": "a\n=" * N + "x",
    "addresses": "http://" * N,
    "ampersands": "&" * N + "a" * N,
    "escapes": "\\" * N,
    "mail": "<a@" * N,
    "headings with ids": "# " + "{#" * N,
    "maths": "$$" * N,
}


@pytest.mark.parametrize("source", PATTERNS.values(), ids=list(PATTERNS))
def test_work_is_bounded_by_the_length(source: str) -> None:
    budget = Budget(len(source))
    try:
        lexer = Lexer(budget)
        lexer.read(source)
        Inline(lexer.definitions, budget).render(source)
    except BookFault as fault:
        assert "tangled" in fault.message or "deep" in fault.message  # noqa: PT017 - either is right
    assert budget.left <= FLOOR + len(source) * FOR_EACH_CHARACTER


@pytest.mark.parametrize("source", PATTERNS.values(), ids=list(PATTERNS))
def test_a_page_of_it_is_rendered_or_refused(source: str) -> None:
    try:
        assert isinstance(render(source), str)
        assert protect_code(source).replace("{% raw %}", "").replace("{% endraw %}", "") == source
    except BookFault as fault:
        assert fault.status == 422  # noqa: PT017 - either is right


def test_deep_html_is_refused() -> None:
    with pytest.raises(BookFault, match="deep"):
        parse("<div>" * 100_000)


def test_many_glossary_terms_and_attributes_do_not_multiply() -> None:
    glossary = "".join(f"## term{i}\n\nwords\n\n" for i in range(300))
    html = content("term1 " * 2000, files={"GLOSSARY.md": glossary})
    assert html.count("glossary-term") == 2000


@pytest.mark.parametrize(
    "yaml",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d]",
        "a: &a [*a]",
        "a: " + "[" * 5000 + "]" * 5000,
        "a: " + "{b: " * 5000,
        "x: y\n" * 20_000,
        "a: !!python/object/apply:os.system ['true']",
        "a: !!python/name:os.system",
        "!!binary x",
        "a: b: c",
        "- 1",
        "\ta",
    ],
)
def test_hostile_front_matter_is_refused_with_its_line(yaml: str) -> None:
    with pytest.raises(BookFault) as caught:
        split(f"---\n{yaml}\n---\nbody\n")
    assert caught.value.fault.line >= 1


LONG = 200_000
MARKS = {
    "marks": "{%" * LONG,
    "marks and words": "a {% b " * LONG,
    "marks that end far away": "{% " * LONG + "%}",
    "marks that end in the next line": "{% \n" * LONG + "%}",
    "marks before much space": "{% " * LONG + "\n" + " " * LONG + "x%}",
    "braces": "{{ " * LONG,
    "one run of ticks": "`" * LONG + "\nx",
}


@pytest.mark.parametrize("source", MARKS.values(), ids=list(MARKS))
def test_what_is_looked_for_ahead_is_looked_for_once(source: str) -> None:
    """The budget counts no search of the library's: were there one from each mark to the end of the page, each of these would take hours."""
    try:
        assert protect_code(source).replace("{% raw %}", "").replace("{% endraw %}", "") == source
    except BookFault as fault:
        assert "tangled" in fault.message  # noqa: PT017 - either is right


def test_raw_blocks_that_never_end_are_looked_at_once() -> None:
    assert content("{% raw %}" * LONG) == ""
