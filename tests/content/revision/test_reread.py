"""A revision read at the cost of what changed is the one that would be read from nothing."""

import random
from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from octavo.content.revision.encode import Encoder
from octavo.content.revision.files import FileEntry, MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Page, Revision
from tests.content.revision.build_space import Contents, numbered_ids, read_space

DIRECTORY = "docs"
START: Contents = {
    "docs/SUMMARY.md": "* [Home](README.md)\n* [A](a/README.md)\n  * [B](a/b.md)\n  * [C](a/c.md)\n## Part\n* [D](d.md)\n* [E](e.md)\n* [Gone](gone.md)\n",
    "docs/README.md": "# Home\n[b](a/b.md) ![](../shared/x.png)",
    "docs/a/README.md": "# A",
    "docs/a/b.md": "---\nicon: x\n---\nB without a heading",
    "docs/a/c.md": '# C\n{% include "../.gitbook/includes/note.md" %}',
    "docs/d.md": "# D\nsame",
    "docs/e.md": "# E\n",
    "docs/unlisted.md": "# U",
    "docs/.gitbook/includes/note.md": "---\ntitle: Note\n---\nHi",
    "docs/.gitbook/assets/a.bin": "1",
    "shared/x.png": "picture",
}
TEXTS = (
    "# Other\n",
    "no heading",
    "---\ntitle: Bare\n---\n",
    "---\nhidden: maybe\n---\n# Faulty",
    "# Out\n![](../shared/x.png)",
    "# Far\n![](../../shared/y.png)",
    "# D\nsame",
    "---\ntitle: Note\n---\nHi",
)


