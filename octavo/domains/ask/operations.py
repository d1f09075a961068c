"""The API operations that answer questions."""

from collections.abc import Iterator
from typing import Annotated

from octavo.access.actor import Actor
from octavo.access.signing import Signing
from octavo.api.binding import GIVEN
from octavo.api.operation import Operations
from octavo.api.permission import Permission
from octavo.api.urls import Urls
from octavo.domains.ask.compose import compose
from octavo.domains.ask.passages import Passage, find_passages
from octavo.domains.ask.wire import AnswerEvent, AskInSite
from octavo.domains.content.absolute import AbsoluteReferences
from octavo.domains.content.download_url import download_url
from octavo.domains.content.reading import Format
from octavo.domains.search.readable import readable_spaces
from octavo.domains.search.scope import variants_of
from octavo.domains.sites.places import published_address
from octavo.domains.sites.queries import get_site
from octavo.domains.sites.show import shown_structure
from octavo.search.index import SearchIndex
from octavo.store.database import Database

operation = Operations()


@operation(
    "POST",
    "/orgs/{organizationId}/sites/{siteId}/ask",
    "streamAskInSite",
    scope="site:ask",
    needs={"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_VIEW},
    writes=False,
    streams=True,
    site_token=True,
)
def stream_ask_in_site(
    database: Database,
    actor: Actor,
    *,
    organization_id: str,
    site_id: str,
    body: AskInSite,
    urls: Annotated[Urls, GIVEN],
    signing: Annotated[Signing, GIVEN],
    index: Annotated[SearchIndex, GIVEN],
    format_: Format = "document",
) -> Iterator[AnswerEvent]:
    """Answer a question from a site, in the docs' own words, with sources."""
    scope = dict(body["scope"])
    current = body.get("context", {}).get("siteSpaceId")
    if current is not None:
        scope.setdefault("currentSiteSpace", current)
    with database.read() as tx:
        structure = shown_structure(tx, actor, get_site(tx, site_id))
        spaces = readable_spaces(tx, actor, variants_of(structure, scope))
        passages = find_passages(tx, actor, index, spaces, body["question"])
        bases = {space_id: published_address(tx, urls, space_id, reader=actor) for space_id in spaces}

    def references(passage: Passage) -> AbsoluteReferences:
        space_id = passage.loaded.space.id
        address = bases[space_id]
        revision = passage.loaded.revision
        return AbsoluteReferences(
            space_id, revision, address.url if address else None, lambda file: download_url(urls, signing, space_id, file)
        )

    yield from compose(passages, format_, references)
