"""Reading the current content of a space."""

from octavo.access.actor import Actor
from octavo.api.operation import INTEGRATIONS, Operations
from octavo.api.page import slice_of
from octavo.api.permission import Permission
from octavo.api.wire import Limit, List
from octavo.domains.content.parameters import FormatParameter, GivenSigning, GivenUrls, RefsParameter
from octavo.domains.content.reading import Dereferenced, Evaluated, Reading
from octavo.domains.content.show import show_meta_links, show_page_at, show_revision
from octavo.domains.content.view import open_view
from octavo.domains.content.wire import (
    Pages,
    Revision,
    RevisionFile,
    RevisionPage,
    RevisionPageDocument,
    RevisionPageGroup,
    RevisionPageMetaLinks,
    RevisionReusableContent,
)
from octavo.store.transaction import Transaction

operation = Operations()

CONTENT = "/spaces/{spaceId}/content"
VIEW = {"spaceId": Permission.SPACE_VIEW}


@operation("GET", CONTENT, "getCurrentRevision", scope="space:read", needs=VIEW, callers=INTEGRATIONS, mcp=True)
def get_current_revision(
    tx: Transaction, actor: Actor, *, space_id: str, urls: GivenUrls, signing: GivenSigning, metadata: bool = True, computed: bool = True
) -> Revision:
    """The whole current revision."""
    return show_revision(open_view(tx, actor, urls, signing, space_id, metadata=metadata), urls)


@operation("GET", f"{CONTENT}/pages", "listPages", scope="space:read", needs=VIEW, mcp=True)
def list_pages(
    tx: Transaction, actor: Actor, *, space_id: str, urls: GivenUrls, signing: GivenSigning, metadata: bool = True, computed: bool = True
) -> Pages:
    """The tree of pages."""
    return {"pages": open_view(tx, actor, urls, signing, space_id, metadata=metadata).pages()}


@operation("GET", f"{CONTENT}/files", "listFiles", scope="space:read", needs=VIEW, mcp=True)
def list_files(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    urls: GivenUrls,
    signing: GivenSigning,
    page_: str | None = None,
    limit: Limit | None = None,
    metadata: bool = True,
    computed: bool = True,
) -> List[RevisionFile]:
    """The files that pages may refer to."""
    view = open_view(tx, actor, urls, signing, space_id, metadata=metadata)
    files = [view.presenter.present_file(file) for file in view.loaded.revision.files]
    return slice_of(files, cursor=page_, limit=limit, name=f"files {space_id} {view.loaded.row.id}")


@operation("GET", f"{CONTENT}/files/{{fileId}}", "getFileById", scope="space:read", needs=VIEW, mcp=True)
def get_file_by_id(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    file_id: str,
    urls: GivenUrls,
    signing: GivenSigning,
    metadata: bool = True,
    computed: bool = True,
) -> RevisionFile:
    """One file."""
    view = open_view(tx, actor, urls, signing, space_id, metadata=metadata)
    return view.presenter.present_file(view.file(file_id))


@operation("GET", f"{CONTENT}/page/{{pageId}}", "getPageById", scope="space:read", needs=VIEW, mcp=True, short=True)
def get_page_by_id(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    page_id: str,
    urls: GivenUrls,
    signing: GivenSigning,
    format_: FormatParameter = None,
    refs: RefsParameter = "relative",
    evaluated: Evaluated = False,
    dereferenced: Dereferenced = False,
    metadata: bool = True,
    computed: bool = True,
) -> RevisionPage:
    """One page, with its body in the format asked for."""
    view = open_view(tx, actor, urls, signing, space_id, metadata=metadata)
    return view.shown(view.page(page_id), Reading(format_, refs, evaluated, dereferenced))


@operation("GET", f"{CONTENT}/page/{{pageId}}/meta-links", "listSpacePageMetaLinks", scope="space:read", needs=VIEW, mcp=True)
def list_space_page_meta_links(
    tx: Transaction, actor: Actor, *, space_id: str, page_id: str, urls: GivenUrls, signing: GivenSigning
) -> RevisionPageMetaLinks:
    """The canonical and alternate addresses of a page."""
    view = open_view(tx, actor, urls, signing, space_id)
    return show_meta_links(view, page_id)


@operation("GET", f"{CONTENT}/path/{{pagePath:path}}", "getPageByPath", scope="space:read", needs=VIEW, mcp=True, short=True)
def get_page_by_path(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    page_path: str,
    urls: GivenUrls,
    signing: GivenSigning,
    format_: FormatParameter = None,
    refs: RefsParameter = "relative",
    evaluated: Evaluated = False,
    dereferenced: Dereferenced = False,
    metadata: bool = True,
    cached_metadata: bool = False,
    computed: bool = True,
) -> RevisionPageDocument | RevisionPageGroup:
    """The page at a path; redirects are followed, so its own path may be another."""
    view = open_view(tx, actor, urls, signing, space_id, metadata=metadata)
    return show_page_at(view, page_path, Reading(format_, refs, evaluated, dereferenced))


@operation("GET", f"{CONTENT}/reusable-contents/{{reusableContentId}}", "getReusableContentById", scope="space:read", needs=VIEW, mcp=True)
def get_reusable_content_by_id(
    tx: Transaction,
    actor: Actor,
    *,
    space_id: str,
    reusable_content_id: str,
    urls: GivenUrls,
    signing: GivenSigning,
    metadata: bool = True,
    computed: bool = True,
) -> RevisionReusableContent:
    """One reusable content."""
    view = open_view(tx, actor, urls, signing, space_id, metadata=metadata)
    return view.presenter.present_reusable_content(view.reusable_content(reusable_content_id))
