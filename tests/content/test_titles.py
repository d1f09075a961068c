"""The page's title and its heading, wherever it stands."""

from itertools import chain, combinations

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Document
from octavo.content.edit import edit
from octavo.content.page import parse, read
from tests.content.outlines import outline
from tests.content.stable import STABLE


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("![](logo.png)\n\n# T\n\nbody\n", ["images", "paragraph"]),
        ("intro\n\nT\n=\n\nbody\n", ["paragraph", "paragraph"]),
        ('<h1 align="center">T</h1>\n\nbody\n', ["paragraph"]),
        ("# T\n\nbody\n\n# Second\n", ["paragraph", "heading-1"]),
        ("> # quoted\n\n# T\n", ["blockquote"]),
    ],
)
def test_the_first_heading_of_the_first_level_is_the_title_and_no_part_of_the_document(source: str, kinds: list[str]) -> None:
    assert parse(source).title == "T"
    assert [node["type"] for node in read(parse(source), STABLE)["nodes"]] == kinds


def test_a_heading_that_shows_a_picture_stays() -> None:
    assert [node["type"] for node in read(parse('<h1><img src="x.png"> T</h1>\n'), STABLE)["nodes"]] == ["heading-1"]


@pytest.mark.parametrize("source", ["![](a.png)\n\nintro\n\n# T\n\nbody *x*\n\n- more\n", "<!-- c -->\n# T\n\na\n\nb\n"])
def test_a_title_between_blocks_outlives_all_of_them(source: str) -> None:
    parsed = parse(source)
    blocks = read(parsed, STABLE)["nodes"]
    for kept in chain.from_iterable(combinations(blocks, size) for size in range(len(blocks) + 1)):
        wanted: Document = {"object": "document", "data": {}, "nodes": list(kept)}
        edited = parse(edit(parsed, wanted, STABLE))
        assert canonical(read(edited, STABLE)) == canonical(wanted)
        assert edited.title == "T"
        assert edited.source.count("# T") == 1


def test_an_edit_beside_the_title_changes_its_own_block_alone() -> None:
    parsed = parse("![](a.png)\n\nintro *x*\n\n# T\n\nbody *y*\n")
    document = read(parsed, STABLE)
    document["nodes"][2]["nodes"][0]["leaves"][0]["text"] = "words "
    assert edit(parsed, document, STABLE) == "![](a.png)\n\nintro *x*\n\n# T\n\nwords _y_\n"
    del document["nodes"][1]
    assert outline(read(parse(edit(parsed, document, STABLE)), STABLE)["nodes"])[1:] == [("paragraph", "words y")]
