"""Reading the newest files of a repository elsewhere, also when it means no good."""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha1
from io import BytesIO
from pathlib import Path

import pytest

from octavo.errors import NotFound, OctavoError, PayloadTooLarge
from octavo.outgoing.allowed import Allowed
from octavo.outgoing.errand import Errand
from octavo.store.git import read_newest as client
from octavo.store.git.read_newest import NoRepository, read_newest
from tests.git_server import GitServer

OID = "1" * 40


class Told:
    """Answers what it was told to: to the look at the branches, and to the request for a pack."""

    def __init__(self, *bodies: bytes, status: int = 200) -> None:
        self._bodies = list(bodies)
        self._status = status

    @contextmanager
    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None) -> Iterator["_Body"]:
        kind = "advertisement" if method == "GET" else "result"
        yield _Body(url, self._status, f"application/x-git-upload-pack-{kind}", BytesIO(self._bodies.pop(0)))


class _Body:
    def __init__(self, url: str, status: int, type_: str, content: BytesIO) -> None:
        self.url, self.status, self.type, self._content = url, status, type_, content

    def read(self, size: int, /) -> bytes:
        return self._content.read(size)


def line(text: str) -> bytes:
    return f"{len(text.encode()) + 4:04x}{text}".encode()


def advertised(oid: str = OID) -> bytes:
    return line("# service=git-upload-pack\n") + b"0000" + line(f"{oid} HEAD\0shallow ofs-delta\n") + b"0000"


def pack(*objects: tuple[int, bytes]) -> bytes:
    body = b"PACK\0\0\0\2" + len(objects).to_bytes(4, "big")
    for kind, data in objects:
        size, byte = len(data) >> 4, (kind << 4) | (len(data) & 15)
        while size:
            body += bytes([byte | 0x80])
            byte, size = size & 0x7F, size >> 7
        body += bytes([byte]) + zlib.compress(data)
    return body + sha1(body, usedforsecurity=False).digest()


def oid_of(kind: str, data: bytes) -> str:
    return sha1(f"{kind} {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()


def history(tree: bytes, *objects: tuple[int, bytes]) -> tuple[bytes, bytes]:
    """What a server sends for one commit of a tree."""
    commit = f"tree {oid_of('tree', tree)}\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nx\n".encode()
    return advertised(oid_of("commit", commit)), line("NAK\n") + pack((1, commit), (2, tree), *objects)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GitServer]:
    with GitServer(tmp_path).serving() as made:
        yield made


def read(server: GitServer, name: str, ref: str = "") -> client.Newest:
    return read_newest(Errand(Allowed([server.origin])), f"{server.origin}/{name}.git", ref)


def test_the_text_files_of_the_default_branch_are_read(server: GitServer) -> None:
    commit = server.commit(
        "a", {"README.md": "# Hello\n", "deep/er/b.md": "b", "image.png": b"\x89PNG\0\0", "link": "README.md"}, modes={"link": 0o120000}
    )
    assert read(server, "a") == (commit, {"README.md": b"# Hello\n", "deep/er/b.md": b"b"})


def test_a_large_file_is_left_out(server: GitServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LARGEST_FILE", 100)
    server.commit("a", {"small.md": "a", "large.md": "b" * 101})
    assert read(server, "a").files == {"small.md": b"a"}


def test_history_is_not_fetched(server: GitServer) -> None:
    for number in range(5):
        server.commit("a", {"README.md": f"{number}"})
    assert read(server, "a").files == {"README.md": b"4"}


def test_a_version_that_is_not_there_is_not_found(server: GitServer) -> None:
    server.commit("a", {"README.md": "a"})
    with pytest.raises(NotFound, match="no branch, tag or commit"):
        read(server, "a", "absent")
    with pytest.raises(OctavoError):
        read(server, "a", "2" * 40)


@pytest.mark.parametrize(
    "body",
    [b"", b"00", b"zzzz", b"fff0" + b"a" * 20, b"0003", b"<html>", line("# service=git-receive-pack\n"), line("# service=git-upload-pack\n") + b"0000" + line("ERR no\n")],
)  # fmt: skip
def test_what_does_not_speak_the_protocol_is_no_repository(body: bytes) -> None:
    with pytest.raises(NoRepository):
        read_newest(Told(body), "https://x.test/a.git")


def test_a_server_that_refuses_is_no_repository() -> None:
    with pytest.raises(NoRepository):
        read_newest(Told(b"", status=401), "https://x.test/a.git")


@pytest.mark.parametrize("answer", [line("ERR not our ref\n"), line("NAK\n"), line("NAK\n") + b"PACK", line("NAK\n") + pack(), b"0000"])
def test_an_answer_without_the_commit_is_an_error_for_people(answer: bytes) -> None:
    with pytest.raises(OctavoError):
        read_newest(Told(advertised(), answer), "https://x.test/a.git")


@pytest.mark.parametrize("name", ["..", ".", ".git", "a\\b", "a\nb", "GIT~1"])
def test_a_file_whose_name_leads_elsewhere_does_not_exist(name: str) -> None:
    blob = b"x"
    tree = f"100644 {name}\0".encode() + bytes.fromhex(oid_of("blob", blob)) + b"100644 z\0" + bytes.fromhex(oid_of("blob", blob))
    assert read_newest(Told(*history(tree, (3, blob))), "https://x.test/a.git").files == {"z": b"x"}


def test_folders_that_hold_each_other_many_times_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten folders of ten names each, all the same below: ten to the tenth files in a few hundred bytes."""
    monkeypatch.setattr(client, "MAX_ENTRIES", 1000)
    blob = b"x"
    level, kinds = bytes.fromhex(oid_of("blob", blob)), [(3, blob)]
    for depth in range(10):
        mode = "40000" if depth else "100644"
        tree = b"".join(f"{mode} {number}\0".encode() + level for number in range(10))
        kinds.append((2, tree))
        level = bytes.fromhex(oid_of("tree", tree))
    with pytest.raises(PayloadTooLarge):
        read_newest(Told(*history(kinds[-1][1], *kinds[:-1])), "https://x.test/a.git")


def test_a_pack_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "MAX_UNPACKED", 100_000)
    with pytest.raises(PayloadTooLarge):
        read_newest(Told(*history(b"", *((3, bytes(1000) + bytes([number])) for number in range(200)))), "https://x.test/a.git")
