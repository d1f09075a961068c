"""Books that are open, and pages that are rendered: kept in memory by the tree they come from, for everybody who may read them."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

from octavo.api.inline import long_work
from octavo.cache import Cache
from octavo.domains.content.book_files import BookFiles
from octavo.domains.content.conrefs import Fetching
from octavo.http.etag import tag_of
from octavo.legacy.api.reply import encoded
from octavo.legacy.api.times import file_times
from octavo.legacy.api.versions import Version
from octavo.legacy.toolchain.book import Book, Format
from octavo.legacy.toolchain.files import EPOCH
from octavo.legacy.toolchain.recognise import is_older_book
from octavo.outgoing.allowed import Allowed
from octavo.store.database import Database
from octavo.store.git import trees
from octavo.store.query import Row

BOOKS: Final = 200_000
"""Files of open books, all together."""
PAGE_BYTES: Final = 64 << 20

Key = tuple[str, str, str]
"""Repository, tree, and a digest of the files' times: empty for the formats that do not tell them."""


class Rendered(NamedTuple):
    body: bytes
    tag: str


class Shelf:
    """Opens books at any version."""

    def __init__(self, database: Database, conrefs: Allowed | None = None) -> None:
        """`conrefs` are the other repositories that pages may include from."""
        self._database = database
        self._allowed = conrefs or Allowed()
        self._books: Cache[Key, Book] = Cache(BOOKS)
        self._pages: Cache[tuple[Key, str, Format], Rendered] = Cache(PAGE_BYTES)
        self._digests: Cache[tuple[str, str, str], str] = Cache(10_000)

    def rendered(self, row: Row, version: Version, name: str, format: Format) -> Rendered:  # noqa: A002 - the word for it
        """A page's JSON, in bytes. Raises `BookFault`, also as `PageNotFound`."""
        key = self._key(row, version, timed=format == "v3")
        found = self._pages.get((key, name, format))
        if found is None:
            long_work()
            body = encoded(self._book(row, version, key).render(name, format))
            found = Rendered(body, tag_of(body))
            self._pages.put((key, name, format), found, len(body) + 500)
        return found

    def book(self, row: Row, version: Version, *, timed: bool = False) -> Book:
        """The book, to be read, not changed."""
        return self._book(row, version, self._key(row, version, timed=timed))

    def _book(self, row: Row, version: Version, key: Key) -> Book:
        found = self._books.get(key)
        if found is None:
            long_work()
            with self._database.read() as tx:
                index = trees.index_of_tree(tx, row.repository_id, version.tree)
                times = file_times(tx, row.repository_id, row.directory, version.commit) if key[2] else {}
            files = BookFiles(self._database.read, row.repository_id, index, times)
            conrefs = Fetching(self._database, self._allowed, row.repository_id, version.tree)
            found = Book.open(files, conrefs=conrefs, time=max(times.values(), default=EPOCH), lenient=not is_older_book(index))
            self._books.put(key, found, len(index) + 100)
        return found

    def _key(self, row: Row, version: Version, *, timed: bool) -> Key:
        if not timed:
            return row.repository_id, version.tree, ""
        place = (row.repository_id, row.directory, version.commit)
        digest = self._digests.get(place)
        if digest is None:
            long_work()
            with self._database.read() as tx:
                digest = _digest(file_times(tx, *place))
            self._digests.put(place, digest)
        return row.repository_id, version.tree, digest


def _digest(times: Mapping[str, datetime]) -> str:
    lines = "\n".join(f"{path}\0{moment.timestamp()}" for path, moment in sorted(times.items()))
    return hashlib.blake2b(lines.encode(errors="surrogatepass"), digest_size=16).hexdigest()
