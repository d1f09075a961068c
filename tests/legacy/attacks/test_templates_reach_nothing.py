"""Templates are content: whatever they ask for, they see plain data and nothing else."""

import pytest

from octavo.legacy.toolchain.faults import BookFault
from tests.legacy.books import book, content

ESCAPES = [
    "''.__class__",
    "''.__class__.__mro__[1].__subclasses__()",
    "book.__class__",
    "book.items",
    "book.keys()",
    "range.__globals__",
    "range.run.__globals__",
    "cycler.__init__.__globals__.os",
    "[].append",
    "[].__class__",
    "{}.get",
    "''.format",
    "''.format(1)",
    "'{0.__class__}'.format(1)",
    "config['__class__']",
    "file.mtime.strftime",
    "file.mtime.__class__",
    "page.content.__len__",
    "self",
    "self._TemplateReference__context",
    "super",
    "caller",
    "loop.__class__",
    "''['constructor']",
    "''.constructor.constructor('return process')()",
    "book.__proto__",
    "book.constructor",
    "range.constructor('return 1')()",
    "joiner().constructor",
    "namespace",
    "lipsum",
    "url_for.__globals__",
    "get_flashed_messages",
    "request",
    "environ",
    "process.env",
    "require('fs')",
    "global",
    "import('os')",
]


@pytest.mark.parametrize("expression", ESCAPES)
def test_an_expression_that_would_reach_the_host_finds_nothing_or_fails_with_its_place(expression: str) -> None:
    try:
        html = content(f"before {{{{ {expression} }}}} after")
    except BookFault as fault:
        assert (fault.fault.path, fault.fault.line) == ("page.md", 1)  # noqa: PT017 - either is right
    else:
        assert html == "<p>before  after</p>\n"


def test_no_filter_reads_attributes() -> None:
    assert content("{{ ['a'] | join(',', '__class__') }}|{{ [{}] | sum('__len__') }}") == "<p>|NaN</p>\n"
    assert content("{{ ['ab'] | groupby('__class__') | dump }}") == "<p>{&quot;undefined&quot;:[&quot;ab&quot;]}</p>\n"


@pytest.mark.parametrize("tag", ["import os", "exec 'x'", "print 1", "do x", "debug", "trans", "load x", "php"])
def test_an_unknown_tag_fails_the_page_and_says_where(tag: str) -> None:
    with pytest.raises(BookFault, match=r"page\.md:3"):
        content(f"text\n\n{{% {tag} %}}")


def test_a_page_that_fails_leaves_the_others_alone() -> None:
    one = book({"bad.md": "# Bad\n\n{% nope %}\n", "good.md": "# Good {{ 1 + 1 }}\n"})
    with pytest.raises(BookFault, match=r"bad\.md:3: unknown block tag: nope"):
        one.render("bad.json")
    assert one.render("good.json")["page"]["content"] == '<h1 id="good-2">Good 2</h1>\n'


def test_data_given_to_templates_cannot_be_changed_for_the_next_page() -> None:
    one = book(
        {
            "book.json": '{"variables": {"v": 1, "l": [1]}}',
            "a.md": "{% set book = 5 %}{{ book }}{{ l }}",
            "b.md": "{{ book.v }}{{ book.l | length }}",
        }
    )
    assert one.render("a.json")["page"]["content"] == "<p>5</p>\n"
    assert one.render("b.json")["page"]["content"] == "<p>11</p>\n"
