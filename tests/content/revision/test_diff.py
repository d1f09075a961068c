from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.revision.diff import diff_revisions
from octavo.content.revision.tree import Page, ReusableContent, Revision, RevisionFile, Tag
from tests.content.revision.trees import Gardener, blob, page, revision


class Presented:
    def __init__(self, given: Revision) -> None:
        self.revision = given

    def document_id(self, page: Page) -> str | None:
        return page.oid and f"doc-{page.oid[:4]}"

    def content_document_id(self, content: ReusableContent) -> str | None:
        return f"doc-{content.oid[:4]}"

    def download_url(self, file: RevisionFile) -> str:
        return f"https://files.example/{file.oid[:4]}"

    def cover(self, page: Page) -> Mapping[str, Any] | None:
        return page.cover and {"yPos": 0, **page.cover}


def changes(before: Revision, after: Revision) -> list[dict[str, Any]]:
    return diff_revisions(Presented(before), Presented(after))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 6))
def test_equal_revisions_have_no_changes_and_changed_ones_tell_of_each_page_once(seed: int, count: int) -> None:
    gardener = Gardener(seed)
    before = gardener.revision()
    after = gardener.changed(before, count)
    assert changes(before, before) == []
    told = changes(before, after)
    old, new = ({entry.id for entry in side.walk()} for side in (before, after))
    assert {change["page"]["id"] for change in told if change["type"] == "page_created"} == new - old
    assert {change["page"]["id"] for change in told if change["type"] == "page_deleted"} == old - new
    keys = [(change["type"], change["page"]["id"]) for change in told]
    assert len(keys) == len(set(keys))


def test_a_created_and_a_deleted_page_are_told_with_type_title_and_path() -> None:
    before = revision(page("a"), page("gone"))
    after = revision(page("a", page("new")), page("link", kind="link", target={"kind": "url", "url": "https://example.com"}))
    assert changes(before, after) == [
        {"type": "page_deleted", "page": {"id": "id-gone", "type": "document", "title": "Gone", "path": "gone"}},
        {"type": "page_created", "page": {"id": "id-new", "type": "document", "title": "New", "path": "a/new"}},
        {"type": "page_created", "page": {"id": "id-link", "type": "link", "title": "Link"}},
    ]


def test_a_moved_page_is_told_with_both_parents() -> None:
    before = revision(page("a", page("m")), page("b"))
    (into,) = changes(before, revision(page("a"), page("b", page("m"))))
    assert into["type"] == "page_moved"
    assert {half: parent["id"] for half, parent in into["parent"].items()} == {"before": "id-a", "after": "id-b"}
    (up,) = changes(before, revision(page("a"), page("m"), page("b")))
    assert {half: parent["id"] for half, parent in up["parent"].items()} == {"before": "id-a"}


def test_a_new_order_moves_as_few_pages_as_explain_it() -> None:
    names = ["a", "b", "c", "d"]
    told = changes(revision(*map(page, names)), revision(*map(page, ["b", "c", "d", "a"])))
    assert [(change["type"], change["page"]["id"]) for change in told] == [("page_moved", "id-a")]


def test_an_edited_page_tells_what_changed_and_only_that() -> None:
    old = page("a", text="one", description="Old", emoji="1f600", variables={"v": 1})
    new = replace(page("a", text="two", title="New", variables={"v": 2}), cover={"ref": "c.png"}, layout={"width": "wide"})
    (change,) = changes(revision(old), revision(new))
    attributes = change["attributes"]
    layout = attributes.pop("layout")
    assert change["type"] == "page_edited"
    assert attributes == {
        "title": {"before": "A", "after": "New"},
        "description": {"before": "Old"},
        "emoji": {"before": "1f600"},
        "document": {"before": f"doc-{blob('one')[:4]}", "after": f"doc-{blob('two')[:4]}"},
        "variables": {"before": {"v": 1}, "after": {"v": 2}},
        "cover": {"after": {"yPos": 0, "ref": "c.png"}},
    }
    assert (layout["before"]["width"], layout["after"]["width"]) == ("default", "wide")


def test_a_link_tells_of_its_target_and_a_page_of_its_icon() -> None:
    old = page("l", kind="link", target={"kind": "url", "url": "https://a.example"})
    new = replace(old, target={"kind": "page", "page": "p"}, icon="book")
    (change,) = changes(revision(old), revision(new))
    assert change["attributes"] == {
        "target": {"before": {"kind": "url", "url": "https://a.example"}, "after": {"kind": "page", "page": "p"}},
        "icon": {"after": "book"},
    }


def test_an_entry_that_becomes_another_kind_of_page_is_deleted_and_created() -> None:
    told = changes(revision(page("a")), revision(page("a", kind="group")))
    assert [(change["type"], change["page"]["type"]) for change in told] == [("page_deleted", "document"), ("page_created", "group")]


def file(name: str, text: str, **fields: Any) -> RevisionFile:
    return replace(RevisionFile(f"f-{name}", name, f"assets/{name}", blob(text), len(text), "image/png"), **fields)


def test_files_variables_reusable_contents_and_tags_are_told() -> None:
    before = revision(
        files=[file("a", "1"), file("b", "1")],
        variables={"same": 1, "gone": "x", "kept": True},
        reusable_contents=[ReusableContent("r1", "Note", "n.md", blob("1")), ReusableContent("r2", "Gone", "g.md", blob("1"))],
        tags=[Tag("beta", "Beta"), Tag("old", "Old")],
    )
    after = revision(
        files=[file("a", "22", width=4, height=3), file("c", "1")],
        variables={"same": 1, "kept": 1},
        reusable_contents=[ReusableContent("r1", "Notes", "n.md", blob("2"))],
        tags=[Tag("beta", "Preview"), Tag("new", "New")],
    )
    told = changes(before, after)
    assert [change["type"] for change in told] == [
        *("file_edited", "file_created", "file_deleted"),
        "variables_edited",
        *("reusable_content_edited", "reusable_content_deleted"),
        *("tag_edited", "tag_created", "tag_deleted"),
    ]
    assert told[0]["attributes"] == {
        "size": {"before": 1, "after": 2},
        "dimensions": {"after": {"width": 4, "height": 3}},
        "downloadURL": {"before": f"https://files.example/{blob('1')[:4]}", "after": f"https://files.example/{blob('22')[:4]}"},
    }
    assert told[0]["file"]["downloadURL"] == f"https://files.example/{blob('22')[:4]}"
    assert told[3]["variables"] == {"gone": {"before": "x"}, "kept": {"before": True, "after": 1}}
    assert told[4]["attributes"]["title"] == {"before": "Note", "after": "Notes"}
    assert told[6] == {
        "type": "tag_edited",
        "tag": {"slug": "beta", "label": "Preview"},
        "attributes": {"label": {"before": "Beta", "after": "Preview"}},
    }
