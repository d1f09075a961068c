"""The addresses of a space's files.

An address is a capability that does not expire: its signature opens these bytes of this space and nothing else. It is checked against the reader's
rights where the space is no longer to be read (design 6).
"""

from urllib.parse import quote

from octavo.access.signing import Signing
from octavo.api.urls import Urls
from octavo.content.revision.tree import RevisionFile


def download_url(urls: Urls, signing: Signing, space_id: str, file: RevisionFile) -> str:
    """An absolute address, ready for an `<img>`."""
    signature = signing.file(space_id, file.id, file.oid)
    return f"{urls.public}/files/{space_id}/{file.id}/{file.oid}/{quote(file.name, safe='')}?signature={signature}"
