from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.document import ContentRef
from octavo.content.page import parse, read, write
from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.links import RelativeReferences, StableReferences, cover, meta_links, references_digest, summary_references
from octavo.content.revision.locate import is_external
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Revision
from tests.content.revision.build_space import Contents, numbered_ids, read_space
from tests.corpora import corpus

SPACE: Contents = {
    "SUMMARY.md": (
        "* [Home](README.md)\n* [Guides](guides/README.md)\n  * [First](<guides/first page.md>)\n  * [Hash](guides/c%23.md)\n* [Top](top.md)\n* [Empty]()\n"
    ),
    "README.md": "",
    "guides/README.md": "",
    "guides/first page.md": "![a](../.gitbook/assets/a.png)",
    "guides/c#.md": "",
    "top.md": "",
    ".gitbook/assets/a.png": b"png",
    ".gitbook/assets/old css": b"css",
    ".gitbook/assets/Nx-#020617.png": b"png 2",
    ".gitbook/includes/note.md": "---\ntitle: Note\n---\n[x](../../top.md)",
    "spec/api.yaml": "x",
}


@pytest.fixture(scope="module")
def revision() -> Revision:
    return read_space(SPACE)


def page(revision: Revision, file: str) -> str:
    found = revision.page_by_file(file)
    assert found is not None
    return found.id


def file(revision: Revision, path: str) -> str:
    found = revision.file_by_path(path)
    assert found is not None
    return found.id


@pytest.mark.parametrize(
    ("written", "target", "anchor"),
    [
        ("../top.md", "top.md", None),
        ("/top.md", "top.md", None),
        ("../top", "top.md", None),
        ("./", "guides/README.md", None),
        ("../", "README.md", None),
        ("../guides/", "guides/README.md", None),
        ("../guides", "guides/README.md", None),
        ("README.md", "guides/README.md", None),
        ("./first%20page.md", "guides/first page.md", None),
        ("first page.md", "guides/first page.md", None),
        ("c%23.md", "guides/c#.md", None),
        ("c#.md", "guides/c#.md", None),
        ("c#.md#part", "guides/c#.md", "part"),
        ("../top.md#setup-1", "top.md", "setup-1"),
        ("./#setup", "guides/README.md", "setup"),
        ("../top.md#%E5%AE%89", "top.md", "安"),
        ("../top.md?plain=1#x", "top.md", "x"),
    ],
)
def test_a_path_leads_to_its_page(revision: Revision, written: str, target: str, anchor: str | None) -> None:
    found = RelativeReferences(revision, "guides/first page.md").resolve(written)
    if anchor:
        assert found == {"kind": "anchor", "anchor": anchor, "page": page(revision, target)}
    else:
        assert found == {"kind": "page", "page": page(revision, target)}


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("../.gitbook/assets/a.png", ".gitbook/assets/a.png"),
        ("/.gitbook/assets/a.png", ".gitbook/assets/a.png"),
        ("../.gitbook/assets/old%20css", ".gitbook/assets/old css"),
        ("../.gitbook/assets/old css", ".gitbook/assets/old css"),
        ("../.gitbook/assets/Nx-#020617.png", ".gitbook/assets/Nx-#020617.png"),
        ("../.gitbook/assets/a.png#gh-dark-mode-only", ".gitbook/assets/a.png"),
        ("../spec/api.yaml", "spec/api.yaml"),
    ],
)
def test_a_path_leads_to_its_file(revision: Revision, written: str, path: str) -> None:
    assert RelativeReferences(revision, "guides/first page.md").resolve(written, image=True) == {
        "kind": "file",
        "file": file(revision, path),
    }


