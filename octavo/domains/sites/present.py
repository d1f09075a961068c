"""A site as the API shows it (semantics 6.1 and 6.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, cast, get_args

from octavo import clock
from octavo.api.permission import RANKS
from octavo.api.urls import Urls
from octavo.domains.content.languages_wire import TranslationLanguage
from octavo.domains.sites.address import place_path
from octavo.domains.sites.features import all_features
from octavo.domains.sites.places import site_address
from octavo.domains.sites.redirect_wire import SiteRedirect
from octavo.domains.sites.structure import ExternalLink, Part, Section, Structure, Variant, without_drafts
from octavo.domains.sites.structure_wire import SiteExternalLink, SiteSection, SiteSectionGroup, SiteSpace, SiteStructure, SiteStructurePart
from octavo.domains.sites.wire import Site, SitePermissions
from octavo.domains.spaces.wire import Space
from octavo.store.query import Row


def present_site(row: Row, urls: Urls, *, site_spaces: int, share_key: str | None = None, visitor: bool = False) -> Site:
    """`row` is of the table of sites, with the caller's `rank`: None for somebody who merely may know that it exists. A `visitor` may see it, and no more."""
    found: Site = {
        "object": "site",
        "id": row.id,
        "type": row.type,
        "appliedType": "ultimate",
        "title": row.title,
        "basename": row.basename,
        "visibility": row.visibility,
        "defaultLevel": row.default_level,
        "permissions": _permissions(RANKS["read"] if row.rank is None else row.rank, visitor=visitor),
        "published": row.published,
        "siteSpaces": site_spaces,
        "createdAt": clock.timestamp(row.created_at),
        "features": all_features(),
        "urls": {
            "location": urls.api(f"/orgs/{row.organization_id}/sites/{row.id}"),
            "app": urls.app(f"/o/{row.organization_id}/sites/{row.id}"),
            "preview": urls.app(f"/o/{row.organization_id}/sites/{row.id}/preview"),
        },
    }
    if row.hostname is not None:
        found["hostname"] = row.hostname
    if row.adaptive_content is not None:
        found["adaptiveContent"] = row.adaptive_content
    if row.published:
        found["urls"]["published"] = site_address(urls, row, share_key)
    return found


def present_redirect(row: Row) -> SiteRedirect:
    return {
        "object": "site-redirect",
        "id": row.id,
        "source": row.source,
        "draft": row.draft,
        "captureWildcard": row.capture_wildcard,
        "permanent": row.permanent,
        "destination": row.destination,
        "createdAt": clock.timestamp(row.created_at),
        "updatedAt": clock.timestamp(row.updated_at),
    }


def _permissions(rank: int, *, visitor: bool) -> SitePermissions:
    return {
        "view": rank >= RANKS["read"],
        "access": rank >= RANKS["read"] and not visitor,
        "edit": rank >= RANKS["edit"],
        "create": rank >= RANKS["create"],
        "admin": rank >= RANKS["admin"],
        "installIntegration": rank >= RANKS["admin"],
        "viewAdaptiveSchema": rank >= RANKS["read"] and not visitor,
        "editAdaptiveSchema": rank >= RANKS["admin"],
    }


_LANGUAGES: Final = frozenset(get_args(TranslationLanguage))


def _translated(texts: Mapping[str, str], longest: int) -> dict[TranslationLanguage, str]:
    """The translations that the API can say: into languages that it knows, and no longer than it allows."""
    return {
        cast(TranslationLanguage, language): text for language, text in texts.items() if language in _LANGUAGES and len(text) <= longest
    }


