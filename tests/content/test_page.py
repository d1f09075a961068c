"""Reading and writing pages as a whole."""

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Document, Node, walk
from octavo.content.markdown.nodes import letters_of, text_node
from octavo.content.page import parse, parse_body, read, write
from octavo.content.references import NoReferences
from octavo.errors import BadRequest, PayloadTooLarge

REFERENCES = NoReferences()


def types(source: str) -> list[str]:
    return [node["type"] for node in read(parse_body(source), REFERENCES)["nodes"]]


def test_the_first_heading_is_the_title_and_no_part_of_the_document() -> None:
    parsed = parse("---\ndescription: One\n---\n\n# A _title_\n\nText.\n")
    assert parsed.title == "A title"
    assert parsed.frontmatter == {"description": "One"}
    assert [node["type"] for node in read(parsed, REFERENCES)["nodes"]] == ["paragraph"]


def test_frontmatter_that_is_no_yaml_is_a_fault_and_nothing_else_is_lost() -> None:
    parsed = parse("---\na: [\n---\n\nText.\n")
    assert parsed.frontmatter == {}
    assert "not valid YAML" in parsed.faults[0].message
    assert letters_of(read(parsed, REFERENCES)["nodes"]) == "Text."


@pytest.mark.parametrize(
    ("source", "message"),
    [(b"a\0b", "NUL at character 1"), (b"\xff", "not UTF-8"), ("a\ud800", "lone surrogate at character 1")],
)
def test_what_is_no_text_is_refused_with_its_place(source: bytes | str, message: str) -> None:
    with pytest.raises(BadRequest, match=message):
        parse(source)


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(PayloadTooLarge, match="larger than 10 bytes"):
        parse("é" * 6, limit=10)


def test_spans_count_in_the_file_as_it_is() -> None:
    source = "\ufeff---\r\ntitle: x\r\n---\r\n\r\n# T\r\n\r\nOne\r\ntwo.\r\n\r\n> * Three\r\n"
    parsed = parse(source)
    assert [source[block.start : block.end] for block in parsed.blocks] == ["# T", "One\r\ntwo.", "> * Three"]
    item = parsed.blocks[2].children[0].children[0]
    assert source[item.start : item.end] == "* Three"
    assert source[item.children[0].start : item.children[0].end] == "Three"


def test_a_closer_that_was_pulled_into_a_list_still_closes() -> None:
    assert types('{% hint style="info" %}\n* One\n  {% endhint %}\n\nAfter.\n') == ["hint", "paragraph"]


def test_an_embed_without_closer_leaves_what_follows_alone() -> None:
    source = '{% embed url="https://a.example" %}\n\nText.\n\n{% embed url="https://b.example" %}\nCaption\n{% endembed %}\n'
    assert types(source) == ["embed", "paragraph", "embed"]


def test_keys_are_unique_and_stay_with_their_block_through_edits_around_it() -> None:
    one = read(parse_body("First.\n\n* a\n* b\n\nLast.\n"), REFERENCES)
    two = read(parse_body("New.\n\nFirst, changed.\n\n* a\n* b\n\nLast.\n"), REFERENCES)
    keys = [node["key"] for node in walk(one["nodes"]) if "key" in node]
    assert len(set(keys)) == len(keys)
    assert [node["key"] for node in one["nodes"][1:]] == [node["key"] for node in two["nodes"][2:]]


def test_what_markdown_cannot_spell_rides_in_a_comment() -> None:
    strange: list[Node] = [{"object": "block", "type": "hint", "data": {"style": "info", "x": {"y": "-->"}}, "nodes": []}]
    text = write({"object": "document", "data": {}, "nodes": strange}, REFERENCES)
    assert text.startswith("<!-- octavo {")
    assert canonical(read(parse_body(text), REFERENCES))["nodes"] == [
        {"object": "block", "type": "hint", "data": {"style": "info", "x": {"y": "-->"}}},
    ]


def test_a_footnote_that_nothing_mentions_keeps_its_words() -> None:
    assert letters_of(read(parse("Text.\n\n[^1]: Forgotten.\n"), REFERENCES)["nodes"]) == "Text.Forgotten."


def quoted(times: int) -> Document:
    node: Node = {"object": "block", "type": "paragraph", "nodes": [text_node("Deep.")]}
    for _ in range(times):
        node = {"object": "block", "type": "blockquote", "nodes": [node]}
    return {"object": "document", "data": {}, "nodes": [node]}


def test_a_document_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(BadRequest, match="nested more than"):
        write(quoted(3000), REFERENCES)


@pytest.mark.parametrize("times", [30, 60, 130])
def test_a_document_nested_deeper_than_markdown_goes_survives(times: int) -> None:
    assert canonical(read(parse_body(write(quoted(times), REFERENCES)), REFERENCES)) == canonical(quoted(times))


@pytest.mark.parametrize("opener", ["> ", "* ", "{% hint %}\n", "<details>\n", "<blockquote>", "<ul><li>", "{% tabs %}\n{% tab %}\n"])
def test_pages_nested_beyond_reason_are_read_to_the_last_word(opener: str) -> None:
    document = read(parse(opener * 500 + "Deep."), REFERENCES)
    assert letters_of(document["nodes"]).endswith("Deep.")
    assert canonical(read(parse_body(write(document, REFERENCES)), REFERENCES)) == canonical(document)
