import copy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.document import Document
from octavo.content.revision.merge import MergedRevision, Rewrite, merge_revisions
from octavo.content.revision.tree import Page, Redirect, ReusableContent, Revision, RevisionFile, Tag
from tests.content.documents import plain
from tests.content.revision.trees import Gardener, Library, blob, outline, page, revision

drawn = st.tuples(st.integers(0, 2**32), st.integers(0, 6), st.integers(0, 6))


def merge(base: Revision, ours: Revision, theirs: Revision) -> MergedRevision:
    before = copy.deepcopy((base.to_json(), ours.to_json(), theirs.to_json()))
    merged = merge_revisions(base, ours, theirs, Library())
    assert (base.to_json(), ours.to_json(), theirs.to_json()) == before
    return merged


def kinds(merged: MergedRevision) -> list[tuple[str, str]]:
    return [(conflict.kind, conflict.id.removeprefix("id-")) for conflict in merged.conflicts]


def rewritten(merged: MergedRevision) -> dict[str, str]:
    return {path: plain(rewrite.document) for path, rewrite in merged.rewrites.items()}


@settings(max_examples=100, deadline=None)
@given(drawn)
def test_a_side_that_changed_nothing_lets_the_other_through(seeds: tuple[int, int, int]) -> None:
    gardener = Gardener(seeds[0])
    base = gardener.revision()
    side = gardener.changed(base, seeds[1])
    for ours, theirs in ((base, side), (side, base), (side, side)):
        merged = merge(base, ours, theirs)
        assert merged.revision.to_json() == side.to_json()
        assert merged.conflicts == []
        assert merged.rewrites == {}


@settings(max_examples=150, deadline=None)
@given(drawn)
def test_no_page_is_doubled_and_none_is_lost_without_a_conflict(seeds: tuple[int, int, int]) -> None:
    gardener = Gardener(seeds[0])
    base = gardener.revision()
    ours, theirs = gardener.changed(base, seeds[1]), gardener.changed(base, seeds[2])
    merged = merge(base, ours, theirs)
    ids = [entry.id for entry in merged.revision.walk()]
    assert len(ids) == len(set(ids))
    old, mine, other = ({entry.id for entry in side.walk()} for side in (base, ours, theirs))
    wanted = (old & mine & other) | (mine - old) | (other - old)
    kept_anyway = {conflict.id for conflict in merged.conflicts if conflict.kind == "deleted-ours"}
    assert set(ids) == wanted | kept_anyway
    assert len({entry.file for entry in merged.revision.walk()}) == len(ids)


def test_pages_added_moved_and_renamed_on_both_sides_come_together() -> None:
    base = revision(page("a"), page("b", page("c"), page("d")), page("e"))
    ours = revision(page("new"), page("a", title="Renamed"), page("b", page("d"), page("c")), page("e"))
    theirs = revision(page("a"), page("b", page("c", page("fresh")), page("d"), page("e")))
    merged = merge(base, ours, theirs)
    assert outline(merged.revision.pages) == ["new", "a", ["b", ["d", ["c", ["fresh"]], "e"]]]
    assert merged.conflicts == []
    assert merged.revision.pages[1].title == "Renamed"
    fresh = merged.revision.page("id-fresh")
    assert fresh is not None
    assert fresh.path == "b/c/fresh"


def test_a_page_edited_on_both_sides_is_merged_by_its_blocks() -> None:
    base = revision(page("a", text="one line\ntwo line"))
    ours = revision(page("a", text="one better line\ntwo line", title="Ours"))
    theirs = revision(page("a", text="one line\ntwo good line", description="Theirs"))
    merged = merge(base, ours, theirs)
    assert merged.conflicts == []
    assert rewritten(merged) == {"a.md": "one better line\ntwo good line"}
    rewrite = merged.rewrites["a.md"]
    assert isinstance(rewrite, Rewrite)
    assert (rewrite.side, rewrite.source) == ("theirs", "a.md")
    assert (merged.revision.pages[0].title, merged.revision.pages[0].description) == ("Ours", "Theirs")


def test_documents_are_asked_only_for_pages_that_both_sides_edited() -> None:
    base = revision(page("a"), page("b"), page("c"))
    library = Library()
    merged = merge_revisions(
        base,
        revision(page("a", text="x"), page("b", text="x"), page("c")),
        revision(page("a", text="y"), page("b"), page("c", text="y")),
        library,
    )
    assert {entry for _, entry in library.asked} == {"id-a"}
    assert [entry.oid for entry in merged.revision.pages[1:]] == [blob("x"), blob("y")]


