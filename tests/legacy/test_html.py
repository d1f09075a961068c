"""HTML as that time's reader and writer had it (each pair was observed)."""

import pytest

from octavo.legacy.toolchain.html import parse, write

OBSERVED = {
    "a name in an attribute needs its semicolon": (
        '<a href="?a=1&section=2&copy=3">x</a>',
        '<a href="?a=1&amp;section=2&amp;copy=3">x</a>',
    ),
    "with it, it is a character": ('<a title="&copy; &notit;">x</a>', '<a title="&#xA9; &#xAC;it;">x</a>'),
    "without it, the character after it is lost, or the quote kept": (
        '<a title="&copy x" id="&copy">x</a>',
        '<a title="&#xA9;x" id="&#xA9;&quot;">x</a>',
    ),
    "old names in text do without": ("&copytext &notin; &hellip ", "&#xA9;text &#x2209; &amp;hellip "),
    "numbers in both ways": ("&#65;&#x42;&#67 &#x1F600;", "ABC &#x1F600;"),
    "numbers of no character": ("&#0;&#xD800;&#99999999999999999999;&#150;", "&#xFFFD;&#xFFFD;&#xFFFD;&#x2013;"),
    "a number sign without number writes what is before it twice": ("a &# b", "a  &amp;# b"),
    "wide spaces are part of a name": ("<b\u3000c>x", "<b\u3000c>x</b\u3000c>"),
    "character data becomes a comment": ("<![CDATA[ a ]]>b", "<!--[CDATA[ a ]]-->b"),
    "a declaration that never ends is text": ("a<!b c", "ab c"),
    "an end tag without a name is text": ("a</ >b", "a&lt;/ &gt;b"),
    "attributes of numbers come first": ("<p b 10 2>", '<p 2="" 10="" b=""></p>'),
    "attributes without values, also in drawings": (
        '<ol reversed><svg hidden><g a=""></g></svg>',
        '<ol reversed><svg hidden><g a=""/></svg></ol>',
    ),
}


@pytest.mark.parametrize(("html", "expected"), OBSERVED.values(), ids=OBSERVED)
def test_html_is_read_and_written_as_ever(html: str, expected: str) -> None:
    assert write(parse(html)) == expected
