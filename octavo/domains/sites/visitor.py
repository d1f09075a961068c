"""Who reads a published site: nobody with an account, who sees what the site shows (semantics 0.10)."""

from octavo.access.actor import SiteToken
from octavo.domains.sites.locate import Located
from octavo.domains.sites.structure import Section, Structure, Variant


def visitor_token(located: Located, structure: Structure, place: tuple[Section, Variant] | None = None) -> SiteToken:
    """What the visitor of a located site may read; `place` is where they stand in it, None for the whole site."""
    spaces = tuple(dict.fromkeys(variant.space_id for _, variant in structure.places()))
    section, variant = place if place is not None else (None, None)
    return SiteToken(
        organization=located.site.organization_id,
        site=located.site.id,
        site_space=variant.id if variant else "",
        site_section=section.id if section else None,
        space=variant.space_id if variant else next(iter(spaces), ""),
        spaces=spaces,
        visibility=located.site.visibility,
        share_key=located.share_key,
    )
