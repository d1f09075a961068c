"""Builds: a book uploaded as an archive becomes a commit on a branch, like any other import."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

import orjson

from octavo import clock
from octavo.access.actor import Actor
from octavo.api.permission import Permission
from octavo.content.revision.tree import Revision
from octavo.domains.content import revise
from octavo.domains.content.conrefs import bring_conrefs
from octavo.domains.content.load import load
from octavo.domains.sources.archive import ArchiveReading, read_archive
from octavo.domains.sources.bring_folder import AUTHOR
from octavo.domains.sources.stage import FileWriter
from octavo.domains.spaces.queries import list_spaces_of_repository
from octavo.domains.users.queries import get_user
from octavo.errors import BadRequest, Forbidden, Unauthorized
from octavo.http.answer import Answer
from octavo.legacy.api.books import find_book, find_book_by_id
from octavo.legacy.api.call import Call
from octavo.legacy.api.catalogue import WRITING
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.reply import as_json
from octavo.legacy.api.versions import BRANCHES, OLDER_MAIN, TAGS
from octavo.outgoing.allowed import allowed_conrefs
from octavo.store.database import Database
from octavo.store.git import commits, trees
from octavo.store.git.commits import Commit, Person, add_commit
from octavo.store.git.names import checked_ref
from octavo.store.git.refs import MAIN, list_refs, move_ref
from octavo.store.query import Row
from octavo.store.transaction import Transaction

LONGEST_TEXT: Final = 10_000


def admit(desk: Desk, call: Call, author: str, book: str, *_: str) -> None:
    """Whether the caller may put content into the book; asked before the archive is read."""
    with desk.database.read() as tx:
        _writable(tx, desk, call, author, book)


def admit_by_id(desk: Desk, call: Call, book_id: str) -> None:
    admit(desk, call, *_names(book_id))


def build(desk: Desk, call: Call, author: str, book: str, *version: str) -> Answer:
    """The archive's files take the place of the book's on the branch `version`; where the metadata name another `branch`, on that, and `version` is a tag."""
    started = clock.now()
    if call.upload is None:
        raise BadRequest("The archive is missing.")
    metadata = _metadata(call.upload.metadata)
    with desk.database.read() as tx:
        row = _writable(tx, desk, call, author, book)
        refs = list_refs(tx, row.repository_id)
        person = _author(tx, call.actor, metadata)
    name = "/".join(version)
    ref, tag = _target(refs, name, metadata)
    base = refs.get(ref)
    message = str(metadata.get("message") or f"Build {name}")[:LONGEST_TEXT]
    reading = ArchiveReading()
    commit = _commit(desk.database, row, base, read_archive(call.upload.path, reading), person, message)
    before = {name: refs.get(name) for name in (ref, tag) if name and refs.get(name) != commit}
    if before:
        bring_conrefs(desk.database, allowed_conrefs(desk.settings), row.repository_id, commit, row.directory)
        _move(desk.database, row, before, commit, call.actor)
    moments = {"started": _moment(started), "finished": _moment(clock.now())}
    skipped = [{"path": path, "reason": why} for path, why in reading.skipped]
    told = {"skipped": skipped} if skipped else {}
    return as_json({"version": commit, "branch": ref.removeprefix(BRANCHES), **moments, **told}, 200 if commit == base else 201)


def _target(refs: Mapping[str, str], version: str, metadata: dict[str, Any]) -> tuple[str, str]:
    """The branch that the archive goes onto, and the tag that names it there, if any."""
    named = metadata.get("branch")
    branch = checked_ref(BRANCHES + (named if isinstance(named, str) and named else version))
    tag = checked_ref((BRANCHES if BRANCHES + version in refs else TAGS) + version) if branch != BRANCHES + version else ""
    return (MAIN if branch == OLDER_MAIN and branch not in refs else branch), tag


def build_by_id(desk: Desk, call: Call, book_id: str) -> Answer:
    """As the oldest client sent it: the version in the query, and an id instead of names."""
    version = call.query.get("version", "")
    if not version:
        raise BadRequest("Name the `version` in the query.")
    return build(desk, call, *_names(book_id), version)


def build_by_name(desk: Desk, call: Call, author: str, book: str) -> Answer:
    return build_by_id(desk, call, f"{author}/{book}")


def _names(book_id: str) -> tuple[str, str]:
    author, slash, book = book_id.partition("/")
    return (author, book) if slash else ("", book_id)


def _writable(tx: Transaction, desk: Desk, call: Call, author: str, book: str) -> Row:
    actor = desk.caller(tx, call, WRITING)
    row = find_book(tx, actor, author, book) if author else find_book_by_id(tx, actor, book)
    if actor.kind != "user":
        raise Unauthorized("Send a token: a build is somebody's.")
    if (row.rank or 0) < Permission.SPACE_MERGE.rank:
        raise Forbidden("You may not change this book.")
    return row


def _metadata(text: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(text or b"{}")
    except orjson.JSONDecodeError:
        raise BadRequest("The metadata is not JSON.") from None
    if not isinstance(found, dict):
        raise BadRequest("The metadata must be an object.")
    return found


def _author(tx: Transaction, actor: Actor, metadata: dict[str, Any]) -> Person:
    named = metadata.get("author")
    if isinstance(named, dict) and isinstance(named.get("name"), str) and named["name"].strip():
        return Person(named["name"][:LONGEST_TEXT], str(named.get("email") or "")[:LONGEST_TEXT], clock.now())
    user = get_user(tx, actor.user_id)
    return Person(user.display_name, user.email or "", clock.now())


def _commit(database: Database, row: Row, base: str | None, files: Iterable[tuple[str, bytes]], author: Person, message: str) -> str:
    """The commit that holds the archive in the book's folder: `base` itself if it changes nothing. Nothing refers to it yet."""
    with database.read() as tx:
        before = commits.read_commit(tx, row.repository_id, base).tree if base else None
        index = trees.index_of_tree(tx, row.repository_id, before) if before else {}
    prefix = f"{row.directory}/" if row.directory else ""
    writer = FileWriter(database, row.repository_id)
    present = set()
    for name, content in files:
        present.add(prefix + name)
        writer.put(prefix + name, content)
    if not present:
        raise BadRequest("The archive holds no files.")
    for path in index.keys() - present:
        if path.startswith(prefix):
            writer.delete(path)
    tree = writer.tree(before)
    if base is not None and tree == before:
        return base
    committer = Person(*AUTHOR, clock.now())
    commit = add_commit(writer.staging, tree, [base] if base else [], author=author, committer=committer, message=message)
    writer.staging.save(database)
    return commit


def _move(database: Database, row: Row, before: Mapping[str, str | None], commit: str, actor: Actor) -> None:
    """Point the references to the commit, from where each of them stood; on main, every space of the repository shows what it holds for it."""
    with database.read() as tx:
        made = commits.read_commit(tx, row.repository_id, commit)
        changed = _revisions(tx, row.repository_id, made) if MAIN in before else []
    with database.write() as tx:
        for ref, expected in before.items():
            move_ref(tx, row.repository_id, ref, commit, expected=expected)
        for space, revision in changed:
            parents = [space.revision_id] if space.revision_id else []
            revise.record(tx, revise.store(tx, space, made, revision), parents=parents, author_id=actor.user_id)


def _revisions(tx: Transaction, repository_id: str, commit: Commit) -> list[tuple[Row, Revision]]:
    found = []
    for space in list_spaces_of_repository(tx, repository_id):
        previous = load(tx, space).revision if space.revision_id else None
        revision = revise.read(tx, space, commit, previous)
        if revision != previous:
            found.append((space, revision))
    return found


def _moment(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
