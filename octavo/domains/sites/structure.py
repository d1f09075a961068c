"""What a site is made of, as values: sections, and variants of each (semantics 6.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A space's place in a site; GitBook's name is site-space."""

    id: str
    space_id: str
    path: str
    title: str
    default: bool
    hidden: bool = False
    draft: bool = False
    condition: str | None = None
    page_id: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a site with an address of its own. A site without sections has one nameless section, whose `id` is None."""

    id: str | None
    path: str
    title: str
    default: bool
    variants: tuple[Variant, ...]
    draft: bool = False
    condition: str | None = None
    icon: str | None = None
    description: str | None = None
    group_id: str | None = None

    @property
    def default_variant(self) -> Variant | None:
        return next((variant for variant in self.variants if variant.default), self.variants[0] if self.variants else None)


@dataclass(frozen=True, slots=True)
class Structure:
    sections: tuple[Section, ...]

    @property
    def default_section(self) -> Section | None:
        return next((section for section in self.sections if section.default), self.sections[0] if self.sections else None)

    @property
    def flat(self) -> bool:
        """Whether the site has variants only, and no sections."""
        return all(section.id is None for section in self.sections)

    def places(self) -> Iterator[tuple[Section, Variant]]:
        for section in self.sections:
            for variant in section.variants:
                yield section, variant

    def place(self, site_space_id: str) -> tuple[Section, Variant] | None:
        return next((place for place in self.places() if place[1].id == site_space_id), None)

    def of_space(self, space_id: str) -> tuple[Section, Variant] | None:
        """Where a space stands: its default place if it has several."""
        return next((place for place in self.places() if place[1].space_id == space_id), None)


def published(structure: Structure) -> Structure:
    """What readers see: no drafts, and no sections that are empty without them."""
    kept = []
    for section in structure.sections:
        variants = tuple(variant for variant in section.variants if not variant.draft)
        if variants and not section.draft:
            kept.append(replace(section, variants=variants))
    return Structure(tuple(kept))
