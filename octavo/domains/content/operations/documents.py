"""Reading documents, the bodies of pages and reusable contents."""

from typing import Any, Literal

from octavo.access.actor import Actor
from octavo.api.operation import Operations
from octavo.api.permission import Permission
from octavo.domains.content.document_wire import JSONDocument
from octavo.domains.content.documents import Source
from octavo.domains.content.find_document import find_document
from octavo.domains.content.parameters import GivenSigning, GivenUrls
from octavo.domains.content.reading import Dereferenced, Evaluated, Reading, read_body
from octavo.domains.content.view import open_view
from octavo.errors import NotFound
from octavo.store.transaction import Transaction

operation = Operations()

VIEW = {"spaceId": Permission.SPACE_VIEW}
REVISION = "/spaces/{spaceId}/revisions/{revisionId}"
EMPTY: JSONDocument = {"object": "document", "data": {"schemaVersion": 2}, "nodes": []}


@operation(
    "GET",
    "/spaces/{spaceId}/documents/{documentId}",
    "getDocumentById",
    scope="space:read",
    needs=VIEW,
    mcp=True,
    site_token=True,
    immutable=True,
)
def get_document_by_id(
    tx: Transaction, actor: Actor, *, space_id: str, document_id: str, schema: Literal["current", "next"] | None = None
) -> JSONDocument:
    """One document by the id that a page names."""
    found: Any = find_document(tx, actor, space_id, document_id)
    document: JSONDocument = found
    return document


@operation(
    "GET",
    f"{REVISION}/page/{{pageId}}/document",
    "getPageDocumentInRevisionById",
    scope="space:read",
    needs=VIEW,
    mcp=True,
    site_token=True,
    immutable=True,
    short=True,
)
def get_page_document_in_revision_by_id(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    revision_id: str,
    page_id: str,
    urls: GivenUrls,
    signing: GivenSigning,
    evaluated: Evaluated = False,
    dereferenced: Dereferenced = False,
) -> JSONDocument:
    """The body of a page."""
    view = open_view(tx, actor, urls, signing, space_id, revision_id)
    page = view.page(page_id)
    if page.kind != "document":
        raise NotFound("The page has no document.")
    if not page.file or not page.oid:
        return EMPTY
    reading = Reading("document", evaluated=evaluated, dereferenced=dereferenced)
    found: Any = read_body(tx, actor, view.loaded, Source(page.file, page.oid), reading, page)
    document: JSONDocument = found
    return document


@operation(
    "GET",
    f"{REVISION}/reusable-contents/{{reusableContentId}}/document",
    "getReusableContentDocumentInRevisionById",
    scope="space:read",
    needs=VIEW,
    mcp=True,
    site_token=True,
    immutable=True,
)
def get_reusable_content_document_in_revision_by_id(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    revision_id: str,
    reusable_content_id: str,
    urls: GivenUrls,
    signing: GivenSigning,
    evaluated: Evaluated = False,
    dereferenced: Dereferenced = False,
) -> JSONDocument:
    """The body of a reusable content."""
    view = open_view(tx, actor, urls, signing, space_id, revision_id)
    content = view.reusable_content(reusable_content_id)
    reading = Reading("document", evaluated=evaluated, dereferenced=dereferenced)
    found: Any = read_body(tx, actor, view.loaded, Source(content.file, content.oid), reading)
    document: JSONDocument = found
    return document