def test_a_clash_in_a_document_is_a_conflict_of_its_page() -> None:
    merged = merge(revision(page("a", text="one word")), revision(page("a", text="one term")), revision(page("a", text="one noun")))
    assert rewritten(merged) == {"a.md": "one noun"}
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.subject, conflict.id, conflict.attributes) == ("edited-both", "page", "id-a", ("document",))
    assert plain(conflict.blocks[0].ours or {"object": "block"}) == "one term"
    assert conflict.to_json()["blocks"][0]["kind"] == "edited-both"


def test_a_merged_page_that_would_not_be_read_back_is_theirs() -> None:
    base, ours, theirs = (revision(page("a", text=text)) for text in ("one\ntwo", "one more\ntwo", "one\ntwo more"))
    asked: list[str] = []

    def survives(entry: Page | ReusableContent, document: Document) -> bool:
        asked.append(f"{entry.file}: {plain(document)}")
        return False

    merged = merge_revisions(base, ours, theirs, Library(), survives=survives)
    assert asked == ["a.md: one more\ntwo more"]
    assert rewritten(merged) == {"a.md": "one\ntwo more"}
    assert [conflict.kind for conflict in merged.conflicts[0].blocks] == ["structure"]


def test_titles_that_clash_are_a_conflict_and_theirs_stands() -> None:
    merged = merge(revision(page("a")), revision(page("a", title="Ours")), revision(page("a", title="Theirs")))
    assert merged.revision.pages[0].title == "Theirs"
    assert [(conflict.attributes, conflict.ours["title"]) for conflict in merged.conflicts] == [(("title",), "Ours")]


def test_a_page_they_deleted_and_we_edited_is_gone_and_kept_whole_in_the_conflict() -> None:
    merged = merge(revision(page("a"), page("b")), revision(page("a"), page("b", text="worth keeping")), revision(page("a")))
    assert outline(merged.revision.pages) == ["a"]
    assert kinds(merged) == [("deleted-theirs", "b")]
    assert plain(merged.conflicts[0].ours["document"]) == "worth keeping"
    assert merged.conflicts[0].theirs is None


def test_a_page_we_deleted_and_they_edited_stands() -> None:
    merged = merge(revision(page("a"), page("b")), revision(page("a")), revision(page("a"), page("b", text="new")))
    assert outline(merged.revision.pages) == ["a", "b"]
    assert kinds(merged) == [("deleted-ours", "b")]


def test_a_page_moved_out_of_what_they_deleted_is_a_conflict() -> None:
    merged = merge(revision(page("a"), page("b", page("c"))), revision(page("a"), page("c"), page("b")), revision(page("a")))
    assert kinds(merged) == [("deleted-theirs", "c")]


def test_a_page_added_below_a_deleted_one_moves_up() -> None:
    merged = merge(revision(page("a", page("b"))), revision(page("a", page("b", page("new")))), revision(page("a")))
    assert outline(merged.revision.pages) == [["a", ["new"]]]
    assert kinds(merged) == [("parent-deleted", "new")]
    assert merged.revision.pages[0].pages[0].path == "a/new"


def test_two_places_for_one_page_are_a_conflict_and_theirs_stands() -> None:
    base = revision(page("a"), page("b"), page("c"))
    merged = merge(base, revision(page("a", page("c")), page("b")), revision(page("a"), page("b", page("c"))))
    assert outline(merged.revision.pages) == ["a", ["b", ["c"]]]
    assert kinds(merged) == [("moved-both", "c")]


def test_pages_moved_below_each_other_do_not_vanish() -> None:
    base = revision(page("a"), page("b"), page("c"))
    merged = merge(base, revision(page("b", page("a")), page("c")), revision(page("a", page("b")), page("c")))
    assert sorted(entry.id for entry in merged.revision.walk()) == ["id-a", "id-b", "id-c"]
    assert [kind for kind, _ in kinds(merged)] == ["moved-both"]


def test_an_edit_follows_a_page_whose_file_was_moved_and_its_links_are_written_anew() -> None:
    base = revision(page("a"), page("b"))
    ours = revision(page("a", file="guide/a.md"), page("b"))
    theirs = revision(page("a", text="edited"), page("b", text="links to a"))
    merged = merge(base, ours, theirs)
    assert rewritten(merged) == {"guide/a.md": "edited", "b.md": "links to a"}
    assert merged.rewrites["guide/a.md"].source == "a.md"


def test_different_pages_added_at_one_path_are_both_kept() -> None:
    base = revision(page("a"))
    ours = revision(page("a"), page("faq", text="ours"))
    theirs = revision(page("a"), replace(page("faq", text="theirs"), id="id-other"))
    merged = merge(base, ours, theirs)
    assert [(entry.id, entry.file) for entry in merged.revision.pages[1:]] == [("id-faq", "faq.md"), ("id-other", "faq-1.md")]
    assert rewritten(merged)["faq-1.md"] == "theirs"
    assert merged.conflicts == []


