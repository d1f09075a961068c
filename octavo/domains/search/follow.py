"""Keep the search index abreast of what changes: follow the log of changes, and index the pages whose documents are new.

One process holds the index for writing, elected by a file lock; the others look for what it committed. What was indexed of each space is kept beside
the index, so that a restart goes on from there, and a lost folder is filled again.
"""

import fcntl
import hashlib
import logging
import threading
from pathlib import Path
from typing import IO, Any, Final, Self

import orjson

from octavo.content.revision.tree import Page
from octavo.content.sections import sections
from octavo.domains.content.documents import Source, dereferenced, document_id, read_document
from octavo.domains.content.load import Loaded, load
from octavo.domains.search.queries import list_space_ids
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound, OctavoError
from octavo.search.index import SearchIndex, Section, add_sections, delete_pages
from octavo.store import change_log
from octavo.store.database import Database
from octavo.store.transaction import Transaction

log: Final = logging.getLogger("octavo.search")

POLL_SECONDS: Final = 0.25
PAGES_AT_ONCE: Final = 200
STATE: Final = "octavo.json"
LOCK: Final = "octavo.lock"
ALL: Final = "octavo.all"
"""A file that asks whoever holds the index to make it anew."""
VERSION: Final = 4


class Follower(threading.Thread):
    """Indexes what changes until told to stop; a process that finds the index taken looks again now and then."""

    def __init__(self, database: Database, index: SearchIndex, stop: threading.Event) -> None:
        super().__init__(name="search index", daemon=True)
        self._database = database
        self._index = index
        self._halt = stop

    def run(self) -> None:
        lock = hold(self._index.folder)
        while lock is None and not self._halt.wait(1):
            self._index.reload()
            lock = hold(self._index.folder)
        if lock is None:
            return
        with lock, Indexer(self._database, self._index) as indexer:
            while not self._halt.is_set():
                try:
                    indexer.catch_up(self._halt)
                except Exception:
                    log.exception("the search index could not be brought up to date; trying again")
                self._halt.wait(POLL_SECONDS)


class Indexer:
    """Brings the index up to date; its owner holds the lock."""

    def __init__(self, database: Database, index: SearchIndex) -> None:
        self._database = database
        self._index = index
        self._writer = index.writer()
        self._state_file = index.folder / STATE
        known = _read_state(self._state_file)
        self._state = known or _nothing_indexed()
        if known is None:
            self._forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let another process write the index."""
        self._writer.wait_merging_threads()

    def catch_up(self, stop: threading.Event | None = None) -> int:
        """Index everything that changed since, or everything if somebody asked for that; answers how many pages that were."""
        if (self._index.folder / ALL).exists():
            self._forget()
        with self._database.read() as tx:
            upto = change_log.latest(tx)
            if upto == self._state["sequence"]:
                return 0
            changed = self._changed(tx)
        count = 0
        for space_id in changed:
            if stop is not None and stop.is_set():
                return count
            count += self._index_space(space_id, stop)
        self._state["sequence"] = upto
        self._commit()
        return count

    def _changed(self, tx: Transaction) -> list[str]:
        """The spaces of which the log tells; all of them, those that are gone too, where it does not reach back to what was seen last."""
        after: int = self._state["sequence"]
        if after == 0 or not change_log.reaches_back_to(tx, after):
            return list({**dict.fromkeys(list_space_ids(tx)), **self._state["spaces"]})
        found: dict[str, None] = {}
        while rows := change_log.read_changes(tx, after):
            found.update((row.subject_id, None) for row in rows if row.kind.startswith("space."))
            after = rows[-1].sequence
        return list(found)

    def _index_space(self, space_id: str, stop: threading.Event | None) -> int:
        """Pages whose documents are not indexed yet; then forget those that are gone."""
        known: dict[str, str] = self._state["spaces"].get(space_id, {})
        with self._database.read() as tx:
            loaded = _loaded(tx, space_id)
            wanted = _pages(loaded) if loaded is not None else {}
        stale = [page for page, document in known.items() if wanted.get(page) != document]
        delete_pages(self._writer, self._index.schema, space_id, stale)
        for page in stale:
            del known[page]
        fresh = [page for page in wanted if page not in known]
        self._state["spaces"][space_id] = known
        for start in range(0, len(fresh), PAGES_AT_ONCE):
            if loaded is None or (stop is not None and stop.is_set()):
                break
            batch = fresh[start : start + PAGES_AT_ONCE]
            with self._database.read() as tx:
                for page in batch:
                    add_sections(self._writer, _sections(tx, loaded, page))
            known.update((page, wanted[page]) for page in batch)
            self._commit()
        return len(fresh)

    def _forget(self) -> None:
        self._writer.delete_all_documents()
        self._state = _nothing_indexed()
        self._commit()
        (self._index.folder / ALL).unlink(missing_ok=True)

    def _commit(self) -> None:
        """First the index, then what it holds: a crash between the two indexes some pages again."""
        self._index.save(self._writer)
        draft = self._state_file.with_suffix(".draft")
        draft.write_bytes(orjson.dumps(self._state))
        draft.replace(self._state_file)


def _loaded(tx: Transaction, space_id: str) -> Loaded | None:
    try:
        return load(tx, get_space(tx, space_id))
    except NotFound:
        return None


def _pages(loaded: Loaded) -> dict[str, str]:
    """Pages that may be found, each with what names what is indexed of it: its document, what is included in it, its title and description."""
    revision = loaded.revision
    contents = _digest([f"{content.file} {content.oid}" for content in revision.reusable_contents])
    return {
        page.id: f"{document_id(loaded, Source(page.file, page.oid))}{contents if _includes(page) else ''} {page.title}\n{page.description or ''}"
        for page in revision.documents()
        if page.file and page.oid and not revision.no_index(page)
    }


def _digest(lines: list[str]) -> str:
    return hashlib.blake2b("\n".join(lines).encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _includes(page: Page) -> bool:
    """Whether other files' texts may be part of the page: they are all in folders of this name."""
    return any("includes" in link for link in page.links or ())


def _sections(tx: Transaction, loaded: Loaded, page_id: str) -> list[Section]:
    page = loaded.revision.page(page_id)
    assert page is not None
    assert page.file is not None
    assert page.oid is not None
    try:
        document = dereferenced(tx, loaded, read_document(tx, loaded, Source(page.file, page.oid)).document)
    except OctavoError as error:
        log.warning("the page %s is not searchable: %s", page.file, error.message)
        return []
    space_id = loaded.space.id
    about = page.description or ""
    parts = [(each.anchor or "", each.title, each.text, each.conditions) for each in sections(document)]
    if not parts or parts[0][0] or parts[0][3]:
        parts.insert(0, ("", "", about, ()))
    return [
        Section(space_id, page_id, page.title, anchor, title, text, position, about, conditions)
        for position, (anchor, title, text, conditions) in enumerate(parts)
    ]


def hold(folder: Path) -> IO[bytes] | None:
    """The lock of the index in a folder, held until it is closed; None while another process has it."""
    file = (folder / LOCK).open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        return None
    return file


def ask_for_all(folder: Path) -> None:
    """Have the process that holds the index in a folder make it anew."""
    (folder / ALL).touch()


def _nothing_indexed() -> dict[str, Any]:
    return {"version": VERSION, "sequence": 0, "spaces": {}}


def _read_state(file: Path) -> dict[str, Any] | None:
    """What the index holds; None when that is not known or was written by another version: then it is made anew."""
    try:
        state: dict[str, Any] = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return None
    return state if state.get("version") == VERSION else None