@pytest.mark.parametrize(
    "written",
    [
        "gone.md",
        "../../../etc/passwd",
        "broken-reference",
        "hhttps:x",
        "https://x.y/z#a",
        "//cdn.x/y.png",
        "mailto:a@b.c",
        "",
        "#",
        "?persona=new",
        "data:image/png;base64,x",
        "a%zz.md",
    ],
)
def test_what_leads_nowhere_is_a_url_as_its_author_wrote_it(revision: Revision, written: str) -> None:
    references = RelativeReferences(revision, "guides/first page.md")
    assert references.resolve(written) == {"kind": "url", "url": written}
    assert references.spell({"kind": "url", "url": written}) == written


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [
        ("guides/first page.md", "guides/README.md", "./"),
        ("guides/README.md", "guides/README.md", "./"),
        ("top.md", "guides/README.md", "guides/"),
        ("guides/README.md", "README.md", "../"),
        ("top.md", "README.md", "./"),
        ("top.md", "top.md", "top.md"),
        ("top.md", "guides/first page.md", "guides/first page.md"),
        ("top.md", "guides/c#.md", "guides/c%23.md"),
    ],
)
def test_links_to_pages_are_written_as_the_exporter_writes_them(revision: Revision, source: str, target: str, written: str) -> None:
    assert RelativeReferences(revision, source).spell({"kind": "page", "page": page(revision, target)}) == written


def test_anchors_of_the_same_page_keep_both_spellings(revision: Revision) -> None:
    references = RelativeReferences(revision, "top.md")
    for written in ("#part", "top.md#part"):
        assert references.spell(references.resolve(written)) == written


def test_a_page_link_to_an_anchor_shows_the_pages_name_as_the_exporter_does(revision: Revision) -> None:
    references = RelativeReferences(revision, "guides/first page.md")
    target = revision.page_by_file("top.md")
    assert target is not None
    block: Any = {
        "object": "block",
        "type": "content-ref",
        "isVoid": True,
        "data": {"ref": {"kind": "anchor", "page": target.id, "anchor": "sec"}},
    }
    written = write({"object": "document", "data": {}, "nodes": [block]}, references)
    assert written == '{% content-ref url="../top.md#sec" %}\n[top.md](../top.md)\n{% endcontent-ref %}\n'
    assert read(parse(f"#\n\n{written}"), references)["nodes"][0]["data"] == block["data"]


def test_a_page_without_a_file_is_named_by_its_id(revision: Revision) -> None:
    empty = revision.pages[-1]
    assert RelativeReferences(revision, "top.md").spell({"kind": "page", "page": empty.id}) == f"/pages/{empty.id}"


def test_a_reference_to_what_is_gone_is_written_as_broken_and_read_back(revision: Revision) -> None:
    references = RelativeReferences(revision, "top.md")
    gone: list[tuple[ContentRef, str]] = [
        ({"kind": "page", "page": "gone"}, "/broken/pages/gone"),
        ({"kind": "anchor", "page": "gone", "anchor": "a"}, "/broken/pages/gone#a"),
        ({"kind": "file", "file": "gone"}, "/broken/files/gone"),
        ({"kind": "reusable-content", "reusableContent": "gone"}, "/broken/reusable-content/gone"),
        ({"kind": "page", "page": "gone", "space": "other"}, "/broken/spaces/other/pages/gone"),
    ]
    for ref, written in gone:
        assert references.spell(ref) == written
        assert references.resolve(written) == ref
    assert references.resolve("/broken/spaces/s/pages/p") == {"kind": "page", "page": "p", "space": "s"}


def test_a_reference_that_names_its_own_space_is_one_within_it(revision: Revision) -> None:
    references = RelativeReferences(revision, "top.md", space_id="mine")
    page = next(page for page in revision.walk() if page.file and page.file.endswith(".md"))
    ref: ContentRef = {"kind": "page", "page": page.id}
    inside: ContentRef = {"kind": "page", "page": page.id, "space": "mine"}
    assert references.resolve(f"/spaces/mine/pages/{page.id}") == ref
    assert references.spell(inside) == references.spell(ref)
    assert references.title(inside) == references.title(ref)


