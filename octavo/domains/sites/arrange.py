"""Give a site the structure that its source describes. What stays in its place keeps its id."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from octavo import clock
from octavo.domains.sites import queries
from octavo.domains.sites.create import add_section, add_site_space
from octavo.domains.sites.structure import Section, Structure
from octavo.store.transaction import Transaction


class WantedSpace(Protocol):
    @property
    def directory(self) -> str: ...
    @property
    def title(self) -> str | None: ...
    @property
    def path(self) -> str | None: ...
    @property
    def default(self) -> bool: ...
    @property
    def hidden(self) -> bool: ...
    @property
    def draft(self) -> bool: ...
    @property
    def condition(self) -> str | None: ...


class WantedSection(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def spaces(self) -> Sequence[WantedSpace]: ...
    @property
    def default(self) -> bool: ...
    @property
    def draft(self) -> bool: ...
    @property
    def icon(self) -> str | None: ...
    @property
    def description(self) -> str | None: ...
    @property
    def condition(self) -> str | None: ...


class Arranger:
    """`space_ids` is by directory, `titles` by space id: what a space is called where the source names no title."""

    def __init__(self, tx: Transaction, site_id: str, space_ids: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self._tx = tx
        self._site_id = site_id
        self._space_ids = space_ids
        self._titles = titles
        self._before: Structure = queries.load_structure(tx, queries.get_site(tx, site_id))

    def arrange(self, sections: Sequence[WantedSection], spaces: Sequence[WantedSpace]) -> None:
        """Sections with their spaces, or spaces alone."""
        kept_sections: set[str] = set()
        kept_spaces: set[str] = set()
        for position, wanted in enumerate(sections):
            section_id = self._section(wanted, position)
            kept_sections.add(section_id)
            kept_spaces |= self._spaces(section_id, wanted.spaces, is_default_section=wanted.default)
        kept_spaces |= self._spaces(None, spaces, is_default_section=True)
        for section, variant in self._before.places():
            if variant.id not in kept_spaces:
                queries.delete_site_space(self._tx, variant.id)
            if section.id is not None and section.id not in kept_sections:
                queries.delete_section(self._tx, section.id)
        queries.update_site(self._tx, self._site_id, updated_at=clock.now())

    def _section(self, wanted: WantedSection, position: int) -> str:
        there = next((section for section in self._before.sections if section.id and section.path == wanted.path), None)
        columns = {"icon": wanted.icon, "description": wanted.description, "condition": wanted.condition, "draft": wanted.draft}
        if there is None or there.id is None:
            return add_section(
                self._tx, self._site_id, title=wanted.title, path=wanted.path, position=position, default=wanted.default, **columns
            )
        queries.update_section(self._tx, there.id, title=wanted.title, position=position, **columns)
        if wanted.default:
            queries.update_site(self._tx, self._site_id, default_site_section_id=there.id)
        return there.id

    def _spaces(self, section_id: str | None, spaces: Sequence[WantedSpace], *, is_default_section: bool) -> set[str]:
        kept: set[str] = set()
        before = next((section for section in self._before.sections if section.id == section_id), None)
        for position, wanted in enumerate(spaces):
            space_id = self._space_ids[wanted.directory]
            title = wanted.title or self._titles[space_id]
            site_space_id = self._site_space(section_id, before, space_id, wanted, title, position)
            kept.add(site_space_id)
            if wanted.default or (position == 0 and not any(each.default for each in spaces)):
                self._set_default(section_id, site_space_id, is_default_section=is_default_section)
        return kept

    def _site_space(
        self, section_id: str | None, before: Section | None, space_id: str, wanted: WantedSpace, title: str, position: int
    ) -> str:
        columns: dict[str, Any] = {
            "hidden": wanted.hidden,
            "draft": wanted.draft,
            "condition": wanted.condition,
            "position": position,
            "title": title,
        }
        there = next((variant for variant in before.variants if variant.space_id == space_id), None) if before else None
        if there is None:
            return add_site_space(self._tx, self._site_id, space_id, section_id=section_id, path=wanted.path, **columns)
        queries.update_site_space(self._tx, there.id, path=wanted.path or there.path, **columns)
        return there.id

    def _set_default(self, section_id: str | None, site_space_id: str, *, is_default_section: bool) -> None:
        if section_id is not None:
            queries.update_section(self._tx, section_id, default_site_space_id=site_space_id)
        if is_default_section:
            queries.update_site(self._tx, self._site_id, default_site_space_id=site_space_id)