def test_the_same_page_added_on_both_sides_is_one_page_with_our_id() -> None:
    base = revision(page("a"))
    theirs = revision(page("a"), replace(page("faq", page("child")), id="id-other"))
    merged = merge(base, revision(page("a"), page("faq")), theirs)
    assert outline(merged.revision.pages) == ["a", ["faq", ["child"]]]
    assert merged.conflicts == []


def test_what_refers_to_their_page_of_such_a_pair_refers_to_ours() -> None:
    class Linking(Library):
        def __call__(self, side: str, entry: Page | ReusableContent, /) -> Document:
            made = super().__call__(side, entry)
            made["nodes"][0]["data"] = {"ref": {"kind": "page", "page": "id-other"}}
            return made

    base = revision(page("a"), page("b"))
    ours = revision(page("a", file="moved/a.md"), page("b"), page("faq"))
    link = page("link", kind="link", target={"kind": "page", "page": "id-other"})
    theirs = revision(page("a"), page("b", text="to the questions"), replace(page("faq"), id="id-other"), link)
    merged = merge_revisions(base, ours, theirs, Linking())
    assert merged.rewrites["b.md"].document["nodes"][0]["data"] == {"ref": {"kind": "page", "page": "id-faq"}}
    assert merged.revision.pages[-1].target == {"kind": "page", "page": "id-faq"}


def test_a_file_listed_twice_stays_listed_twice() -> None:
    twice = revision(page("a"), replace(page("a"), id="id-again"))
    merged = merge(twice, twice, replace(twice, pages=[*twice.pages, page("b")]))
    assert [entry.file for entry in merged.revision.pages] == ["a.md", "a.md", "b.md"]


def file(name: str, text: str) -> RevisionFile:
    return RevisionFile(f"f-{name}", name, f"assets/{name}", blob(text), len(text), "image/png")


def test_files_are_merged_by_id() -> None:
    base = revision(files=[file("a.png", "1"), file("b.png", "1"), file("c.png", "1")])
    ours = revision(files=[file("a.png", "2"), file("c.png", "2"), file("d.png", "1")])
    theirs = revision(files=[file("a.png", "3"), replace(file("b.png", "1"), name="renamed.png"), file("c.png", "1"), file("e.png", "1")])
    merged = merge(base, ours, theirs)
    assert [entry.id for entry in merged.revision.files] == ["f-a.png", "f-b.png", "f-c.png", "f-d.png", "f-e.png"]
    assert merged.revision.files[0].oid == blob("3")
    assert merged.revision.files[2].oid == blob("2")
    assert [(conflict.kind, conflict.subject, conflict.id) for conflict in merged.conflicts] == [
        ("edited-both", "file", "f-a.png"),
        ("deleted-ours", "file", "f-b.png"),
    ]


def test_variables_tags_redirects_and_reusable_contents_are_merged() -> None:
    def with_all(version: str, label: str, text: str, **more: str) -> Revision:
        content = ReusableContent("rc1", "Note", ".gitbook/includes/note.md", blob(text))
        return revision(
            variables={"version": version, **more},
            tags=[Tag("beta", label), *(Tag(name, name) for name in more)],
            redirects=[Redirect(name, "a.md") for name in more],
            reusable_contents=[content],
        )

    merged = merge(
        with_all("1", "Beta", "one\ntwo", old="x"),
        with_all("2", "Beta", "one more\ntwo", old="x", mine="y"),
        with_all("1", "Preview", "one\ntwo more"),
    )
    assert merged.revision.variables == {"version": "2", "mine": "y"}
    assert [(tag.slug, tag.label) for tag in merged.revision.tags] == [("beta", "Preview"), ("mine", "mine")]
    assert [redirect.source for redirect in merged.revision.redirects] == ["mine"]
    assert rewritten(merged) == {".gitbook/includes/note.md": "one more\ntwo more"}
    assert merged.conflicts == []


@pytest.mark.parametrize("name", ["version", "other"])
def test_a_variable_that_clashes_is_a_conflict(name: str) -> None:
    merged = merge(
        revision(variables={"version": "1"}),
        revision(variables={"version": "1"} | {name: "2"}),
        revision(variables={"version": "1"} | {name: True}),
    )
    assert merged.revision.variables[name] is True
    assert [(conflict.subject, conflict.id, conflict.ours) for conflict in merged.conflicts] == [("variable", name, "2")]
