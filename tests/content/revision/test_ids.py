import random

from octavo.content.revision import similar
from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Page, Revision
from tests.content.revision.build_space import Contents, messages, numbered_ids, read_space

WORDS = [
    "server",
    "space",
    "page",
    "revision",
    "change",
    "request",
    "token",
    "index",
    "search",
    "answer",
    "merge",
    "folder",
    "file",
    "site",
    "section",
    "variant",
    "path",
    "link",
    "image",
    "code",
    "table",
]


def prose(seed: int, lines: int = 20) -> str:
    chance = random.Random(seed)
    return "".join(" ".join(chance.choices(WORDS, k=9)) + "\n\n" for _ in range(lines))


def listed(contents: Contents) -> Contents:
    """With a table of contents that lists every page."""
    rows = [f"* [{path}](<{path}>)\n" for path in contents if path.endswith(".md")]
    return {"SUMMARY.md": "".join(rows)} | contents


def reread(before: Contents, after: Contents) -> tuple[dict[str | None, str], dict[str | None, str], Revision]:
    """Ids by file before and after, and the revision after."""
    old_files = MemoryFiles(before)
    old = read_revision(old_files, new_id=numbered_ids())
    blobs = {entry.oid: old_files.read(path) for path in before if (entry := old_files.entry(path))}
    new = read_revision(MemoryFiles(after), previous=old, new_id=lambda: "new", read_old=blobs.get)
    return {page.file: page.id for page in old.documents()}, {page.file: page.id for page in new.documents()}, new


def only(pages: list[Page], kind: str) -> list[Page]:
    return [page for top in pages for page in top.walk() if page.kind == kind]


def test_an_edited_page_keeps_its_id() -> None:
    old, new, _ = reread(listed({"a.md": "# A", "b.md": "# B"}), listed({"a.md": "# Quite another", "b.md": "# B"}))
    assert new == old


def test_three_hundred_moved_pages_with_rewritten_links_keep_their_ids() -> None:
    def folder(name: str, up: str) -> Contents:
        return {
            f"{name}/page-{n}.md": f'# Page {n}\n\n{prose(n, 3)}[next]({up}other/{n}.md) ![i]({up}img/{n % 7}.png)\n<a href="{up}x.md">x</a>\n'
            for n in range(300)
        }

    old, new, _ = reread(listed(folder("old", "../")), listed(folder("new/deep", "../../")))
    assert [new[f"new/deep/page-{n}.md"] for n in range(300)] == [old[f"old/page-{n}.md"] for n in range(300)]


def test_three_hundred_pages_moved_renamed_and_edited_keep_their_ids() -> None:
    before = {f"old/page-{n}.md": f"# Page {n}\n\n{prose(n)}" for n in range(300)}
    after = {f"new/topic-{n}.md": f"# Topic {n}\n\n{prose(n)}One more line.\n" for n in range(300)}
    old, new, revision = reread(listed(dict(before)), listed(dict(after)))
    assert [new[f"new/topic-{n}.md"] for n in range(300)] == [old[f"old/page-{n}.md"] for n in range(300)]
    assert revision.faults == []


def test_two_pages_that_change_places_take_their_ids_along() -> None:
    old, new, _ = reread(listed({"a.md": "# One", "b.md": "# Two"}), listed({"a.md": "# Two", "b.md": "# One"}))
    assert (new["a.md"], new["b.md"]) == (old["b.md"], old["a.md"])


def test_a_page_copied_and_then_edited_stays_itself() -> None:
    text = f"# A\n\n{prose(1)}"
    old, new, _ = reread(listed({"a.md": text}), listed({"copy.md": text, "a.md": text + "More.\n"}))
    assert (new["a.md"], new["copy.md"]) == (old["a.md"], "new")


def test_a_new_page_does_not_inherit_a_deleted_ones_id() -> None:
    old, new, _ = reread(
        listed({"a.md": f"# A\n\n{prose(1)}", "gone.md": f"# Gone\n\n{prose(2)}"}),
        listed({"a.md": f"# A\n\n{prose(1)}", "b.md": f"# B\n\n{prose(3)}"}),
    )
    assert new == {"a.md": old["a.md"], "b.md": "new"}


