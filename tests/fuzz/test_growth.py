"""Work grows as the text does, for texts of one thing over and over: what is opened and never closed, most of all."""

import pytest

from tests.fuzz.growth import STEEP, growth
from tests.fuzz.pages import shown

REPEATED = [
    "<picture>x ", "<a>x ", '<a id="q">*x* ', '<a href="x">y ', '<i class="fa-x">x ', '<code class="expression">x ', '<button data-action="ask">x ',
    '<span data-gb-custom-inline data-tag="emoji" data-code="2705">x ', "[x <picture> ", "<mark>x ", "<sub>x ", "<kbd>x ", "[^1] ",
    "[a](b)[^1]\n\n[^1]: x\n\n", '<a href="#x">![y](z) ', "<td>x", "<details><summary>", "<ul><li>x", "<table><tr><td>x", "$$x ", "$$ $$", ":a:b",
    "&amp;<", "![", "<!--", '<img src="x" alt="', "{% code %}\n", "{% if a %}x{% ", "| a ", "[](<", "\\\n", "- [ ] ", "~~*_", "****a_", "`a``b",
    '<figure><img src="x"><figcaption>', "<h2>", '<div align="left"><figure>', "<pre><code>x", "<pre>x</code>", "[^a]: [^a]\n", "<p>**x", "> ", "* ",
    "{% hint %}\n", "{% tabs %}{% tab %}\n", "```\n", '{% @a/b c="', "<blockquote>", "> # x\ny\n", ">x\ny\n", "> </p>\ny\ny\n", "</p>", "{{ a", "{#a}",
    '{% openapi<x y="a"> %} ', "{% openapi<x y='a'> %} ", "{% openapi y=\u201ca> %} ", "{% if ' \\' %} ",
]  # fmt: skip


@pytest.mark.parametrize("text", REPEATED)
def test_four_times_the_text_is_four_times_the_work(text: str) -> None:
    assert growth(text.encode(), shown) < STEEP


def test_work_that_grows_as_a_square_is_noticed() -> None:
    assert growth(b"x", lambda data: [abs(number) for number in range((len(data) // 100) ** 2)]) > STEEP


@pytest.mark.parametrize("start", ['{% if "', '{% hint style="', '{% @a/b style="', '{% include "'])
def test_a_quote_that_never_ends_is_looked_for_once(start: str) -> None:
    """Within one search no call is counted: were the rest of the line searched from each quote, this would take an hour."""
    shown((start + '"\\' * 200_000).encode())
