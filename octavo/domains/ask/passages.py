"""The passages that answer a question, from what the asker may read."""

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.access.actor import Actor
from octavo.content.document import Node
from octavo.content.revision.tree import Page
from octavo.domains.ask.choose import choose
from octavo.domains.ask.passage import nodes_under
from octavo.domains.content.documents import Source
from octavo.domains.content.hiding import is_hidden
from octavo.domains.content.load import Loaded
from octavo.domains.content.reading import Reading, read_body
from octavo.errors import OctavoError
from octavo.search.index import Hit, SearchIndex
from octavo.store.transaction import Transaction

HITS = 40
FULL = Reading("document", evaluated=True, dereferenced=True)


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a page in the docs' own blocks; `anchor` and `title` are empty for what stands before its first heading."""

    loaded: Loaded
    page: Page
    anchor: str
    title: str
    nodes: tuple[Node, ...]


def find_passages(tx: Transaction, actor: Actor, index: SearchIndex, spaces: Mapping[str, Loaded], question: str) -> list[Passage]:
    """Best first; none when the docs say nothing about it."""
    readable = [hit for hit in index.search(question, spaces, HITS) if _page(actor, spaces[hit.space], hit) is not None]
    found = (_passage(tx, actor, spaces[hit.space], hit) for hit in choose(question, readable))
    return [passage for passage in found if passage is not None]


def _page(actor: Actor, loaded: Loaded, hit: Hit) -> Page | None:
    page = loaded.revision.page(hit.page)
    return None if page is None or is_hidden(actor, loaded, page) or loaded.revision.no_index(page) else page


def _passage(tx: Transaction, actor: Actor, loaded: Loaded, hit: Hit) -> Passage | None:
    page = _page(actor, loaded, hit)
    if page is None or page.file is None or page.oid is None:
        return None
    try:
        document = read_body(tx, actor, loaded, Source(page.file, page.oid), FULL, page)
    except OctavoError:
        return None  # the page cannot be read any more: the index is behind
    nodes = nodes_under(document, hit.anchor)
    return Passage(loaded, page, hit.anchor, hit.title, tuple(nodes)) if nodes else None
