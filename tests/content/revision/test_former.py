"""Pages are found at the paths where they were before."""

import orjson
import pytest

from octavo.content.revision import former
from octavo.content.revision.encode import Encoder
from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.former import former_paths
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Page, Revision
from tests.content.revision.build_space import Contents, numbered_ids, read_space


def after(*states: Contents) -> Revision:
    """The revision of the last of the states, each read after the one before it."""
    revision, new_id = None, numbered_ids()
    for state in states:
        revision = read_revision(MemoryFiles(state), previous=revision, new_id=new_id)
    assert revision is not None
    return revision


def pages(**texts: str) -> Contents:
    """Files named as the paths, `__` for a slash, and a home page."""
    found: Contents = {"README.md": "# Home\n"}
    for path, title in texts.items():
        found[f"{path.replace('__', '/')}.md"] = f"# {title}\n\n{title * 40}\n"
    return found


def title_at(revision: Revision, path: str) -> str | None:
    found = revision.page_by_path(path) or next(revision.elsewhere(path), None)
    return found.title if found else None


def test_a_page_is_found_at_each_path_that_it_had() -> None:
    revision = after(pages(a="One"), pages(b="One"), pages(c__d="One"))
    for path in ("a", "b", "c/d", "A/", "/b"):
        assert title_at(revision, path) == "One"
    assert title_at(revision, "d") is None


def test_pages_below_a_renamed_folder_are_found_at_their_old_paths() -> None:
    revision = after(pages(guide__one="One", guide__two="Two"), pages(manual__one="One", manual__two="Two"))
    assert [title_at(revision, path) for path in ("guide/one", "guide/two")] == ["One", "Two"]


def test_the_page_that_stands_at_a_path_comes_before_one_that_was_there() -> None:
    revision = after(pages(a="One"), pages(b="One"), pages(b="One", a="Another"))
    assert title_at(revision, "a") == "Another"
    assert title_at(read_space(pages(b="One"), revision), "a") == "One"


def test_the_last_page_that_was_at_a_path_is_the_one_that_is_meant() -> None:
    revision = after(pages(a="One"), pages(b="One"), pages(b="One", a="Two"), pages(b="One", c="Two"))
    assert title_at(revision, "a") == "Two"


def test_a_rename_that_was_taken_back_leads_back() -> None:
    revision = after(pages(a="One"), pages(b="One"), pages(a="One"))
    assert revision.former_paths == {"b": revision.pages[1].id}
    assert title_at(revision, "b") == "One"


def test_a_page_that_is_gone_between_two_saves_of_a_move_is_found_when_it_comes_back() -> None:
    first = read_space(pages(a="One"))
    gone = read_space(pages(), first)
    assert title_at(gone, "a") is None
    back = read_space(pages(b="One"), gone, earlier=lambda: [first])
    assert title_at(back, "a") == "One"


def test_a_page_that_was_deleted_does_not_hide_one_that_was_at_its_path_before() -> None:
    revision = after(pages(a="One"), pages(b="One"), pages(b="One", a="Two"), pages(b="One"))
    assert title_at(revision, "a") == "One"


def test_a_redirect_to_a_path_whose_page_moved_follows_it() -> None:
    config: Contents = {".gitbook.yaml": "redirects:\n  old: a\n"}
    revision = after(pages(a="One") | config, pages(b="One") | config)
    assert title_at(revision, "old") == "One"


@pytest.mark.parametrize("path", ["guides", "gone"])
def test_a_group_is_its_first_page_however_it_is_reached(path: str) -> None:
    summary = "* [Home](README.md)\n\n## Guides\n\n* [One](one.md)\n"
    files: Contents = {"README.md": "", "one.md": "# One", "SUMMARY.md": summary, ".gitbook.yaml": "redirects:\n  gone: handbook\n"}
    revision = after(files, files | {"SUMMARY.md": summary.replace("Guides", "Handbook")})
    assert title_at(revision, path) == "One"


def test_old_paths_come_before_redirects_of_the_configuration() -> None:
    config: Contents = {".gitbook.yaml": "redirects:\n  a: c.md\n"}
    revision = after(pages(a="One", c="Three"), pages(b="One", c="Three") | config)
    assert [page.title for page in revision.elsewhere("a")] == ["One", "Three"]


def test_they_are_kept_in_the_json_of_a_revision_and_through_edits() -> None:
    moved = after(pages(a="One"), pages(b="One"))
    assert Revision.from_json(orjson.loads(Encoder().encode(moved))) == moved
    edited = read_space(pages(b="One more"), moved)
    assert edited.former_paths == moved.former_paths


def test_a_revision_that_was_stored_before_there_were_any_reads_without() -> None:
    data = read_space(pages(a="One")).to_json()
    del data["former_paths"]
    assert Revision.from_json(data).former_paths == {}


def test_the_oldest_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(former, "REMEMBERED", 3)
    revision = Revision([Page("document", "p", "P", path="0")])
    for number in range(1, 6):
        now = Revision([Page("document", "p", "P", path=str(number))])
        now.former_paths = former_paths(revision, now)
        revision = now
    assert list(revision.former_paths) == ["2", "3", "4"]
