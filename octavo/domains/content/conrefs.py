"""What templates of older books include from other repositories (`git+https://…`): fetched once for a version of the book, then part of it.

Fetched files lie in the book's own repository, under references that nobody is shown: `refs/conrefs/<tree of the book>/<digest of address and ref>`, and
`refs/conrefs/newest/<digest>` for what was fetched last. So a version that was read once reads the same for ever, whatever becomes of the other
repository; the next version of the book asks again.
"""

import hashlib
import logging
import threading
import time
from typing import Final

from octavo import clock
from octavo.cache import Cache
from octavo.domains.content.book_files import BookFiles, within
from octavo.errors import OctavoError
from octavo.legacy.toolchain import format3
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import EPOCH, Files
from octavo.legacy.toolchain.modern import overlay
from octavo.legacy.toolchain.recognise import is_older_book
from octavo.outgoing.allowed import Allowed
from octavo.outgoing.errand import Errand
from octavo.store.database import Database
from octavo.store.git import commits, names, trees
from octavo.store.git.commits import Person, add_commit
from octavo.store.git.read_newest import read_newest
from octavo.store.git.refs import list_refs, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import write_changes
from octavo.store.transaction import Transaction

log: Final = logging.getLogger("octavo.conrefs")

PREFIX: Final = "refs/conrefs/"
NEWEST: Final = f"{PREFIX}newest/"
MAX_REPOSITORIES: Final = 20
"""Versions of other repositories that one version of a book may include from."""
FRESH_SECONDS: Final = 300
"""For so long what was fetched is the newest, and what could not be fetched is not asked for again."""
AT_ONCE: Final = 4

_asked: Cache[tuple[str, str], tuple[float, str]] = Cache(10_000)
"""When a repository was last asked, and what went wrong, by the book's repository and the digest."""
_errands = threading.BoundedSemaphore(AT_ONCE)


class Stored:
    """What was fetched before, and nothing else: for whoever is in a transaction."""

    def __init__(self, tx: Transaction, repository_id: str, tree: str) -> None:
        self._tx = tx
        self._repository_id = repository_id
        self._tree = tree

    def fetch(self, url: str, ref: str) -> Files:
        key = digest(url, ref)
        commit = read_ref(self._tx, self._repository_id, f"{PREFIX}{self._tree}/{key}") or read_ref(
            self._tx, self._repository_id, NEWEST + key
        )
        if commit is None:
            raise BookFault("This page includes content of another repository, which this server has not fetched.")
        index = trees.tree_index(self._tx, self._repository_id, commit)
        return BookFiles(within(self._tx), self._repository_id, index, {})


class Fetching:
    """Fetches what is not there yet, in transactions of its own: for whoever is in none."""

    def __init__(self, database: Database, allowed: Allowed, repository_id: str, tree: str) -> None:
        self._database = database
        self._allowed = allowed
        self._repository_id = repository_id
        self._prefix = f"{PREFIX}{tree}/"

    def fetch(self, url: str, ref: str) -> Files:
        key = digest(url, ref)
        commit = self._pinned(key) or self._brought(url, ref, key)
        with self._database.read() as tx:
            index = trees.tree_index(tx, self._repository_id, commit)
        return BookFiles(self._database.read, self._repository_id, index, {})

    def _pinned(self, key: str) -> str | None:
        with self._database.read() as tx:
            return read_ref(tx, self._repository_id, self._prefix + key)

    def _brought(self, url: str, ref: str, key: str) -> str:
        try:
            self._allowed.check(url)
        except OctavoError as error:
            raise BookFault(error.message) from None
        with self._database.read() as tx:
            if len(list_refs(tx, self._repository_id, self._prefix)) >= MAX_REPOSITORIES:
                raise BookFault(f"A book may include from {MAX_REPOSITORIES} other repositories at most.")
        with _errands:
            return self._pinned(key) or self._pin(key, self._newest(url, ref, key))

    def _newest(self, url: str, ref: str, key: str) -> str:
        """The commit here that holds the newest files. Raises BookFault where there is none, and none can be had."""
        with self._database.read() as tx:
            known = read_ref(tx, self._repository_id, NEWEST + key)
        moment, problem = _asked.get((self._repository_id, key)) or (float("-inf"), "")
        if time.monotonic() - moment >= FRESH_SECONDS and not (known is not None and names.is_oid(ref)):
            problem = self._ask(url, ref, key)
            _asked.put((self._repository_id, key), (time.monotonic(), problem))
            with self._database.read() as tx:
                known = read_ref(tx, self._repository_id, NEWEST + key)
        if known is None:
            raise BookFault(f"Content of another repository could not be fetched. {problem}")
        return known

    def _ask(self, url: str, ref: str, key: str) -> str:
        """Fetch, and store what came; answers what went wrong."""
        try:
            found = read_newest(Errand(self._allowed), url, ref)
            commit = self._store(url, ref, found.commit, found.files)
            with self._database.write() as tx:
                name = NEWEST + key
                move_ref(tx, self._repository_id, name, commit, expected=read_ref(tx, self._repository_id, name))
        except OctavoError as error:
            log.warning("content of %s could not be fetched: %s", url, error.message)
            return error.message
        return ""

    def _store(self, url: str, ref: str, commit: str, files: dict[str, bytes]) -> str:
        staging = Staging(self._repository_id)
        with self._database.read() as tx:
            tree = write_changes(tx, staging, None, dict(files))
        author = Person("Octavo", "", clock.now())
        made = add_commit(staging, tree, [], author=author, message=f"{commit} of {url} {ref}")
        staging.save(self._database)
        return made

    def _pin(self, key: str, commit: str) -> str:
        """From now on this version of the book has this content."""
        name = self._prefix + key
        with self._database.write() as tx:
            there = read_ref(tx, self._repository_id, name)
            if there is None:
                move_ref(tx, self._repository_id, name, commit, expected=None)
        return there or commit


def digest(url: str, ref: str) -> str:
    return hashlib.sha256(f"{url}#{ref}".encode(errors="surrogatepass")).hexdigest()[:40]


def bring_conrefs(database: Database, allowed: Allowed, repository_id: str, commit: str, directory: str = "") -> None:
    """Fetch what the pages of an older book include, before the transaction in which the book is read. Faults are told there."""
    if not allowed:
        return
    with database.read() as tx:
        tree = tree_of(tx, repository_id, commits.read_commit(tx, repository_id, commit).tree, directory)
        index = trees.index_of_tree(tx, repository_id, tree)
    files = BookFiles(database.read, repository_id, index, {})
    if is_older_book(files.paths()):
        try:
            overlay(files, format3.Build(EPOCH, Fetching(database, allowed, repository_id, tree)))
        except BookFault as fault:
            log.debug("no content of other repositories is fetched for a book that cannot be read: %s", fault)


def tree_of(tx: Transaction, repository_id: str, root: str, directory: str) -> str:
    """The tree of a book's folder; the empty one where it is absent."""
    entry = trees.entry_at(tx, repository_id, root, directory)
    return entry.oid if entry is not None and entry.is_tree else trees.EMPTY
