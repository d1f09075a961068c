import copy

import pytest

from octavo.content.document import Document, Node
from octavo.content.merge import ConflictKind, merge_documents
from octavo.content.merge.digest import Digests
from octavo.errors import BadRequest
from tests.content.documents import block, document, paragraph, plain, words
from tests.content.merge.generated import Press


def merged_text(base: Document, ours: Document, theirs: Document) -> str:
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    return plain(merged.document)


def three(base: str, ours: str, theirs: str) -> tuple[Document, Document, Document]:
    return document(paragraph(base, key="k")), document(paragraph(ours, key="k")), document(paragraph(theirs, key="k"))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("The quick fox.", "The slow fox.", "The quick wolf.", "The slow wolf."),
        ("one two three", "zero one two three", "one two three four", "zero one two three four"),
        ("one two three", "one three", "one two three four", "one three four"),
        ("same change", "same new change", "same new change", "same new change"),
        ("文档平台很好", "文档服务很好", "文档平台很棒", "文档服务很棒"),
        ("ภาษาไทยดี", "ภาษาไทยดีมาก", "ภาษาเขมรดี", "ภาษาเขมรดีมาก"),
        ("שלום עולם טוב", "שלום עולם רע", "ברכה עולם טוב", "ברכה עולם רע"),
    ],
)
def test_edits_of_different_words_of_a_sentence_are_both_kept(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merged_text(*three(base, ours, theirs)) == merged


def test_different_edits_of_one_word_are_a_conflict_that_keeps_the_whole_of_ours() -> None:
    base, ours, theirs = three("Press the red button.", "Press the green button now.", "Press the blue button.")
    merged = merge_documents(base, ours, theirs)
    assert plain(merged.document) == "Press the blue button."
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.key, conflict.where) == (ConflictKind.EDITED_BOTH, "k", ("nodes",))
    assert (conflict.base, conflict.ours, conflict.theirs) == (base["nodes"][0], ours["nodes"][0], theirs["nodes"][0])
    assert conflict.to_json()["kind"] == "edited-both"


def test_a_mark_and_a_word_beside_it_do_not_clash_nor_do_a_word_and_its_mark() -> None:
    base = document(paragraph("plain words here"))
    ours = document(paragraph("plain ", words("words", "bold"), " here"))
    theirs = document(paragraph("plain terms here"))
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    assert merged.document["nodes"][0]["nodes"][0]["leaves"] == [
        {"object": "leaf", "text": "plain ", "marks": []},
        {"object": "leaf", "text": "terms", "marks": [{"object": "mark", "type": "bold"}]},
        {"object": "leaf", "text": " here", "marks": []},
    ]


def link(text: str, url: str) -> Node:
    return {"object": "inline", "type": "link", "data": {"ref": {"kind": "url", "url": url}}, "nodes": [words(text)]}


def test_the_text_and_the_target_of_a_link_can_change_on_different_sides() -> None:
    base = document(paragraph("see ", link("the guide", "https://a.example"), " today"))
    ours = document(paragraph("see ", link("the manual", "https://a.example"), " today"))
    theirs = document(paragraph("see ", link("the guide", "https://b.example"), " now"))
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    assert plain(merged.document) == "see the manual now"
    assert merged.document["nodes"][0]["nodes"][1]["data"]["ref"]["url"] == "https://b.example"


def test_a_paragraph_made_a_heading_keeps_an_edit_of_its_words() -> None:
    base, ours, theirs = three("Getting started", "Getting started", "Getting started quickly")
    ours["nodes"][0]["type"] = "heading-1"
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    assert merged.document["nodes"][0]["type"] == "heading-1"
    assert plain(merged.document) == "Getting started quickly"


def test_edits_inside_one_container_are_merged_and_its_attributes_too() -> None:
    def hint(style: str, *texts: str) -> Document:
        return document(block("hint", *(paragraph(text, key=text[:3]) for text in texts), key="h", style=style))

    merged = merge_documents(
        hint("info", "one is here", "two is here"), hint("warning", "one is there", "two is here"), hint("info", "two is here", "six")
    )
    assert plain(merged.document) == "two is here\nsix"
    assert merged.document["nodes"][0]["data"] == {"style": "warning"}
    assert [(conflict.kind, conflict.key) for conflict in merged.conflicts] == [(ConflictKind.DELETED_THEIRS, "h")]


def test_what_they_deleted_and_we_edited_is_gone_and_kept_in_the_conflict() -> None:
    base = document(paragraph("first block stays", key="a"), paragraph("second block goes", key="b"))
    ours = document(paragraph("first block stays", key="a"), paragraph("second block really goes", key="b"))
    theirs = document(paragraph("first block stays", key="a"))
    merged = merge_documents(base, ours, theirs)
    assert plain(merged.document) == "first block stays"
    assert [(conflict.kind, conflict.ours) for conflict in merged.conflicts] == [(ConflictKind.DELETED_THEIRS, ours["nodes"][1])]


def test_what_we_deleted_and_they_edited_stands() -> None:
    base = document(paragraph("first block stays", key="a"), paragraph("second block goes", key="b"))
    merged = merge_documents(base, document(base["nodes"][0]), document(base["nodes"][0], paragraph("second block stays", key="b")))
    assert plain(merged.document) == "first block stays\nsecond block stays"
    assert [(conflict.kind, conflict.key) for conflict in merged.conflicts] == [(ConflictKind.DELETED_OURS, "b")]


