"""The files of one version of a book, as the toolchain reads them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime

from octavo.legacy.toolchain.files import EPOCH
from octavo.store.git import objects
from octavo.store.git.objects import MissingObject
from octavo.store.git.trees import Entry
from octavo.store.transaction import Transaction

Reading = Callable[[], AbstractContextManager[Transaction]]


def within(tx: Transaction) -> Reading:
    """Every read in one transaction that is there already."""
    return lambda: nullcontext(tx)


class BookFiles:
    """The book's own folder and nothing beside it.

    `reading` gives the transaction of each read: one of its own (`database.read`), for books outlive the requests that open them, or `within(tx)`.
    `times` is empty where nobody asks for them.
    """

    def __init__(self, reading: Reading, repository_id: str, index: Mapping[str, Entry], times: Mapping[str, datetime]) -> None:
        self._reading = reading
        self._repository_id = repository_id
        self._files = {path: entry for path, entry in index.items() if entry.is_file}
        self._times = times

    def paths(self) -> Iterable[str]:
        return self._files

    def read(self, path: str) -> bytes:
        try:
            with self._reading() as tx:
                return objects.read_blob(tx, self._repository_id, self._files[path].oid)
        except MissingObject:
            raise KeyError(path) from None

    def mtime(self, path: str) -> datetime:
        return self._times.get(path, EPOCH)
