"""Packs are taken in whole and checked, or refused."""

import hashlib
import io
import zlib
from pathlib import Path

import pytest

from octavo.errors import PayloadTooLarge
from octavo.store.database import Database
from octavo.store.git import objects, trees
from octavo.store.git.commits import Person, read_commit
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.git.packfile import BadPack, PackLimits, PackReader, apply_delta
from octavo.store.git.receive import import_pack
from octavo.store.git.refs import MAIN, move_ref
from octavo.store.git.trees import Entry, serialize
from tests.store.git.gitprogram import git, head, make_repository, pack
from tests.store.repositories import add_repository, commit_files

TEXT = b"".join(b"Line %d of a page that is long enough to be stored as a difference.\n" % number for number in range(200))


def raw_pack(*contents: tuple[int, bytes], payloads: list[bytes] | None = None, count: int | None = None) -> bytes:
    """A pack of whole objects, or of ready-made payloads after a header."""
    body = b"PACK\0\0\0\2" + (count if count is not None else len(contents)).to_bytes(4, "big")
    for place, (kind, content) in enumerate(contents):
        size = len(content)
        header = bytearray()
        byte, size = kind << 4 | size & 15, size >> 4
        while size:
            header.append(byte | 0x80)
            byte, size = size & 0x7F, size >> 7
        header.append(byte)
        body += bytes(header) + (payloads[place] if payloads else zlib.compress(content))
    return body + hashlib.sha1(body).digest()


def receive(database: Database, repository: str, data: bytes, limits: PackLimits | None = None) -> tuple[int, ...]:
    return tuple(import_pack(database, repository, io.BytesIO(data), limits=limits))


def a_commit(tree: str, *parents: str) -> bytes:
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents), "author A <a@b> 0 +0000", "committer A <a@b> 0 +0000", "", "m\n"]
    return "\n".join(lines).encode()


def a_file(content: bytes = b"x") -> Entry:
    return Entry(trees.FILE, objects.object_id(Kind.BLOB, content))


def test_a_history_with_deltas_is_read_like_git_reads_it(database: Database, tmp_path: Path) -> None:
    work = make_repository(
        tmp_path / "work", {"a.md": TEXT, "d/b.md": TEXT + b"b"}, {"a.md": TEXT.replace(b"Line 7 ", b"Row 7 ")}, {"d/b.md": None}
    )
    git(work, "tag", "-a", "v1", "-m", "One")
    repository = add_repository(database)
    assert receive(database, repository, pack(work, "HEAD", "v1")) == (3, 4, 3, 1)
    with database.write() as tx:
        move_ref(tx, repository, MAIN, head(work), expected=None)
        move_ref(tx, repository, "refs/tags/v1", head(work, "v1"), expected=None)
        index = trees.tree_index(tx, repository, head(work))
        assert objects.read_blob(tx, repository, index["a.md"].oid) == (work / "a.md").read_bytes()
        assert read_commit(tx, repository, head(work)).author == Person(
            "Ada Lovelace", "ada@example.org", read_commit(tx, repository, head(work)).author.at
        )


def test_a_thin_pack_builds_on_what_references_reach(database: Database, tmp_path: Path) -> None:
    work = make_repository(tmp_path / "work", {"a.md": TEXT, "keep/b.md": b"same"}, {"a.md": TEXT.replace(b"Line 9 ", b"Row 9 ")})
    repository = add_repository(database)
    receive(database, repository, pack(work, "HEAD~1"))
    thin = pack(work, "HEAD", "^HEAD~1", thin=True)
    with pytest.raises(BadPack):
        receive(database, repository, thin)  # nothing refers to the first commit yet
    with database.write() as tx:
        move_ref(tx, repository, MAIN, head(work, "HEAD~1"), expected=None)
    assert receive(database, repository, thin) == (1, 1, 1, 0)
    with database.write() as tx:
        move_ref(tx, repository, MAIN, head(work), expected=head(work, "HEAD~1"))
        assert objects.read_blob(tx, repository, trees.tree_index(tx, repository, head(work))["a.md"].oid) == (work / "a.md").read_bytes()


