"""Files of a space: their addresses, and what is behind them.

An address is a capability that does not expire: its signature opens these bytes of this space and nothing else. It is checked against the reader's
rights where the space is no longer to be read (design 6).
"""

from typing import NamedTuple
from urllib.parse import quote

from octavo.access.signing import Signing
from octavo.api.urls import Urls
from octavo.content.revision.tree import RevisionFile
from octavo.errors import NotFound
from octavo.store.git import objects
from octavo.store.git.objects import MissingObject
from octavo.store.query import Row
from octavo.store.transaction import Transaction


class Content(NamedTuple):
    name: str
    content_type: str
    body: bytes


def download_url(urls: Urls, signing: Signing, space_id: str, file: RevisionFile) -> str:
    """An absolute address, ready for an `<img>`."""
    signature = signing.file(space_id, file.id, file.oid)
    return f"{urls.public}/files/{space_id}/{file.id}/{file.oid}/{quote(file.name, safe='')}?signature={signature}"


def read_content(tx: Transaction, space: Row, file: RevisionFile) -> Content:
    """The file's bytes. Raises NotFound."""
    try:
        return Content(file.name, file.content_type, objects.read_blob(tx, space.repository_id, file.oid))
    except MissingObject:
        raise NotFound("The file was not found.") from None
