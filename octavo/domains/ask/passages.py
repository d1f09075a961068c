"""The passages that answer a question, from what the asker may read."""

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.access.actor import Actor
from octavo.content.document import Node
from octavo.content.revision.tree import Page
from octavo.domains.ask.choose import choose
from octavo.domains.ask.passage import nodes_under
from octavo.domains.content.documents import Source
from octavo.domains.content.load import Loaded
from octavo.domains.content.reading import FULL, read_body
from octavo.domains.search.shown import shown_to
from octavo.errors import OctavoError
from octavo.search.index import Hit, SearchIndex
from octavo.store.transaction import Transaction

HITS = 40


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
    hits = index.search(question, spaces, HITS, shown_to(actor, spaces, evaluated=True))
    found = (_passage(tx, actor, spaces[hit.space], hit) for hit in choose(question, hits))
    return [passage for passage in found if passage is not None]


def _passage(tx: Transaction, actor: Actor, loaded: Loaded, hit: Hit) -> Passage | None:
    page = loaded.revision.page(hit.page)
    if page is None or page.file is None or page.oid is None:
        return None
    try:
        document = read_body(tx, actor, loaded, Source(page.file, page.oid), FULL, page)
    except OctavoError:
        return None  # the page cannot be read any more: the index is behind
    nodes = nodes_under(document, hit.anchor)
    return Passage(loaded, page, hit.anchor, hit.title, tuple(nodes)) if nodes else None
