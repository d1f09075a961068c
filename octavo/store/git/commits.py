"""Commits: read, written, and who made them."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, NamedTuple

from octavo.store.git import objects
from octavo.store.git.objects import Kind
from octavo.store.git.staging import Staging
from octavo.store.transaction import Transaction

_ENCODING: Final = re.compile(r"latin-?1|(iso-?8859|cp|windows|koi8|gb|big|euc|shift|iso-2022)[-_]?[0-9a-z]{1,8}")
_UNSAFE: Final = re.compile(r"[<>\n\r\0]")


class Person(NamedTuple):
    """An author or committer; `at` keeps the time zone it was written in."""

    name: str
    email: str
    at: datetime


class Commit(NamedTuple):
    oid: str
    tree: str
    parents: tuple[str, ...]
    author: Person
    committer: Person
    message: str


class BadCommit(ValueError):
    """The bytes are not a commit."""


def read_commit(tx: Transaction, repository: str, oid: str) -> Commit:
    """One commit; raises MissingObject."""
    return parse(oid, objects.read_kind(tx, repository, oid, Kind.COMMIT))


def read_commits(tx: Transaction, repository: str, oids: Iterable[str]) -> dict[str, Commit]:
    """Those of the commits that the repository has."""
    return {oid: parse(oid, found.data) for oid, found in objects.read_many(tx, repository, oids) if found.kind == Kind.COMMIT}


def add_commit(
    staging: Staging, tree: str, parents: Sequence[str], *, author: Person, committer: Person | None = None, message: str
) -> str:
    """Stage a commit; answers its id."""
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents)]
    lines += [
        f"author {_signature(author)}",
        f"committer {_signature(committer or author)}",
        "",
        message.replace("\0", "").rstrip("\n") + "\n",
    ]
    return staging.add(Kind.COMMIT, "\n".join(lines).encode("utf-8", "replace"), tuple(parents))


def parse(oid: str, data: bytes) -> Commit:
    """Lenient about people and encodings, which old histories get wrong; strict about tree and parents."""
    head, _, message = data.partition(b"\n\n")
    fields: dict[bytes, list[bytes]] = {}
    for line in head.split(b"\n"):
        key, _, value = line.partition(b" ")
        if key:  # a line that begins with a space continues a signature
            fields.setdefault(key, []).append(value)
    tree = fields.get(b"tree", [b""])[0].decode("ascii", "replace")
    parents = tuple(value.decode("ascii", "replace") for value in fields.get(b"parent", []))
    if not all(re.fullmatch(r"[0-9a-f]{40}", each) for each in (tree, *parents)):
        raise BadCommit(f"the commit {oid} names no tree, or a parent that is no id")
    encoding = fields.get(b"encoding", [b"utf-8"])[0].decode("ascii", "replace")
    author = _person(fields.get(b"author", [b""])[0], encoding)
    committer = _person(fields.get(b"committer", [b""])[0], encoding)
    return Commit(oid, tree, parents, author, committer, _text(message, encoding))


def _signature(person: Person) -> str:
    offset = person.at.utcoffset()
    if offset is None:
        raise ValueError("a commit's time needs its time zone")
    minutes = int(offset.total_seconds() // 60)
    sign, hours = "-" if minutes < 0 else "+", abs(minutes)
    name, email = (_UNSAFE.sub("", text).strip() for text in (person.name, person.email))
    return f"{name} <{email}> {int(person.at.timestamp())} {sign}{hours // 60:02}{hours % 60:02}"


def _person(value: bytes, encoding: str) -> Person:
    name, _, rest = _text(value, encoding).partition("<")
    email, _, when = rest.rpartition(">")
    return Person(name.strip(), email.strip(), _moment(when.split()))


def _moment(words: list[str]) -> datetime:
    """Seconds and an offset such as +0130; what cannot be read is 1970 in UTC."""
    try:
        seconds = int(words[0])
        zone = words[1] if len(words) > 1 else "+0000"
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5]))
        return datetime.fromtimestamp(seconds, timezone(-offset if zone[0] == "-" else offset))
    except (ValueError, IndexError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _text(data: bytes, encoding: str) -> str:
    """Decoded as the commit says, if that is an encoding of text; Python's codecs hold stranger things, some of them slow."""
    try:
        return data.decode(encoding if _ENCODING.fullmatch(encoding.lower()) else "utf-8")
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", "replace")