def test_links_into_other_spaces_are_followed_where_the_reader_may_see_them(revision: Revision) -> None:
    other = read_space({"SUMMARY.md": "* [A](README.md)\n* [B](b.md)\n", "README.md": "", "b.md": ""})
    references = RelativeReferences(revision, "top.md", space_id="mine", other_space={"s1": other}.get)
    blind = RelativeReferences(revision, "top.md")
    url = "https://app.gitbook.com/o/org/s/s1/b#part"
    ref: ContentRef = {"kind": "anchor", "anchor": "part", "page": other.pages[1].id, "space": "s1"}
    assert references.resolve(url) == ref
    assert references.spell(ref) == "https://app.gitbook.com/s/s1/b#part"
    assert blind.resolve(url) == {"kind": "url", "url": url}
    assert blind.spell(ref) == f"/broken/spaces/s1/pages/{other.pages[1].id}#part"
    assert references.resolve("https://app.gitbook.com/s/s1/") == {"kind": "space", "space": "s1"}
    assert references.resolve("https://app.gitbook.com/s/mine/top") == {"kind": "page", "page": page(revision, "top.md")}
    assert references.resolve("https://app.gitbook.com/u/someone") == {"kind": "user", "user": "someone"}
    assert references.resolve("https://app.gitbook.com.evil.example/u/someone")["kind"] == "url"


def test_an_application_of_ones_own_has_its_own_address(revision: Revision) -> None:
    references = RelativeReferences(revision, "top.md", app_url="https://docs.example.com/app/")
    assert references.spell({"kind": "user", "user": "u1"}) == "https://docs.example.com/app/u/u1"
    assert references.resolve("https://docs.example.com/app/u/u1") == references.resolve("https://app.gitbook.com/u/u1")


@pytest.mark.parametrize(
    ("ref", "written"),
    [
        ({"kind": "page", "page": "p1"}, "/pages/p1"),
        ({"kind": "anchor", "anchor": "n+1", "page": "p1"}, "/pages/p1#n+1"),
        ({"kind": "anchor", "anchor": "a"}, "#a"),
        ({"kind": "file", "file": "f1"}, "/files/f1"),
        ({"kind": "reusable-content", "reusableContent": "r1"}, "/reusable-content/r1"),
        ({"kind": "tag", "tag": "new"}, "/tags/new"),
        ({"kind": "space", "space": "s2"}, "/spaces/s2"),
        ({"kind": "collection", "collection": "c"}, "/collections/c"),
        ({"kind": "user", "user": "u"}, "/users/u"),
        ({"kind": "openapi", "spec": "petstore"}, "/openapi/petstore"),
        ({"kind": "page", "page": "p1", "space": "s2"}, "/spaces/s2/pages/p1"),
        ({"kind": "url", "url": "https://x.y"}, "https://x.y"),
    ],
)
def test_stable_references_have_the_documented_spelling(revision: Revision, ref: ContentRef, written: str) -> None:
    references = StableReferences(revision)
    assert references.spell(ref) == written
    assert references.resolve(written) == ref


def test_stable_references_may_name_their_own_space(revision: Revision) -> None:
    references = StableReferences(revision, "s1")
    assert references.spell({"kind": "page", "page": "p1"}) == "/spaces/s1/pages/p1"
    assert references.resolve("/spaces/s1/pages/p1") == {"kind": "page", "page": "p1"}


def test_stable_references_work_inside_git_files_too(revision: Revision) -> None:
    references = RelativeReferences(revision, "top.md")
    assert references.resolve(f"/pages/{revision.pages[0].id}#x") == {"kind": "anchor", "anchor": "x", "page": revision.pages[0].id}


def test_mentions_without_words_carry_the_files_name(revision: Revision) -> None:
    references = RelativeReferences(revision, "top.md")
    assert references.title({"kind": "page", "page": page(revision, "guides/README.md")}) == "guides"
    assert references.title({"kind": "page", "page": page(revision, "guides/first page.md")}) == "first page.md"
    assert references.title({"kind": "anchor", "anchor": "x", "page": page(revision, "top.md")}) == "#x"
    assert references.title({"kind": "file", "file": file(revision, "spec/api.yaml")}) == "api.yaml"


