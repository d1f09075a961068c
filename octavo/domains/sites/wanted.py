"""A site as its source describes it: what `arrange.py` is to make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceEntry:
    """A space: a directory of the repository (empty for all of it), and its place among its siblings."""

    directory: str
    title: str | None = None
    localized_title: Mapping[str, str] = field(default_factory=dict)
    path: str | None = None
    default: bool = False
    hidden: bool = False
    draft: bool = False
    language: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEntry:
    title: str
    path: str
    spaces: tuple[SpaceEntry, ...]
    localized_title: Mapping[str, str] = field(default_factory=dict)
    default: bool = False
    draft: bool = False
    icon: str | None = None
    description: str | None = None
    localized_description: Mapping[str, str] = field(default_factory=dict)
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEntry:
    """A link to somewhere else, beside sections."""

    title: str
    url: str
    localized_title: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    icon: str | None = None
    description: str | None = None
    localized_description: Mapping[str, str] = field(default_factory=dict)
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupEntry:
    """Sections, links and further groups under one title."""

    title: str
    parts: tuple["PartEntry", ...]
    localized_title: Mapping[str, str] = field(default_factory=dict)
    draft: bool = False
    icon: str | None = None


PartEntry = SectionEntry | LinkEntry | GroupEntry


def sections_of(parts: tuple[PartEntry, ...]) -> Iterator[SectionEntry]:
    """The sections, those in groups too, in reading order."""
    for part in parts:
        if isinstance(part, SectionEntry):
            yield part
        elif isinstance(part, GroupEntry):
            yield from sections_of(part.parts)
