"""What a site is made of, as values: sections, and variants of each (semantics 6.2)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from octavo.access.conditions import Claims, opens


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
    localized_title: Mapping[str, str] = field(default_factory=dict)


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
    localized_title: Mapping[str, str] = field(default_factory=dict)
    localized_description: Mapping[str, str] = field(default_factory=dict)

    @property
    def default_variant(self) -> Variant | None:
        return next((variant for variant in self.variants if variant.default), self.variants[0] if self.variants else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalLink:
    """A link to somewhere else, beside sections."""

    id: str
    title: str
    url: str
    draft: bool = False
    condition: str | None = None
    icon: str | None = None
    description: str | None = None
    group_id: str | None = None
    localized_title: Mapping[str, str] = field(default_factory=dict)
    localized_description: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Parts under one title. It has no address."""

    id: str
    title: str
    parts: tuple["Part", ...]
    draft: bool = False
    icon: str | None = None
    group_id: str | None = None
    localized_title: Mapping[str, str] = field(default_factory=dict)


Part = Section | ExternalLink | Group


@dataclass(frozen=True, slots=True)
class Structure:
    """`sections` are all of them, in reading order; `parts` how they are grouped, with links between them. Without `parts`, no section has a group."""

    sections: tuple[Section, ...]
    parts: tuple[Part, ...] = ()

    @property
    def top(self) -> tuple[Part, ...]:
        return self.parts or self.sections

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


def grouped(parts: tuple[Part, ...]) -> Structure:
    """The structure with these parts."""
    return Structure(tuple(_sections(parts)), parts)


def _sections(parts: Iterable[Part]) -> Iterator[Section]:
    for part in parts:
        if isinstance(part, Section):
            yield part
        elif isinstance(part, Group):
            yield from _sections(part.parts)


def published(structure: Structure, claims: Claims | None = None) -> Structure:
    """What visitors with these claims see, without any by default: what is no draft, and under no condition that fails."""
    return _only(structure, lambda part: not part.draft and _is_open(part, claims))


def without_drafts(structure: Structure) -> Structure:
    """What is published for some visitor or other."""
    return _only(structure, lambda part: not part.draft)


def opened(structure: Structure, claims: Claims | None) -> Structure:
    """What visitors with these claims see, drafts included."""
    return _only(structure, lambda part: _is_open(part, claims))


def _is_open(part: Part | Variant, claims: Claims | None) -> bool:
    return isinstance(part, Group) or opens(claims, part.condition)


def _only(structure: Structure, wanted: Callable[[Part | Variant], bool]) -> Structure:
    """The structure of the parts that are wanted, without sections and groups that are empty then."""
    return grouped(tuple(_chosen(structure.top, wanted)))


def _chosen(parts: Iterable[Part], wanted: Callable[[Part | Variant], bool]) -> Iterator[Part]:
    for part in filter(wanted, parts):
        if isinstance(part, ExternalLink):
            yield part
        elif isinstance(part, Group):
            if inside := tuple(_chosen(part.parts, wanted)):
                yield replace(part, parts=inside)
        elif variants := tuple(filter(wanted, part.variants)):
            yield replace(part, variants=variants)


def in_language(text: str, translations: Mapping[str, str], language: str | None) -> str:
    """A text in a reader's language (`pt-BR`), or in its wider one (`pt`), where there is a translation."""
    if not language or not translations:
        return text
    return translations.get(language) or translations.get(language.partition("-")[0]) or text