def test_an_include_is_a_reusable_content_and_links_from_its_own_place(revision: Revision) -> None:
    content = revision.reusable_contents[0]
    assert content.title == "Note"
    assert RelativeReferences(revision, "guides/README.md").resolve("../.gitbook/includes/note.md") == {
        "kind": "reusable-content",
        "reusableContent": content.id,
    }
    assert RelativeReferences(revision, content.file).resolve("../../top.md") == {"kind": "page", "page": page(revision, "top.md")}


def test_files_from_beyond_the_space_are_those_that_its_pages_use() -> None:
    contents: Contents = {
        "docs/en/SUMMARY.md": "* [A](a.md)\n* [B](sub/b.md)\n",
        "docs/en/a.md": '![x](<../../.gitbook/assets/a b.png>) ![y](../../../etc/passwd)\n\n{% include "../../.gitbook/includes/n.md" %}',
        "docs/en/sub/b.md": "---\ncover: ../../../.gitbook/assets/cover.png\n---\n",
        ".gitbook/includes/n.md": "![z](../assets/z.png)",
        ".gitbook/assets/a b.png": b"1",
        ".gitbook/assets/z.png": b"2",
        ".gitbook/assets/cover.png": b"3",
        ".gitbook/assets/unused.png": b"4",
    }
    revision = read_space(contents, directory="docs/en")
    assert sorted(found.path for found in revision.files) == [
        "../../.gitbook/assets/a b.png", "../../.gitbook/assets/cover.png", "../../.gitbook/assets/z.png",
    ]  # fmt: skip
    content = revision.reusable_contents[0]
    image = RelativeReferences(revision, content.file).resolve("../assets/z.png", image=True)
    assert image["kind"] == "file"
    assert RelativeReferences(revision, "sub/b.md").spell(image) == "../../../.gitbook/assets/z.png"
    assert RelativeReferences(revision, content.file).spell(image) == "../assets/z.png"
    contents[".gitbook/assets/z.png"] = b"changed"
    after = read_space(contents, revision, directory="docs/en")
    assert {found.path: found.oid for found in after.files} != {found.path: found.oid for found in revision.files}
    assert {found.path: found.id for found in after.files} == {found.path: found.id for found in revision.files}


def test_a_link_page_into_another_space_is_followed_by_who_may_see_it() -> None:
    other = read_space({"SUMMARY.md": "* [A](a.md)\n* [B](b.md)\n", "a.md": "", "b.md": ""})
    revision = read_space({"SUMMARY.md": "* [Top](a.md)\n* [B](https://app.gitbook.com/s/s1/b)\n", "a.md": ""})
    link = revision.pages[1]
    assert link.href
    assert link.target == {"kind": "url", "url": link.href}
    assert summary_references(revision, other_space={"s1": other}.get).resolve(link.href) == {
        "kind": "page",
        "page": other.pages[1].id,
        "space": "s1",
    }


def test_covers_and_meta_links_become_references() -> None:
    text = "---\ncover:\n  light: .gitbook/assets/a.png\n  dark: https://x.y/d.png\ncoverHeight: 300\nmetaLinks:\n  canonical: b.md\n  alternates: [gone.md]\n---\n"
    revision = read_space({"SUMMARY.md": "* [A](a.md)\n* [B](b.md)\n", "a.md": text, "b.md": "", ".gitbook/assets/a.png": b""})
    assert cover(revision, revision.pages[0]) == {
        "ref": {"kind": "file", "file": revision.files[0].id},
        "refDark": {"kind": "url", "url": "https://x.y/d.png"},
        "yPos": 0,
        "height": 300,
    }
    assert meta_links(revision, revision.pages[0]) == {
        "canonical": {"kind": "page", "page": revision.pages[1].id},
        "alternates": [{"kind": "url", "url": "gone.md"}],
    }
    assert cover(revision, revision.pages[1]) is None


