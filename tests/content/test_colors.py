"""Colours: documents know a few by name, Markdown may hold any of CSS."""

import pytest

from octavo.content.edit import edit
from octavo.content.page import parse, read
from tests.content.outlines import nodes
from tests.content.stable import STABLE

NEAREST = [
    ("red", "red"),
    ("$warning", "$warning"),
    ("Red", "red"),
    ("#C0392B", "red"),
    ("#f00", "red"),
    ("#FF000080", "red"),
    ("#ff7f00", "orange"),
    ("#e5c100", "yellow"),
    ("#2e8b57", "green"),
    ("#00bcd4", "cyan"),
    ("#233C5D", "blue"),
    ("rgb(46, 139, 87)", "green"),
    ("rgba(0 0 255 / 50%)", "blue"),
    ("#7f3fff", "violet"),
    ("#9b59b6", "purple"),
    ("deeppink", "pink"),
    ("darkRed", "red"),
    ("navy", "blue"),
    ("#777", "default"),
    ("black", "default"),
    ("#fffffe", "default"),
    ("rgb(1,2)", "default"),
    ("no colour", "default"),
]


@pytest.mark.parametrize(("written", "found"), NEAREST)
def test_a_colour_is_the_nearest_that_documents_know(written: str, found: str) -> None:
    [paragraph] = nodes(f'x <mark style="color:{written};">y</mark>')
    marks = [mark["data"]["text"] for node in paragraph["nodes"] for leaf in node["leaves"] for mark in leaf["marks"]]
    assert marks == [found]
    [icon] = [node for node in nodes(f'x <i class="fa-bolt" style="color:{written}">:bolt:</i>')[0]["nodes"] if node["object"] == "inline"]
    assert icon["data"].get("color", "default") == found


def test_a_colour_is_kept_as_it_was_written() -> None:
    source = 'One <mark style="color:#233C5D;">word</mark>.\n\nAnother.\n'
    parsed = parse(source)
    document = read(parsed, STABLE)
    document["nodes"][1]["nodes"][0]["leaves"][0]["text"] = "Changed."
    assert edit(parsed, document, STABLE) == source.replace("Another", "Changed")
