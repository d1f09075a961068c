"""Folders of a repository, and the index of all files of a commit."""

import stat
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, cast

from octavo.store.git import commits, objects
from octavo.store.git.objects import Kind, MissingObject
from octavo.store.transaction import Transaction

TREE: Final = 0o040000
FILE: Final = 0o100644
EXECUTABLE: Final = 0o100755
SYMLINK: Final = 0o120000
SUBMODULE: Final = 0o160000
EMPTY: Final = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


class Entry(NamedTuple):
    """A file, a folder, a symbolic link or a submodule. `size` is a file's, uncompressed."""

    mode: int
    oid: str
    size: int = 0

    @property
    def is_tree(self) -> bool:
        return self.mode == TREE

    @property
    def is_file(self) -> bool:
        return stat.S_ISREG(self.mode)  # old programs wrote 100664


Folder = Mapping[str, Entry]
"""Name -> entry. Names are UTF-8; other bytes come as lone surrogates (`surrogateescape`)."""


class BadTree(ValueError):
    """The bytes are not a tree."""


def parse(data: bytes) -> list[tuple[int, str, str]]:
    """Mode, name and id of each entry, in Git's order."""
    entries: list[tuple[int, str, str]] = []
    place = 0
    while place < len(data):
        space = data.find(b" ", place, place + 8)
        end = data.find(b"\0", space + 1)
        if space < 0 or end < 0 or end + 21 > len(data):
            raise BadTree("a tree is cut short")
        digits = data[place:space]
        if not digits or digits.strip(b"01234567"):
            raise BadTree("a tree has an entry without a mode")
        entries.append((int(digits, 8), data[space + 1 : end].decode("utf-8", "surrogateescape"), data[end + 1 : end + 21].hex()))
        place = end + 21
    return entries


def serialize(folder: Folder) -> bytes:
    """The bytes of a tree; folders sort as if their names ended in a slash."""
    named = [(name.encode("utf-8", "surrogateescape"), entry) for name, entry in folder.items()]
    named.sort(key=lambda item: item[0] + b"/" if item[1].is_tree else item[0])
    return b"".join(b"%o %s\0%s" % (entry.mode, name, bytes.fromhex(entry.oid)) for name, entry in named)


def read_folder(tx: Transaction, repository: str, tree: str) -> Folder:
    """One folder's entries; raises MissingObject. The empty tree always exists."""
    return read_folders(tx, repository, [tree])[tree]


def read_folders(tx: Transaction, repository: str, trees: Iterable[str]) -> dict[str, Folder]:
    """Several folders, in two statements whatever their number; raises MissingObject when one is not there."""
    found: dict[str, Folder] = {EMPTY: {}}
    absent: list[str] = []
    for tree in dict.fromkeys(trees):
        cached = tx.trees.get((repository, tree))
        if cached is not None:
            found[tree] = cast("Folder", cached)
        elif tree != EMPTY:
            absent.append(tree)
    if absent:
        found.update(_load(tx, repository, absent))
    return found


def tree_index(tx: Transaction, repository: str, commit: str) -> dict[str, Entry]:
    """Path -> entry of everything in a commit that is not a folder; folders read before come from memory."""
    return index_of_tree(tx, repository, commits.read_commit(tx, repository, commit).tree)


def index_of_tree(tx: Transaction, repository: str, tree: str) -> dict[str, Entry]:
    """Path -> entry of everything below a tree, in as many statements as the tree is deep (twice, when sizes are read)."""
    index: dict[str, Entry] = {}
    level = [("", tree)]
    while level:
        folders = read_folders(tx, repository, (oid for _, oid in level))
        below: list[tuple[str, str]] = []
        for prefix, oid in level:
            for name, entry in folders[oid].items():
                if entry.mode == TREE:
                    below.append((f"{prefix}{name}/", entry.oid))
                else:
                    index[prefix + name] = entry
        level = below
    return index


def entry_at(tx: Transaction, repository: str, tree: str, path: str) -> Entry | None:
    """What lies at a path below a tree; the tree itself for an empty path."""
    return entries_at(tx, repository, [tree], path)[tree]


def entries_at(tx: Transaction, repository: str, trees: Iterable[str], path: str) -> dict[str, Entry | None]:
    """What lies at one path below each of several trees, level by level for all of them together."""
    here: dict[str, Entry | None] = {tree: Entry(TREE, tree) for tree in trees}
    for name in filter(None, path.split("/")):
        folders = read_folders(tx, repository, (entry.oid for entry in here.values() if entry and entry.is_tree))
        here = {tree: folders[entry.oid].get(name) if entry and entry.is_tree else None for tree, entry in here.items()}
    return here


def _load(tx: Transaction, repository: str, absent: list[str]) -> dict[str, Folder]:
    parsed: dict[str, list[tuple[int, str, str]]] = {}
    for oid, found in objects.read_many(tx, repository, absent):
        if found.kind == Kind.TREE:
            parsed[oid] = parse(found.data)
    missing = [oid for oid in absent if oid not in parsed]
    if missing:
        raise MissingObject(f"no tree {missing[0]}")
    files = {oid for entries in parsed.values() for mode, _, oid in entries if mode not in {TREE, SUBMODULE}}
    sizes = objects.kinds(tx, repository, files)
    folders: dict[str, Folder] = {}
    for oid, entries in parsed.items():
        folder = {name: Entry(mode, target, sizes[target][1] if target in sizes else 0) for mode, name, target in entries}
        tx.trees.put((repository, oid), folder, len(folder) + 1)
        folders[oid] = folder
    return folders