def test_a_block_that_moves_takes_along_an_edit_of_the_other_side() -> None:
    texts = ["alpha text of the first", "beta text of the second", "gamma text of the third", "delta text of the fourth"]
    blocks = [paragraph(text, key=text[:4]) for text in texts]
    edited = copy.deepcopy(blocks)
    edited[0]["nodes"][0]["leaves"][0]["text"] = "alpha words of the first"
    merged = merged_text(document(*blocks), document(*edited), document(*blocks[1:], blocks[0]))
    assert merged.splitlines() == [*texts[1:], "alpha words of the first"]


def test_both_sides_may_add_blocks_at_the_same_place_and_the_same_block_is_added_once() -> None:
    base = document(paragraph("start", key="a"))
    ours = document(paragraph("start", key="a"), paragraph("from us", key="n"), paragraph("from both", key="m"))
    theirs = document(paragraph("start", key="a"), paragraph("from them", key="n"), paragraph("from both", key="m"))
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    assert plain(merged.document).splitlines() == ["start", "from us", "from them", "from both"]
    assert [node["key"] for node in merged.document["nodes"]] == ["a", "n", "n-1", "m"]


def test_two_different_replacements_of_one_block_are_a_conflict() -> None:
    image: Node = {"object": "block", "type": "images", "key": "i", "nodes": []}
    base = document(paragraph("start", key="a"), image, paragraph("end", key="z"))
    ours = document(paragraph("start", key="a"), block("code", key="c"), paragraph("end", key="z"))
    theirs = document(paragraph("start", key="a"), block("hint", paragraph("instead"), key="h"), paragraph("end", key="z"))
    merged = merge_documents(base, ours, theirs)
    assert [node["type"] for node in merged.document["nodes"]] == ["paragraph", "hint", "paragraph"]
    assert [(conflict.kind, conflict.ours) for conflict in merged.conflicts] == [(ConflictKind.EDITED_BOTH, ours["nodes"][1])]


def test_a_caption_and_its_image_are_merged_apart() -> None:
    def image(alt: str, caption: str | None) -> Document:
        node: Node = {"object": "block", "type": "image", "key": "i", "isVoid": True, "data": {"alt": alt}}
        if caption is not None:
            node["fragments"] = [{"object": "fragment", "fragment": "caption", "nodes": [paragraph(caption)]}]
        return document(node)

    merged = merge_documents(image("a cat", None), image("a dog", None), image("a cat", "Figure 1"))
    assert merged.conflicts == []
    assert merged.document == image("a dog", "Figure 1")


def test_lines_of_code_are_merged_line_by_line() -> None:
    def code(*lines: str) -> Document:
        return document(block("code", *(block("code-line", words(line)) for line in lines), key="c", syntax="python"))

    base = code("def sew(sheets):", "    thread(sheets)", "    return sheets")
    ours = code("def sew(sheets, needle):", "    thread(sheets)", "    return sheets")
    theirs = code("def sew(sheets):", "    fold(sheets)", "    thread(sheets)", "    return sheets")
    assert merged_text(base, ours, theirs).splitlines() == [
        "def sew(sheets, needle):",
        "    fold(sheets)",
        "    thread(sheets)",
        "    return sheets",
    ]


def test_text_and_blocks_in_one_place_are_not_mixed() -> None:
    base, ours, theirs = three("one", "one more", "one")
    theirs["nodes"][0]["nodes"] = [paragraph("one"), paragraph("two")]
    merged = merge_documents(base, ours, theirs)
    assert plain(merged.document) == "one\ntwo"
    assert merged.conflicts[0].ours == ours["nodes"][0]


def test_a_structure_that_neither_side_had_gives_way_to_theirs() -> None:
    base, ours, theirs = three("one two three", "one two 3.", "1. two three")
    merged = merge_documents(base, ours, theirs, survives=lambda document: plain(document) != "1. two 3.")
    assert merged.document == theirs
    (conflict,) = merged.conflicts
    assert conflict.kind == ConflictKind.STRUCTURE
    assert conflict.ours is not None
    assert conflict.ours["nodes"] == ours["nodes"]
    assert merge_documents(base, base, theirs, survives=lambda document: False).conflicts == []


def test_a_document_nested_without_end_is_refused() -> None:
    deep = paragraph("x")
    for _ in range(600):
        deep = block("blockquote", deep)
    with pytest.raises(BadRequest):
        merge_documents(document(deep), document(), document(deep))


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts comparisons of two blocks' words: the costly step of a merge."""
    counted = [0]
    plain_similarity = Digests.similarity

    def similarity(self: Digests, one: Node, other: Node) -> float:
        counted[0] += 1
        return plain_similarity(self, one, other)

    monkeypatch.setattr(Digests, "similarity", similarity)
    return counted


def test_pages_of_repeated_blocks_merge_in_bounded_work(work: list[int]) -> None:
    same = [paragraph("the same line again", key=f"k{number}") for number in range(3000)]
    other = [paragraph("another line again", key=f"k{number}") for number in range(3000)]
    merge_documents(document(*same), document(*other), document(*same[:1500], *other[1500:]))
    assert work[0] < 30 * 9000


def test_long_pages_with_an_edit_at_each_end_merge() -> None:
    base = Press(3).document(300, 300)
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    ours["nodes"].insert(0, paragraph("at the top", key="t"))
    theirs["nodes"].append(paragraph("at the end", key="e"))
    merged = merge_documents(base, ours, theirs)
    assert merged.conflicts == []
    assert merged.document["nodes"] == [ours["nodes"][0], *base["nodes"], theirs["nodes"][-1]]