def test_another_repositorys_objects_are_no_base_and_no_content(database: Database, tmp_path: Path) -> None:
    work = make_repository(tmp_path / "work", {"secret.md": TEXT}, {"secret.md": TEXT.replace(b"Line 9 ", b"Row 9 ")})
    theirs, mine = add_repository(database, "theirs"), add_repository(database, "mine")
    receive(database, theirs, pack(work, "HEAD"))
    with database.write() as tx:
        move_ref(tx, theirs, MAIN, head(work), expected=None)
    with pytest.raises(BadPack):
        receive(database, mine, pack(work, "HEAD", "^HEAD~1", thin=True))
    stealing = serialize({"stolen.md": Entry(trees.FILE, objects.object_id(Kind.BLOB, TEXT))})
    tree = objects.object_id(Kind.TREE, stealing)
    with pytest.raises(BadPack, match="does not have"):
        receive(database, mine, raw_pack((2, stealing), (1, a_commit(tree))))


def test_what_no_reference_reaches_is_no_content_either(database: Database) -> None:
    repository = add_repository(database)
    commit_files(database, repository, {"a": b"1"})
    receive(database, repository, raw_pack((3, b"left behind by a refused push")))
    tree = serialize({"found": a_file(b"left behind by a refused push")})
    with pytest.raises(BadPack, match="does not have"):
        receive(database, repository, raw_pack((2, tree), (1, a_commit(objects.object_id(Kind.TREE, tree)))))


@pytest.mark.parametrize("name", ["..", ".", ".git", ".GIT", "git~1", ".g\u200cit"])
def test_dangerous_names_are_refused(database: Database, name: str) -> None:
    repository = add_repository(database)
    tree = b"100644 " + name.encode() + b"\0" + bytes.fromhex(a_file().oid)
    with pytest.raises(BadPack, match="file or folder"):
        receive(database, repository, raw_pack((3, b"x"), (2, tree)))


def test_a_folder_with_a_name_twice_is_refused(database: Database) -> None:
    entry = b"100644 a\0" + bytes.fromhex(a_file().oid)
    with pytest.raises(BadPack, match="two entries"):
        receive(database, add_repository(database), raw_pack((3, b"x"), (2, entry + entry)))


def test_unknown_modes_are_refused_and_links_and_submodules_taken(database: Database) -> None:
    repository = add_repository(database)
    device = b"060000 a\0" + bytes.fromhex(a_file().oid)
    with pytest.raises(BadPack, match="unknown mode"):
        receive(database, repository, raw_pack((3, b"x"), (2, device)))
    special = serialize({"link": Entry(trees.SYMLINK, a_file().oid), "module": Entry(trees.SUBMODULE, "1" * 40)})
    commit = a_commit(objects.object_id(Kind.TREE, special))
    receive(database, repository, raw_pack((3, b"x"), (2, special), (1, commit)))
    with database.read() as tx:
        index = trees.tree_index(tx, repository, objects.object_id(Kind.COMMIT, commit))
    assert {path: (entry.is_file, entry.mode) for path, entry in index.items()} == {
        "link": (False, trees.SYMLINK),
        "module": (False, trees.SUBMODULE),
    }


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        ([(1, a_commit("1" * 40))], "does not have"),
        ([(1, a_commit(trees.EMPTY, "2" * 40))], "does not have"),
        ([(2, serialize({"a": a_file(b"never sent")}))], "does not have"),
        ([(3, b"x"), (2, serialize({"a": Entry(trees.TREE, a_file().oid)}))], "is a blob, and is used as a tree"),
        ([(3, b"x"), (1, a_commit(a_file().oid))], "is a blob, and is used as a tree"),
        ([(2, b"100644 cut")], "broken object"),
        ([(2, b"junk a\0" + b"1" * 20)], "broken object"),
        ([(1, b"tree nonsense\n\nm")], "broken object"),
        ([(4, b"object nothing\n\nm")], "broken object"),
    ],
)
def test_incomplete_and_broken_histories_are_refused(database: Database, contents: list[tuple[int, bytes]], message: str) -> None:
    with pytest.raises(BadPack, match=message):
        receive(database, add_repository(database), raw_pack(*contents))


