"""Reading Git's formats from strangers: right, or refused, and never anything else."""

import contextlib
import hashlib
import tempfile
import zlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings, strategies

from octavo.errors import PayloadTooLarge
from octavo.store.git import commits, tags, trees
from octavo.store.git.commits import BadCommit, Person, add_commit
from octavo.store.git.objects import Kind, encode
from octavo.store.git.packfile import BadPack, PackLimits, PackReader, apply_delta
from octavo.store.git.staging import Staging
from octavo.store.git.tags import BadTag
from octavo.store.git.trees import BadTree, Entry

LIMITS = PackLimits(pack=1 << 16, file=1 << 12, objects=50)
TREE = b"tree " + b"1" * 40 + b"\n"


def entries() -> strategies.SearchStrategy[bytes]:
    """Pack entries that are nearly right."""
    whole = strategies.binary(max_size=30).map(
        lambda data: (
            bytes([0x30 | len(data) & 15 | (0x80 if len(data) > 15 else 0)])
            + (bytes([len(data) >> 4]) if len(data) > 15 else b"")
            + encode(Kind.BLOB, data).data
        )
    )
    delta = strategies.tuples(strategies.integers(1, 40), strategies.binary(min_size=1, max_size=15)).map(
        lambda pair: bytes([0x60 | len(pair[1]), pair[0]]) + encode(Kind.BLOB, pair[1]).data
    )
    return strategies.lists(strategies.one_of(whole, delta, strategies.binary(max_size=12)), max_size=6).map(b"".join)


@settings(max_examples=150, deadline=None)
@given(entries(), strategies.integers(0, 6))
def test_any_pack_is_read_or_refused(body: bytes, count: int) -> None:
    data = b"PACK\0\0\0\2" + count.to_bytes(4, "big") + body
    with tempfile.TemporaryFile() as file:
        file.write(data + hashlib.sha1(data).digest())
        file.flush()
        with contextlib.suppress(BadPack, PayloadTooLarge):
            assert len(list(PackReader(file, LIMITS, lambda _: None).objects())) == count


@settings(max_examples=150, deadline=None)
@given(strategies.binary(max_size=60), strategies.binary(max_size=60))
def test_any_delta_is_applied_or_refused(base: bytes, delta: bytes) -> None:
    with contextlib.suppress(BadPack, PayloadTooLarge):
        assert len(apply_delta(base, bytes([len(base)]) + delta, 1000)) <= 1000


@settings(max_examples=150, deadline=None)
@given(strategies.one_of(strategies.binary(max_size=80), strategies.binary(max_size=80).map(lambda data: TREE + data)))
def test_any_bytes_are_a_commit_a_tree_a_tag_or_refused(data: bytes) -> None:
    for read, refusal in ((lambda d: commits.parse("", d), BadCommit), (trees.parse, BadTree), (tags.tagged, BadTag)):
        with contextlib.suppress(refusal):
            read(data)


def folders() -> strategies.SearchStrategy[dict[str, Entry]]:
    names = strategies.text(strategies.characters(blacklist_characters="/\0", blacklist_categories=["Cs"]), min_size=1, max_size=8)
    modes = strategies.sampled_from([trees.FILE, trees.EXECUTABLE, trees.TREE, trees.SYMLINK, trees.SUBMODULE])
    return strategies.dictionaries(
        names, strategies.builds(Entry, modes, strategies.binary(min_size=20, max_size=20).map(bytes.hex), strategies.just(0)), max_size=6
    )


@settings(max_examples=80, deadline=None)
@given(folders())
def test_a_folder_is_read_as_it_was_written(folder: dict[str, Entry]) -> None:
    assert {name: Entry(mode, oid) for mode, name, oid in trees.parse(trees.serialize(folder))} == folder


def read_back(author: Person, message: str = "Message") -> commits.Commit:
    staging = Staging("r")
    oid = add_commit(staging, trees.EMPTY, [], author=author, message=message)
    data = next(iter(staging._new.values())).data
    return commits.parse(oid, zlib.decompress(data))


@pytest.mark.parametrize("zone", [timezone(timedelta(minutes=minutes)) for minutes in (0, 330, -570, -30, 840)], ids=str)
def test_a_commit_keeps_its_authors_time_zone(zone: timezone) -> None:
    author = Person("Ada", "ada@example.org", datetime(2026, 3, 1, 12, tzinfo=zone))
    commit = read_back(author)
    assert commit.author == author
    assert commit.author.at.utcoffset() == zone.utcoffset(None)


def test_a_name_cannot_break_out_of_its_line() -> None:
    evil = Person("Ada\nparent " + "1" * 40, "a@b> 0 +0000\ntree x <", datetime(2026, 3, 1, tzinfo=UTC))
    commit = read_back(evil, "a\0b")
    assert commit.parents == ()
    assert commit.tree == trees.EMPTY
    assert "\n" not in commit.author.name + commit.author.email
    assert commit.message == "ab\n"


@pytest.mark.parametrize(
    ("encoding", "message", "read"),
    [
        (b"ISO-8859-1", "Zwölf".encode("latin-1"), "Zwölf"),
        (b"gbk", "中文".encode("gbk"), "中文"),
        (b"punycode", b"plain", "plain"),
        (b"unicode_escape", rb"\x41", r"\x41"),
        (b"nonsense", b"\xff", "\ufffd"),
    ],
)
def test_old_encodings_are_read_and_strange_ones_are_not_tried(encoding: bytes, message: bytes, read: str) -> None:
    assert commits.parse("", TREE + b"encoding " + encoding + b"\n\n" + message).message == read


def test_signatures_of_commits_are_passed_over() -> None:
    data = TREE + b"author A <a@b> 0 +0000\ngpgsig -----BEGIN\n parent " + b"2" * 40 + b"\n -----END\n\nm"
    assert commits.parse("", data).parents == ()
