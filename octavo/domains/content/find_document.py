"""Find a document by the id that some revision's page names."""

from collections.abc import Mapping
from typing import Final

from octavo.access.actor import Actor
from octavo.api.inline import long_work
from octavo.cache import Cache
from octavo.content.document import Document
from octavo.domains.content import queries
from octavo.domains.content.documents import Source, document_id
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import Loaded, load
from octavo.domains.content.reading import Reading, read_body
from octavo.domains.spaces.queries import get_space
from octavo.errors import NotFound
from octavo.store.transaction import Transaction

REVISIONS: Final = 200
"""How far back a document is looked for; each one that is read is remembered."""

_documents: Cache[tuple[str, str], Mapping[str, Source]] = Cache(100_000)  # about 25 MB


def find_document(tx: Transaction, actor: Actor, space_id: str, wanted: str) -> Document:
    """The document, from the current revision or the newest that holds it. Raises NotFound, also for a page that the actor's claims hide."""
    space = get_space(tx, space_id)
    recent = queries.list_recent_revisions(tx, space_id, REVISIONS)
    current = [space.revision_id] if space.revision_id else []
    for revision_id in dict.fromkeys([*current, *recent]):
        loaded = load(tx, space, revision_id)
        source = _sources(loaded).get(wanted)
        if source is None:
            continue
        page = loaded.whole.page_by_file(source.file)
        if page is not None and seen_by(actor, loaded).revision.page(page.id) is None:
            break
        return read_body(tx, actor, loaded, source, Reading("document"), page)
    raise NotFound("The document was not found.")


def _sources(loaded: Loaded) -> Mapping[str, Source]:
    """Every document of a revision by its id."""
    key = (loaded.space.id, loaded.row.id)
    found = _documents.get(key)
    if found is None:
        long_work()
        named = [Source(page.file, page.oid) for page in loaded.whole.documents() if page.file and page.oid]
        named += [Source(content.file, content.oid) for content in loaded.whole.reusable_contents]
        found = {document_id(loaded, source): source for source in named}
        _documents.put(key, found, len(found) + 10)
    return found
