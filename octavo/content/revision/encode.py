"""Revisions as JSON, one after another: what the one before had too is not encoded again."""

from typing import Final

import orjson

from octavo.content.revision.tree import Page, Revision

PAGES: Final = b',"pages":['


class Encoder:
    """Encodes the revisions of one space. Keeps the JSON of the last one's pages, for revisions share what did not change."""

    def __init__(self) -> None:
        self._pages: dict[int, tuple[Page, bytes]] = {}  # by identity, which holds as long as the page is kept beside it
        self.size = 0
        """About how many bytes are kept."""

    def encode(self, revision: Revision) -> bytes:
        """The same as `orjson.dumps(revision.to_json())`."""
        known, self._pages = self._pages, {}
        parts: list[bytes] = [b'{"version":%d' % Revision.VERSION, PAGES]
        self._encode_pages(revision.pages, known, parts)
        rest = orjson.dumps(revision.own_json())
        parts += (b"],", rest[1:])
        found = b"".join(parts)
        self.size = len(found) + 200 * len(self._pages)
        return found

    def _encode_pages(self, pages: list[Page], known: dict[int, tuple[Page, bytes]], parts: list[bytes]) -> None:
        for position, page in enumerate(pages):
            if position:
                parts.append(b",")
            kept = known.get(id(page)) or (page, orjson.dumps(page.own_json()))
            self._pages[id(page)] = kept
            if page.pages:
                parts += (kept[1][:-1], PAGES)
                self._encode_pages(page.pages, known, parts)
                parts.append(b"]}")
            else:
                parts.append(kept[1])