def test_nothing_refers_to_a_refused_pack(database: Database) -> None:
    repository = add_repository(database)
    commit = a_commit("1" * 40)
    with pytest.raises(BadPack):
        receive(database, repository, raw_pack((1, commit)))
    with pytest.raises(MissingObject), database.write() as tx:
        move_ref(tx, repository, MAIN, objects.object_id(Kind.COMMIT, commit), expected=None)


BOMB = zlib.compress(b"\0" * 10_000_000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PACK",
        b"PACK\0\0\0\3" + bytes(24),
        raw_pack((3, b"x"))[:-1] + b"!",
        raw_pack((3, b"x"), count=2),
        raw_pack((3, b"x"), (3, b"y"), count=1),
        raw_pack((5, b"x")),
        raw_pack((0, b"x")),
        raw_pack((3, b"x"), payloads=[b"not zlib"]),
        raw_pack((3, b"x"), payloads=[BOMB]),
        raw_pack((3, b"long" * 10), payloads=[zlib.compress(b"short")]),
        raw_pack((6, b"delta"), payloads=[b"\x7f" + zlib.compress(b"delta")]),
        raw_pack((6, b"delta"), payloads=[b"\x80" * 40]),
        raw_pack((7, b"delta"), payloads=[b"1" * 20 + zlib.compress(b"delta")]),
    ],
    ids=lambda data: f"{len(data)}-{zlib.crc32(data):x}",
)
def test_damaged_packs_are_refused(database: Database, data: bytes) -> None:
    with pytest.raises(BadPack):
        receive(database, add_repository(database), data)


def test_limits_hold(database: Database) -> None:
    repository = add_repository(database)
    data = raw_pack((3, b"x" * 1000), (3, b"y"))
    for limits in (PackLimits(pack=20), PackLimits(file=999), PackLimits(objects=1)):
        with pytest.raises(PayloadTooLarge):
            receive(database, repository, data, limits)


def test_a_delta_makes_no_more_than_it_declares() -> None:
    base = b"b" * 0x10000
    head_bytes = b"\x80\x80\x04" + b"\x0a"  # for a base of 64 KiB, a result of 10 bytes
    assert apply_delta(base, head_bytes + b"\x90\x0a", 100) == b"b" * 10
    for commands in (b"\x80" * 100_000, b"\x90\x09", b"\x00", b"\x05abc", b"\x91", b"\x91\xff\xff", b"\xff\xff\xff\xff\xff\xff\xff\xff"):
        with pytest.raises(BadPack):
            apply_delta(base, head_bytes + commands, 100)
    with pytest.raises(BadPack, match="another base"):
        apply_delta(b"short", head_bytes, 100)
    with pytest.raises(PayloadTooLarge):
        apply_delta(base, b"\x80\x80\x04" + b"\xff\xff\xff\xff\x0f", 100)


def test_long_delta_chains_resolve(tmp_path: Path) -> None:
    """A chain of a thousand steps, each from the one before."""
    contents = [b"%05d" % number for number in range(1000)]
    body = b"PACK\0\0\0\2" + (len(contents)).to_bytes(4, "big") + b"\x35" + zlib.compress(contents[0])
    previous = 12
    for content in contents[1:]:
        offset = len(body)
        distance = offset - previous
        encoded = [distance & 0x7F]
        while distance := distance >> 7:
            distance -= 1
            encoded.insert(0, 0x80 | distance & 0x7F)
        delta = b"\x05\x05\x05" + content
        body += bytes([0x60 | len(delta)]) + bytes(encoded) + zlib.compress(delta)
        previous = offset
    file = (tmp_path / "pack").open("w+b")
    file.write(body + hashlib.sha1(body).digest())
    file.flush()
    with file:
        read = PackReader(file, PackLimits(), lambda _: None).objects()
        assert sorted(found.data for found in read) == contents
