"""Resolve a published address to a site, a space and a token to read them with (semantics 6.6)."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from octavo.access.actor import Actor
from octavo.access.signing import Signing
from octavo.api.urls import Urls
from octavo.domains.sites import queries
from octavo.domains.sites.address import match, place_path
from octavo.domains.sites.locate import locate_url
from octavo.domains.sites.places import site_address
from octavo.domains.sites.structure import published
from octavo.domains.sites.visitor import visitor_token
from octavo.domains.urls.preview import CONSUMED, previewed_revision
from octavo.errors import NotFound
from octavo.store.transaction import Transaction


def resolve(tx: Transaction, actor: Actor, urls: Urls, signing: Signing, url: str) -> dict[str, Any]:
    """What a renderer needs to show the page at `url`, or at a prefix of its address; the actor's token opens previews only.

    Raises NotFound when no site is published there. The error's text is shown to visitors (semantics 12.12).
    """
    located = locate_url(tx, urls, url)
    site = located.site
    structure = published(queries.load_structure(tx, site))
    found = match(structure, list(located.segments))
    if found is None:
        raise NotFound("The site has no content yet.")
    place = place_path(structure, found.section, found.variant)
    revision = previewed_revision(tx, actor, site, found.variant.space_id, located.segments[found.consumed :])
    consumed = found.consumed + (CONSUMED if revision is not None else 0)
    pathname = "/".join(located.segments[consumed:])
    token = visitor_token(located, structure, (found.section, found.variant))
    answer: dict[str, Any] = {
        "site": site.id,
        "siteSpace": found.variant.id,
        "space": found.variant.space_id,
        "organization": site.organization_id,
        "pathname": pathname,
        "basePath": located.base_path + "".join(f"{quote(segment)}/" for segment in located.segments[:consumed]),
        "siteBasePath": located.base_path,
        "apiToken": signing.content_token(replace(token, revision=revision)),
        "canonicalUrl": f"{site_address(urls, site, located.share_key)}{place}{quote(pathname)}",
        "complete": found.complete,
    }
    if found.section.id is not None:
        answer["siteSection"] = found.section.id
    if revision is not None:
        answer["revision"] = revision
    if located.share_key is not None:
        answer["shareKey"] = located.share_key
    return answer
