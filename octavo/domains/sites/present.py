"""A site as the API shows it (semantics 6.1 and 6.2)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, cast, get_args

from octavo import clock
from octavo.api.permission import RANKS
from octavo.api.urls import Urls
from octavo.domains.content.languages_wire import TranslationLanguage
from octavo.domains.sites.address import place_path
from octavo.domains.sites.features import all_features
from octavo.domains.sites.places import site_address
from octavo.domains.sites.redirect_wire import SiteRedirect
from octavo.domains.sites.structure import ExternalLink, Part, Section, Structure, Variant
from octavo.domains.sites.structure_wire import SiteExternalLink, SiteSection, SiteSectionGroup, SiteSpace, SiteStructure, SiteStructurePart
from octavo.domains.sites.wire import Site, SitePermissions
from octavo.domains.spaces.wire import Space
from octavo.store.query import Row


def present_site(row: Row, urls: Urls, *, site_spaces: int, share_key: str | None = None) -> Site:
    """`row` is of the table of sites, with the caller's `rank`: None for somebody who merely may know that it exists."""
    found: Site = {
        "object": "site",
        "id": row.id,
        "type": row.type,
        "appliedType": "ultimate",
        "title": row.title,
        "basename": row.basename,
        "visibility": row.visibility,
        "defaultLevel": row.default_level,
        "permissions": _permissions(RANKS["read"] if row.rank is None else row.rank),
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


def _permissions(rank: int) -> SitePermissions:
    return {
        "view": rank >= RANKS["read"],
        "access": rank >= RANKS["read"],
        "edit": rank >= RANKS["edit"],
        "create": rank >= RANKS["create"],
        "admin": rank >= RANKS["admin"],
        "installIntegration": rank >= RANKS["admin"],
        "viewAdaptiveSchema": rank >= RANKS["read"],
        "editAdaptiveSchema": rank >= RANKS["admin"],
    }


_LANGUAGES: Final = frozenset(get_args(TranslationLanguage))


def _translated(texts: Mapping[str, str], longest: int) -> dict[TranslationLanguage, str]:
    """The translations that the API can say: into languages that it knows, and no longer than it allows."""
    return {
        cast(TranslationLanguage, language): text for language, text in texts.items() if language in _LANGUAGES and len(text) <= longest
    }


@dataclass(frozen=True, slots=True)
class StructurePresenter:
    """The parts of one site, links among them only if `links`. `space` shows a space to the caller, None for one that the caller may not see: its place is left out then."""

    site: Row
    structure: Structure
    urls: Urls
    space: Callable[[str, str], Space | None]
    share_key: str | None = None
    links: bool = True

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
        if link.condition:
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
        if section.condition:
            found["condition"] = section.condition
        if section.default_variant is not None and self.site.published:
            found["urls"]["published"] = self._url(section, section.default_variant)
        return found

    def _site_spaces(self, section: Section) -> list[SiteSpace]:
        shown = (self.present_site_space(section, variant) for variant in section.variants)
        return [site_space for site_space in shown if site_space is not None]

    def present_site_space(self, section: Section, variant: Variant) -> SiteSpace | None:
        url = self._url(section, variant)
        space = self.space(variant.space_id, url)
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
            "urls": {"published": url} if self.site.published else {},
        }
        if section.id is not None:
            found["section"] = section.id
        if variant.localized_title:
            found["localizedTitle"] = _translated(variant.localized_title, 128)
        if variant.condition:
            found["condition"] = variant.condition
        if variant.page_id:
            found["pageId"] = variant.page_id
        return found

    def _url(self, section: Section, variant: Variant) -> str:
        return site_address(self.urls, self.site, self.share_key) + place_path(self.structure, section, variant)
