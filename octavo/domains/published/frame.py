"""What stands around every page of a site: title, sections, variants, navigation, theme."""

from collections.abc import Callable
from typing import Any

from octavo.content.html.urls import safe_url
from octavo.content.revision.tree import Page
from octavo.domains.published.look import Look
from octavo.domains.published.place import SitePlace
from octavo.domains.sites.structure import ExternalLink, Group, Part, Section, Structure, Variant, in_language
from octavo.publish.navigation import Navigation
from octavo.publish.views import SectionTab, SiteView
from octavo.publish.views import Variant as VariantView
from octavo.store.query import Row

PlaceHref = Callable[[Section, Variant], str]


def site_view(
    site: Row,
    settings: dict[str, Any],
    structure: Structure,
    place: SitePlace,
    navigation: Navigation,
    origin: str,
    hrefs: PlaceHref,
    page: Page | None,
) -> SiteView:
    """The frame as it looks from the place; `settings` are the effective customization."""
    home = place.loaded.revision.first_document()
    look = Look(settings, place)
    return SiteView(
        title=look.title() or site.title,
        origin=origin,
        base_path=place.site_base,
        content_path=place.base,
        home=look.home(),
        locale=place.locale,
        emoji=settings["favicon"].get("emoji") or (home.emoji if home is not None else None),
        icon=home.icon if home is not None else None,
        logo=look.logo(),
        favicon=look.favicon(),
        theme=look.theme(),
        links=look.header_links(),
        sections=_sections(structure, place, hrefs),
        variants=_variants(place, hrefs),
        navigation=navigation.items(page),
        footer=look.footer(),
        announcement=look.announcement(),
        ask=look.ask(),
        page_actions=tuple(settings["pageActions"]["items"]),
        pagination=settings["pagination"]["enabled"],
        feed=f"{place.site_base}~octavo/feed.xml",
        social_preview=look.social_preview(),
        privacy_policy=look.privacy_policy(),
        trademark=settings["trademark"]["enabled"],
        no_index=site.visibility != "public",
        external_links=settings["externalLinks"]["target"],
    )


def _sections(structure: Structure, place: SitePlace, hrefs: PlaceHref) -> tuple[SectionTab, ...]:
    if structure.flat:
        return ()
    return tuple(_tab(part, place, hrefs) for part in structure.top)


def _tab(part: Part, place: SitePlace, hrefs: PlaceHref) -> SectionTab:
    language = place.variant.language
    title = in_language(part.title, part.localized_title, language)
    if isinstance(part, Group):
        children = tuple(_tab(each, place, hrefs) for each in part.parts)
        return SectionTab(title=title, href=None, icon=part.icon, current=any(child.current for child in children), children=children)
    description = in_language(part.description or "", part.localized_description, language) or None
    if isinstance(part, ExternalLink):
        return SectionTab(title=title, href=safe_url(part.url), description=description, icon=part.icon, external=True)
    same = next((each for each in part.variants if language and each.language == language and not each.hidden), None)
    target = same or part.default_variant
    return SectionTab(
        title=title,
        href=hrefs(part, target) if target else None,
        description=description,
        icon=part.icon,
        current=part.id == place.section.id,
    )


def _variants(place: SitePlace, hrefs: PlaceHref) -> tuple[VariantView, ...]:
    shown = [variant for variant in place.section.variants if not variant.hidden or variant == place.variant]
    if len(shown) < 2:  # noqa: PLR2004 - nothing to choose from
        return ()
    return tuple(
        VariantView(
            title=in_language(each.title, each.localized_title, place.variant.language),
            href=hrefs(place.section, each),
            current=each == place.variant,
            lang=each.language,
        )
        for each in shown
    )