def test_a_documents_digest_changes_only_with_where_its_links_lead() -> None:
    contents: Contents = {"SUMMARY.md": "* [A](a.md)\n* [B](b.md)\n", "a.md": "[b](b.md) [c](c.md) ![i](i.png)", "b.md": "# B"}

    def digest(revision: Revision) -> str:
        return references_digest(revision.pages[0], RelativeReferences(revision, "a.md"))

    before = read_space(contents)
    more = read_space(contents | {"SUMMARY.md": "* [A](a.md)\n* [B](b.md)\n* [D](d.md)\n", "d.md": "", "b.md": "# Edited"}, before)
    assert digest(more) == digest(before)
    assert digest(read_space(contents | {"SUMMARY.md": "* [A](a.md)\n* [B](b.md)\n* [C](c.md)\n", "c.md": ""}, before)) != digest(before)
    assert digest(read_space(contents | {"i.png": b""}, before)) != digest(before)


@pytest.mark.parametrize(("name", "folder"), [("platform-docs", ""), ("public-docs", "guides"), ("argos-docs", "")])
def test_real_links_are_all_foreseen_and_written_as_the_exporter_wrote_them(name: str, folder: str) -> None:
    root = corpus(name) / folder
    files = MemoryFiles({path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()})
    revision = read_revision(files, new_id=numbered_ids())
    unforeseen: list[str] = []
    respelled: list[tuple[str, str]] = []
    for document in revision.documents():
        assert document.file
        references = Recording(revision, document.file)
        read(parse(files.read(document.file)), references)
        inner = [(written, ref) for written, ref in references.seen if written and not written.startswith("#") and not is_external(written)]
        unforeseen += [written for written, _ in inner if written not in (document.links or [])]
        respelled += [(written, references.spell(ref)) for written, ref in inner if references.spell(ref) != written]
    assert unforeseen == []
    assert len(respelled) <= 10, respelled


class Recording(RelativeReferences):
    def __init__(self, revision: Revision, file_path: str) -> None:
        super().__init__(revision, file_path)
        self.seen: list[tuple[str, ContentRef]] = []

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:
        ref = super().resolve(destination, image=image)
        self.seen.append((destination, ref))
        return ref


NAMES = st.text(st.sampled_from("ab #%?:<>()[]'\"&+.,~é中 "), min_size=1, max_size=6).filter(
    lambda name: name.strip(".") and "\0" not in name
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.lists(NAMES, max_size=2), NAMES), min_size=1, max_size=5), st.data())
def test_whatever_exists_is_read_back_from_its_spelling(places: list[tuple[list[str], str]], data: st.DataObject) -> None:
    contents: Contents = {"README.md": "", "sub/README.md": ""}
    for folders, name in places:
        contents["/".join([*folders, f"{name}.md"])] = ""
        contents["/".join([".gitbook/assets", *folders, name])] = b"x"
    rows = [path for path in contents if path.endswith(".md")]
    contents["SUMMARY.md"] = "".join(_row(path) for path in rows)
    revision = read_space(contents)
    references = RelativeReferences(revision, data.draw(st.sampled_from(rows)))
    refs: list[Any] = [{"kind": "file", "file": found.id} for found in revision.files]
    for found in revision.documents():
        refs += [
            {"kind": "page", "page": found.id},
            {"kind": "anchor", "page": found.id, "anchor": data.draw(st.sampled_from(["a", "n+1", "安装", "a b%20c"]))},
        ]
    for ref in refs:
        assert references.resolve(references.spell(ref)) == ref, references.spell(ref)


def _row(path: str) -> str:
    quoted = "".join(f"%{ord(character):02X}" if character in "%#?<>\\:\"'()[]& " else character for character in path)
    return f"* [P]({quoted})\n"
