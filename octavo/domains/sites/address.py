"""The algebra of a site's addresses, in both directions (semantics 6.2 and 6.6).

An address is the site's base, the section's path, the variant's path, the page's path. The default variant leaves out its segment, and the default
section too where its default variant is meant.
"""

from dataclasses import dataclass

from octavo.domains.sites.structure import Section, Structure, Variant


@dataclass(frozen=True, slots=True)
class Match:
    """Where a path leads: `consumed` segments name the section and variant, the rest is a page's path.

    `complete` says that no longer path could name another section or variant: what follows can only be pages.
    """

    section: Section
    variant: Variant
    consumed: int
    complete: bool


def match(structure: Structure, segments: list[str]) -> Match | None:
    """The section and variant that the path below a site's base leads to; None for a site without any."""
    rest = [segment.lower() for segment in segments]
    section = structure.default_section
    consumed = 0
    named = None if structure.flat else _section_at(structure, rest)
    if named is not None:
        section, consumed = named, 1
    if section is None or section.default_variant is None:
        return None
    variant = section.default_variant
    # of the default section only the default variant may leave out the section's segment
    choosable = structure.flat or named is not None
    if choosable and len(section.variants) > 1 and (chosen := _variant_at(section, rest[consumed:])) is not None:
        return Match(section, chosen, consumed + 1, complete=True)
    more_may_follow = consumed == len(rest) and (
        (choosable and len(section.variants) > 1) or (named is None and _has_named_places(structure))
    )
    return Match(section, variant, consumed, complete=not more_may_follow)


def _has_named_places(structure: Structure) -> bool:
    return not structure.flat and (len(structure.sections) > 1 or any(len(section.variants) > 1 for section in structure.sections))


def _section_at(structure: Structure, segments: list[str]) -> Section | None:
    return next((section for section in structure.sections if segments and section.path.lower() == segments[0]), None)


def _variant_at(section: Section, segments: list[str]) -> Variant | None:
    return next((variant for variant in section.variants if segments and variant.path.lower() == segments[0]), None)


def place_path(structure: Structure, section: Section, variant: Variant) -> str:
    """The canonical path of a variant below the site's base: empty, or ends with `/`."""
    is_default = variant == section.default_variant
    parts = []
    if not structure.flat and not (is_default and section == structure.default_section):
        parts.append(section.path)
    if not is_default:
        parts.append(variant.path)
    return "".join(f"{part}/" for part in parts)
