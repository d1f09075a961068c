"""The newest files of a repository elsewhere, over Git's smart HTTP protocol (version 0): one look at its branches, one pack without history.

The other side is nobody's friend: everything it sends is counted, and nothing of it is written to a disk but the pack, to a file without a name.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing
from typing import Final, NamedTuple, Protocol

from octavo.errors import BadRequest, NotFound, PayloadTooLarge
from octavo.store.git import commits, names, tags, trees
from octavo.store.git.objects import Kind, Object, object_id
from octavo.store.git.packfile import BadPack, PackLimits, PackReader, spool

LARGEST_FILE: Final = 2_000_000
"""Bytes; larger files are left out."""
MAX_PACK: Final = PackLimits(pack=64 << 20, file=32 << 20, objects=100_000)
MAX_UNPACKED: Final = 256 << 20
MAX_TEXT: Final = 64 << 20
MAX_ENTRIES: Final = 50_000
MAX_REFS: Final = 200_000
BANDS: Final = "side-band-64k"
"""The pack comes in packets, between what a server has to say about it."""
_SERVICE: Final = "git-upload-pack"
_LOOKED_AT: Final = 8_000
_LONGEST_PACKET: Final = 65_520
_WINDOW: Final = 1 << 16


class Response(Protocol):
    """A response whose body is still coming; `url` is where it came from in the end."""

    url: str
    status: int
    type: str

    def read(self, size: int, /) -> bytes: ...


class Asks(Protocol):
    """Sends requests."""

    def ask(
        self, method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> AbstractContextManager[Response]: ...


class Newest(NamedTuple):
    """A commit and its text files. Links, submodules, large and binary files are left out."""

    commit: str
    files: dict[str, bytes]


class NoRepository(BadRequest):
    """What answers is no Git repository that can be read this way."""


def read_newest(asks: Asks, address: str, ref: str = "") -> Newest:
    """The files at a branch, a tag or a full commit id; of the default branch for an empty `ref`.

    Raises NotFound for a reference that is not there, NoRepository, BadPack and PayloadTooLarge.
    """
    with asks.ask("GET", f"{address}/info/refs?service={_SERVICE}") as answer:
        if answer.status != 200 or answer.type != f"application/x-{_SERVICE}-advertisement":  # noqa: PLR2004 - HTTP
            raise NoRepository("There is no Git repository that speaks today's HTTP protocol at this address, or it is not public.")
        base = answer.url.partition("/info/refs")[0]
        refs, abilities = _advertised(answer)
    wanted = _chosen(refs, ref)
    headers = {"Content-Type": f"application/x-{_SERVICE}-request", "Accept": f"application/x-{_SERVICE}-result"}
    with asks.ask("POST", f"{base}/{_SERVICE}", headers, _request(wanted, abilities)) as answer:
        if answer.status != 200:  # noqa: PLR2004 - HTTP
            raise NoRepository("The repository does not give out this version.")
        _skip_to_pack(answer)
        source = _Bands(answer) if BANDS in abilities else answer
        with closing(spool(source, MAX_PACK)) as file:
            return _unpacked(PackReader(file, MAX_PACK, lambda _: None), wanted)


def _packets(answer: Response) -> Iterator[bytes | None]:
    """The packets of a body; None for a flush."""
    while True:
        length = _exactly(answer, 4)
        try:
            size = int(length, 16)
        except ValueError:
            raise NoRepository("The server does not speak Git's protocol.") from None
        if size > _LONGEST_PACKET or 0 < size < 4:  # noqa: PLR2004 - the length itself has four digits
            raise NoRepository("The server does not speak Git's protocol.")
        yield _exactly(answer, size - 4) if size else None


def _exactly(answer: Response, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        chunk = answer.read(size - len(data))
        if not chunk:
            raise NoRepository("The server broke off in the middle of its answer.")
        data += chunk
    return bytes(data)


def _advertised(answer: Response) -> tuple[dict[str, str], frozenset[str]]:
    """Name -> id, peeled tags as `name^{}`; and what the server can do."""
    packets = _packets(answer)
    if next(packets) != f"# service={_SERVICE}\n".encode() or next(packets) is not None:
        raise NoRepository("The server does not speak Git's protocol.")
    refs: dict[str, str] = {}
    abilities = frozenset[str]()
    while (packet := next(packets)) is not None:
        line, _, told = packet.rstrip(b"\n").partition(b"\0")
        oid, _, name = line.decode("utf-8", "replace").partition(" ")
        if told:
            abilities = frozenset(told.decode("utf-8", "replace").split())
        if not names.is_oid(oid):
            raise NoRepository("The repository has names that are not SHA-1, or an error to tell.")
        refs[name] = oid
        if len(refs) > MAX_REFS:
            raise PayloadTooLarge("The repository has too many branches.")
    return refs, abilities


def _chosen(refs: Mapping[str, str], ref: str) -> str:
    wanted = ("HEAD",) if not ref else (f"refs/heads/{ref}", f"refs/tags/{ref}^{{}}", f"refs/tags/{ref}")
    for name in wanted:
        if name in refs:
            return refs[name]
    if names.is_oid(ref):
        return ref
    raise NotFound(f"The repository has no branch, tag or commit {ref[:100]}." if ref else "The repository has no content.")


def _request(wanted: str, abilities: frozenset[str]) -> bytes:
    """One commit, without its history where the server can leave it out."""
    asked = [BANDS, "thin-pack", "ofs-delta", "no-progress", "shallow"]
    lines = [f"want {wanted} {' '.join(each for each in asked if each in abilities)}\n"]
    if "shallow" in abilities:
        lines.append("deepen 1\n")
    return b"".join(f"{len(line) + 4:04x}{line}".encode() for line in lines) + b"0000" + b"0009done\n"


def _skip_to_pack(answer: Response) -> None:
    """Up to the word that comes before the pack."""
    for packet in _packets(answer):
        if packet is None or packet.startswith((b"shallow ", b"unshallow ")):
            continue
        if packet.startswith((b"NAK", b"ACK")):
            return
        raise NotFound("The repository does not give out this version.")


class _Bands:
    """The pack out of its packets."""

    def __init__(self, answer: Response) -> None:
        self._packets = _packets(answer)
        self._ahead = b""
        self._ended = False

    def read(self, size: int, /) -> bytes:
        while not self._ahead and not self._ended:
            packet = next(self._packets)
            self._ended = packet is None
            if packet is not None and packet[:1] == b"\x01":
                self._ahead = packet[1:]
            elif packet is not None and packet[:1] != b"\x02":
                raise NoRepository("The server broke off in the middle of its answer.")
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data


def _unpacked(pack: PackReader, wanted: str) -> Newest:
    kept: dict[str, Object] = {}
    unpacked = text = 0
    for found in pack.objects():
        unpacked += len(found.data)
        if unpacked > MAX_UNPACKED:
            raise PayloadTooLarge(f"The repository unpacks to more than {MAX_UNPACKED} bytes.")
        if found.kind == Kind.BLOB:
            if len(found.data) > LARGEST_FILE or b"\0" in found.data[:_LOOKED_AT]:
                continue
            text += len(found.data)
            if text > MAX_TEXT:
                raise PayloadTooLarge(f"The repository has more than {MAX_TEXT} bytes of text.")
        kept[object_id(*found)] = found
    commit = _commit(kept, wanted)
    return Newest(commit.oid, dict(_files(kept, commit.tree)))


def _commit(kept: Mapping[str, Object], wanted: str) -> commits.Commit:
    """The commit itself, or the one that an annotated tag is for."""
    for _ in range(8):
        found = kept.get(wanted)
        try:
            if found is not None and found.kind == Kind.COMMIT:
                return commits.parse(wanted, found.data)
            if found is None or found.kind != Kind.TAG:
                break
            wanted, _kind = tags.tagged(found.data)
        except (commits.BadCommit, tags.BadTag) as error:
            raise BadPack(f"The pack holds a broken object ({error}).") from None
    raise BadPack("The pack lacks the commit that was asked for.")


def _files(kept: Mapping[str, Object], root: str) -> Iterator[tuple[str, bytes]]:
    """Every regular file below a tree whose path is one; each folder is counted as often as it is named."""
    waiting, entries = [("", root)], 0
    while waiting:
        prefix, oid = waiting.pop()
        found = kept.get(oid)
        if found is None or found.kind != Kind.TREE:
            raise BadPack("The pack lacks a folder of the commit that was asked for.")
        try:
            folder = trees.parse(found.data)
        except trees.BadTree as error:
            raise BadPack(f"The pack holds a broken object ({error}).") from None
        entries += len(folder)
        if entries > MAX_ENTRIES:
            raise PayloadTooLarge(f"The repository has more than {MAX_ENTRIES} files.")
        for mode, name, target in folder:
            if not _is_path(prefix + name):
                continue
            if mode == trees.TREE:
                waiting.append((f"{prefix}{name}/", target))
            elif trees.Entry(mode, target).is_file and (blob := kept.get(target)) is not None and blob.kind == Kind.BLOB:
                yield prefix + name, blob.data


def _is_path(path: str) -> bool:
    """Whether a repository here may hold a file of this path."""
    try:
        names.checked_path(path)
    except BadRequest:
        return False
    return True