def test_the_most_similar_text_wins() -> None:
    base = prose(1, 30)
    near, far = base + "end\n", base[: len(base) * 7 // 10] + prose(2, 9)
    old, new, _ = reread(listed({"a.md": base}), listed({"far.md": far, "near.md": near}))
    assert new == {"near.md": old["a.md"], "far.md": "new"}


def test_what_is_too_much_to_compare_is_said() -> None:
    pages = [Page("document", str(n), f"P{n}", file=f"{n}.md", oid=str(n)) for n in range(similar.FILE_LIMIT + 5)]
    pairs, note = similar.pair_similar(pages, pages[:1], str.encode, lambda _: b"0")
    assert len(pairs) == 1
    assert note is not None
    assert note.startswith("5 pages")


def test_a_renamed_group_is_known_by_what_it_holds() -> None:
    before = "* [R](README.md)\n\n## Old name\n\n* [A](a.md)\n* [B](b.md)\n\n## Other\n\n* [C](c.md)\n"
    files: Contents = dict.fromkeys(("README.md", "a.md", "b.md", "c.md"), "")
    old = read_space(files | {"SUMMARY.md": before})
    new = read_space(files | {"SUMMARY.md": before.replace("Old name", "New name")}, old)
    assert [group.id for group in only(new.pages, "group")] == [group.id for group in only(old.pages, "group")]


def test_links_and_computed_pages_keep_their_ids_when_one_thing_about_them_changes() -> None:
    computed = "* ```yaml\n  type: builtin:openapi\n  props: {models: true}\n  ```\n"
    before = f"* [A](a.md)\n* [Site](https://x.y)\n* [Shop](https://shop.y)\n{computed}"
    after = f"{computed.replace('true', 'false')}* [Website](https://x.y)\n* [A](a.md)\n* [Shop](https://other.y)\n"
    old = read_space({"SUMMARY.md": before, "a.md": ""})
    new = read_space({"SUMMARY.md": after, "a.md": ""}, old)
    page, site, shop, source = [found.id for found in old.pages]
    assert [found.id for found in new.pages] == [source, site, page, shop]


def test_ids_that_the_caller_knows_are_taken() -> None:
    old = read_space(listed({"a.md": f"# A\n\n{prose(1)}"}))
    new = read_space(listed({"a.md": f"# A\n\n{prose(1)}", "b.md": f"# A\n\n{prose(1)}"}), old, known={"b.md": "chosen"})
    assert {page.file: page.id for page in new.documents()} == {"a.md": old.pages[0].id, "b.md": "chosen"}


def test_a_known_id_moves_with_its_page() -> None:
    old = read_space(listed({"a.md": "# A", "b.md": "# B"}))
    a, b = (page.id for page in old.pages)
    new = read_space(listed({"c.md": "# Changed in the same step", "b.md": "# B"}), old, known={"c.md": a})
    assert {page.file: page.id for page in new.documents()} == {"c.md": a, "b.md": b}


def test_files_and_reusable_contents_keep_their_ids_when_they_move() -> None:
    old = read_space({"a.md": "", ".gitbook/assets/x.png": b"1", ".gitbook/assets/y.png": b"2", ".gitbook/includes/n.md": "Note"})
    new = read_space(
        {"a.md": "", ".gitbook/assets/x.png": b"1 edited", ".gitbook/assets/z.png": b"2", ".gitbook/includes/m.md": "Note"}, old
    )
    assert [file.id for file in new.files] == [file.id for file in old.files]
    assert new.reusable_contents[0].id == old.reusable_contents[0].id


def test_every_id_is_used_once() -> None:
    same = dict.fromkeys((f"p{n}.md" for n in range(20)), "")
    old = read_space(listed(dict(same)))
    new = read_space(listed({f"q{n}.md": "" for n in range(25)}), old)
    ids = [page.id for page in new.walk()]
    assert len(set(ids)) == 25
    assert messages(new) == []
