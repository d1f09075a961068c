"""Addresses in texts: what a reader can follow, and what stays text."""

import pytest

from octavo.content.html.bare_urls import split_addresses
from tests.content.html.build import html, link, paragraph, text


def addresses(text: str) -> list[str]:
    assert "".join(part for part, _ in split_addresses(text)) == text
    return [part for part, is_address in split_addresses(text) if is_address]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/b?c=d&e#f.", ["https://a.example/b?c=d&e#f"]),
        ("(http://a.example/x_(y)) and https://b.example!", ["http://a.example/x_(y)", "https://b.example"]),
        ("请访问https://a.example/，谢谢", ["https://a.example/"]),
        ("https://a.example/中文", []),
        ("xhttps://a.example https:// https://- ftp://a.example www.a.example", []),
        ("<https://a.example>", ["https://a.example"]),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, found: list[str]) -> None:
    assert addresses(text) == found


def test_an_address_in_a_text_can_be_followed() -> None:
    assert '<a href="https://a.example/?b&amp;c">https://a.example/?b&amp;c</a>.' in html(paragraph("See https://a.example/?b&c."))


def test_an_address_within_a_link_or_code_is_the_text_that_it_is() -> None:
    assert html(paragraph(link("https://a.example", url="https://b.example"))).count("<a ") == 1
    assert "<a " not in html(paragraph(text("https://a.example", "code")))