class TrackedFiles(MemoryFiles):
    """Files with named states, as the store has them."""

    states: dict[str, Contents]

    def __init__(self, contents: Contents, states: dict[str, Contents]) -> None:
        super().__init__(contents, DIRECTORY)
        self._own = {path.removeprefix(f"{DIRECTORY}/"): text for path, text in contents.items() if path.startswith(f"{DIRECTORY}/")}
        self.tree = repr(sorted(self._own.items()))
        self.states = states
        states[self.tree] = self._own
        self.read_paths: list[str] = []
        self.listed = False

    def paths(self) -> list[str]:
        self.listed = True
        return list(super().paths())

    def read(self, path: str) -> bytes:
        self.read_paths.append(path)
        return super().read(path)

    def changed_since(self, tree: str) -> Mapping[str, tuple[FileEntry | None, FileEntry | None]] | None:
        if tree not in self.states:
            return None
        before, now = (MemoryFiles(files) for files in (self.states[tree], self._own))
        paths = {*before.paths(), *now.paths()}
        both = {path: (before.entry(path), now.entry(path)) for path in paths}
        return {path: pair for path, pair in both.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("seed", range(40))
def test_however_files_change_both_ways_of_looking_find_the_same(seed: int) -> None:
    chance = random.Random(seed)
    states: dict[str, Contents] = {}
    contents = dict(START)
    ids = numbered_ids()
    tracked: Revision | None = None
    plain: Revision | None = None
    for _ in range(12):
        files = TrackedFiles(contents, states)
        tracked = read_revision(files, previous=tracked, new_id=ids, tracked=files)
        plain = read_space(contents, plain, DIRECTORY)
        anew = read_space(contents, None, DIRECTORY)
        for revision in (plain, anew):
            assert [(page.file, page.title, page.path, page.oid, page.links) for page in revision.walk()] == [
                (page.file, page.title, page.path, page.oid, page.links) for page in tracked.walk()
            ]
            assert (revision.faults, revision.shape) == (tracked.faults, tracked.shape)
            assert [(file.path, file.oid) for file in revision.files] == [(file.path, file.oid) for file in tracked.files]
        _change(contents, chance)


def _change(contents: Contents, chance: random.Random) -> None:
    path = chance.choice([*START, "docs/gone.md", "docs/new.md", "shared/y.png"])
    if path.endswith("SUMMARY.md"):
        lines = str(START[path]).splitlines(keepends=True)
        contents[path] = "".join(chance.sample(lines, len(lines)))
    elif path in contents and chance.random() < 0.3:
        del contents[path]
    else:
        contents[path] = chance.choice(TEXTS)


def test_one_changed_text_is_all_that_is_looked_at() -> None:
    states: dict[str, Contents] = {}
    files = TrackedFiles(dict(START), states)
    before = read_revision(files, new_id=numbered_ids(), tracked=files)
    after_files = TrackedFiles(START | {"docs/a/b.md": "# Better"}, states)
    after = read_revision(after_files, previous=before, new_id=lambda: "never", tracked=after_files)
    assert after_files.read_paths == ["a/b.md"]
    assert not after_files.listed
    changed = after.page_by_file("a/b.md")
    assert changed is not None
    assert changed.title == "Better"
    assert after.page_by_file("d.md") is before.page_by_file("d.md")
    assert after.pages[1].pages[0] is changed


def test_a_structure_that_changed_shares_the_pages_that_did_not() -> None:
    before = read_space(START, None, DIRECTORY)
    renamed = str(START["docs/SUMMARY.md"]).replace("[D](d.md)", "[D](d.md)\n* [New](new.md)")
    after = read_space(START | {"docs/SUMMARY.md": renamed, "docs/new.md": "# New"}, before, DIRECTORY)
    assert after.pages[1] is before.pages[1]
    assert after.page_by_file("d.md") is before.page_by_file("d.md")
    assert after.page_by_file("new.md") is not None


def test_equal_structures_say_that_links_lead_to_the_same() -> None:
    before = read_space(START, None, DIRECTORY)
    text = read_space(START | {"docs/d.md": "# Another title"}, before, DIRECTORY)
    assert text is not before
    assert text.structure == before.structure
    without = str(START["docs/SUMMARY.md"]).replace("* [D](d.md)\n", "")
    fewer = read_space(START | {"docs/SUMMARY.md": without}, before, DIRECTORY)
    assert read_space(START, fewer, DIRECTORY).structure != before.structure, "the page came back under another id"


def test_an_encoder_writes_what_json_would_and_encodes_a_page_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = Encoder()
    before = read_space(START, None, DIRECTORY)
    assert encoder.encode(before) == orjson.dumps(before.to_json())
    after = read_space(START | {"docs/a/b.md": "# Better"}, before, DIRECTORY)
    expected = orjson.dumps(after.to_json())
    encoded: list[str] = []
    own_json = Page.own_json

    def noted(page: Page) -> Any:
        encoded.append(page.title)
        return own_json(page)

    monkeypatch.setattr(Page, "own_json", noted)
    assert encoder.encode(after) == expected
    assert encoded == ["A", "Better"], "the page, and the one that it is below"


def test_a_fault_of_a_reusable_content_stays_while_something_else_changes() -> None:
    files = START | {"docs/.gitbook/includes/note.md": "---\ntitle: Note\nhidden: maybe\n---\nHi"}
    before = read_space(files, None, DIRECTORY)
    assert [fault.path for fault in before.faults if fault.line == 3] == [".gitbook/includes/note.md"]
    after = read_space(files | {"docs/new.md": "# New"}, before, DIRECTORY)
    assert [fault for fault in before.faults if fault.line == 3] == [fault for fault in after.faults if fault.line == 3]


def test_a_revision_that_an_older_version_stored_is_shown_as_it_was_and_its_files_are_read_again_for_the_next() -> None:
    stored = read_space(START, None, DIRECTORY).to_json()
    told = orjson.dumps(stored | {"version": 1}).replace(b'"empty":true,', b"").replace(b',"empty":true', b"")
    before = Revision.from_json(orjson.loads(told))
    page = before.page_by_file("e.md")
    assert page is not None
    assert not page.empty
    after = read_space(START | {"docs/d.md": "# D\nother"}, before, DIRECTORY)
    page = after.page_by_file("e.md")
    assert page is not None
    assert page.empty
    assert [each.id for each in after.walk()] == [each.id for each in before.walk()]
    assert Revision.from_json(orjson.loads(orjson.dumps(after.to_json()))).version == Revision.VERSION
