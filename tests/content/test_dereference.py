from octavo.content.dereference import MAX_INCLUDES_DEEP, Included, dereference
from octavo.content.document import ContentRef, Node, walk
from tests.content.documents import block, document, paragraph, plain, words


def include(name: str, *, key: str, space: str | None = None) -> Node:
    ref: ContentRef = {"kind": "reusable-content", "reusableContent": name}
    if space is not None:
        ref["space"] = space
    return {"object": "block", "type": "reusable-content", "key": key, "isVoid": True, "data": {"ref": ref}}


def heading(text: str, *, key: str, anchor: str) -> Node:
    made = block("heading-1", words(text), key=key)
    made["meta"] = {"id": anchor}
    return made


def link(ref: ContentRef) -> Node:
    return {"object": "inline", "type": "link", "data": {"ref": ref}, "nodes": [words("there")]}


def test_an_include_is_replaced_by_its_blocks_wherever_it_stands() -> None:
    found = {"note": Included(document(paragraph("one", key="a"), paragraph("two", key="b")))}
    hint = block("hint", include("note", key="k2"), key="h", style="info")
    given = document(paragraph("before", key="p"), include("note", key="k1"), hint)
    read = dereference(given, lambda ref: found.get(ref["reusableContent"]))
    assert plain(read) == "before\none\ntwo\none\ntwo"
    assert [node["key"] for node in read["nodes"]] == ["p", "k1-a", "k1-b", "h"]
    assert len(given["nodes"]) == 3


def test_keys_and_anchors_stay_unique_however_often_a_content_is_included() -> None:
    found = {
        "outer": Included(document(heading("Setup", key="h", anchor="setup"), include("inner", key="i"))),
        "inner": Included(document(heading("Setup", key="h", anchor="setup"))),
    }
    given = document(heading("Setup", key="h", anchor="setup"), include("outer", key="k1"), include("outer", key="k2"))
    read = dereference(given, lambda ref: found[ref["reusableContent"]])
    assert [node["key"] for node in read["nodes"]] == ["h", "k1-h", "k1-i-h", "k2-h", "k2-i-h"]
    assert [node["meta"]["id"] for node in read["nodes"]] == ["setup", "setup-1", "setup-2", "setup-3", "setup-4"]


def test_a_broken_include_and_one_that_includes_itself_stay_as_they_are() -> None:
    found = {
        "self": Included(document(paragraph("self", key="a"), include("self", key="s"))),
        "ping": Included(document(include("pong", key="x"))),
        "pong": Included(document(paragraph("pong", key="y"), include("ping", key="z"))),
    }
    given = document(include("gone", key="k1"), include("self", key="k2"), include("ping", key="k3"))
    read = dereference(given, lambda ref: found.get(ref["reusableContent"]))
    assert [node["type"] for node in read["nodes"]] == [
        "reusable-content",
        "paragraph",
        "reusable-content",
        "paragraph",
        "reusable-content",
    ]


def test_includes_end_at_a_depth_and_a_content_is_looked_up_once() -> None:
    asked: list[str] = []

    def lookup(ref: ContentRef) -> Included:
        asked.append(ref["reusableContent"])
        level = int(ref["reusableContent"])
        return Included(document(paragraph(f"level {level}", key="p"), include(str(level + 1), key="i")))

    read = dereference(document(include("0", key="a"), include("0", key="b")), lookup)
    assert plain(read).count("level") == 2 * MAX_INCLUDES_DEEP
    assert len(asked) == len(set(asked)) == MAX_INCLUDES_DEEP


def test_includes_that_multiply_end_at_a_size() -> None:
    rows = [paragraph("x", key=f"p{number}") for number in range(500)]
    found = {"many": Included(document(*rows))}
    read = dereference(document(*(include("many", key=f"k{number}") for number in range(1000))), lambda ref: found[ref["reusableContent"]])
    assert sum(1 for _ in walk(read["nodes"])) < 60_000
    assert [node["type"] for node in read["nodes"]].count("reusable-content") > 900


def test_blocks_from_another_space_say_so_and_their_links_name_it() -> None:
    body = paragraph(
        link({"kind": "page", "page": "p1"}),
        link({"kind": "anchor", "anchor": "here"}),
        link({"kind": "url", "url": "https://example.com"}),
        link({"kind": "page", "page": "p2", "space": "third"}),
        key="b",
    )
    found = {
        ("far", "note"): Included(document(body, include("deeper", key="d")), space="far", token="t1"),
        ("far", "deeper"): Included(document(paragraph("deeper", key="e"))),
    }
    read = dereference(
        document(include("note", key="k", space="far")), lambda ref: found.get((ref.get("space", ""), ref["reusableContent"]))
    )
    assert [node["meta"] for node in read["nodes"]] == [{"spaceId": "far", "token": "t1"}] * 2
    assert [inline["data"]["ref"] for inline in read["nodes"][0]["nodes"]] == [
        {"kind": "page", "page": "p1", "space": "far"},
        {"kind": "anchor", "anchor": "here"},
        {"kind": "url", "url": "https://example.com"},
        {"kind": "page", "page": "p2", "space": "third"},
    ]