@dataclass(frozen=True)
class StructurePresenter:
    """The parts of one site as they are shown to the caller, links among them only if `links`, and what they are shown under only if `conditions`.

    `space` shows a space to the caller, None for one that the caller may not see: its place is left out then. Drafts have no address.
    """

    site: Row
    structure: Structure
    urls: Urls
    space: Callable[[str, str | None], Space | None]
    share_key: str | None = None
    links: bool = True
    conditions: bool = True

    def present(self) -> SiteStructure:
        if self.structure.flat:
            section = self.structure.default_section
            return {"type": "siteSpaces", "structure": self._site_spaces(section) if section else []}
        return {"type": "sections", "structure": [shown for part in self.structure.top if (shown := self._part(part)) is not None]}

    def _part(self, part: Part) -> SiteStructurePart | None:
        if isinstance(part, Section):
            return self.present_section(part)
        if isinstance(part, ExternalLink):
            return self._link(part) if self.links else None
        children = [shown for each in part.parts if (shown := self._part(each)) is not None]
        found: SiteSectionGroup = {
            "object": "site-section-group",
            "id": part.id,
            "title": part.title,
            "sections": [child for child in children if child["object"] == "site-section"],
            "draft": part.draft,
            "children": children,
        }
        if part.localized_title:
            found["localizedTitle"] = _translated(part.localized_title, 128)
        if part.icon:
            found["icon"] = part.icon
        if part.group_id:
            found["sectionGroup"] = part.group_id
        return found

    def _link(self, link: ExternalLink) -> SiteExternalLink:
        found: SiteExternalLink = {"object": "site-external-link", "id": link.id, "title": link.title, "url": link.url, "draft": link.draft}
        if link.localized_title:
            found["localizedTitle"] = _translated(link.localized_title, 128)
        if link.description:
            found["description"] = link.description
        if link.localized_description:
            found["localizedDescription"] = _translated(link.localized_description, 256)
        if link.icon:
            found["icon"] = link.icon
        if link.group_id:
            found["sectionGroup"] = link.group_id
        if link.condition and self.conditions:
            found["condition"] = link.condition
        return found

    def present_section(self, section: Section) -> SiteSection:
        found: SiteSection = {
            "object": "site-section",
            "id": section.id or "",
            "title": section.title,
            "path": section.path,
            "draft": section.draft,
            "siteSpaces": self._site_spaces(section),
            "urls": {},
        }
        if section == self.structure.default_section:
            found["default"] = True
        if section.description:
            found["description"] = section.description
        if section.icon:
            found["icon"] = section.icon
        if section.localized_title:
            found["localizedTitle"] = _translated(section.localized_title, 128)
        if section.localized_description:
            found["localizedDescription"] = _translated(section.localized_description, 256)
        if section.group_id:
            found["sectionGroup"] = section.group_id
        if section.condition and self.conditions:
            found["condition"] = section.condition
        if (address := self._addresses.get(section.id or "")) is not None:
            found["urls"]["published"] = address
        return found

    def _site_spaces(self, section: Section) -> list[SiteSpace]:
        shown = (self.present_site_space(section, variant) for variant in section.variants)
        return [site_space for site_space in shown if site_space is not None]

    def present_site_space(self, section: Section, variant: Variant) -> SiteSpace | None:
        address = self._addresses.get(variant.id)
        space = self.space(variant.space_id, address)
        if space is None:
            return None
        found: SiteSpace = {
            "object": "site-space",
            "id": variant.id,
            "path": variant.path,
            "space": space,
            "title": variant.title,
            "default": variant == section.default_variant,
            "draft": variant.draft,
            "hidden": variant.hidden,
            "urls": {"published": address} if address is not None else {},
        }
        if section.id is not None:
            found["section"] = section.id
        if variant.localized_title:
            found["localizedTitle"] = _translated(variant.localized_title, 128)
        if variant.condition and self.conditions:
            found["condition"] = variant.condition
        if variant.page_id:
            found["pageId"] = variant.page_id
        return found

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """Of sections and site-spaces by their ids."""
        if not self.site.published:
            return {}
        shown, base = without_drafts(self.structure), site_address(self.urls, self.site, self.share_key)
        found = {variant.id: base + place_path(shown, section, variant) for section, variant in shown.places()}
        return found | {each.id: found[each.default_variant.id] for each in shown.sections if each.id and each.default_variant}
