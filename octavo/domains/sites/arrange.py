"""Give a site the structure that its source describes. What stays in its place keeps its id."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from octavo import clock
from octavo.domains.sites import queries
from octavo.domains.sites.create import ID_LETTERS, add_section, add_site_space
from octavo.domains.sites.structure import ExternalLink, Group, Part, Section, Structure
from octavo.domains.sites.wanted import GroupEntry, LinkEntry, PartEntry, SectionEntry, SpaceEntry
from octavo.ids import new_id
from octavo.store.transaction import Transaction


class Arranger:
    """`space_ids` is by directory, `titles` by space id: what a space is called where the source names no title."""

    def __init__(self, tx: Transaction, site_id: str, space_ids: Mapping[str, str], titles: Mapping[str, str]) -> None:
        self._tx = tx
        self._site_id = site_id
        self._space_ids = space_ids
        self._titles = titles
        self._before: Structure = queries.load_structure(tx, queries.get_site(tx, site_id))
        self._kept: set[str] = set()

    def arrange(self, parts: Sequence[PartEntry], spaces: Sequence[SpaceEntry]) -> None:
        """Sections with their spaces, in groups and with links between them; or spaces alone."""
        self._parts(parts, None)
        self._spaces(None, spaces, is_default_section=True)
        for section, variant in self._before.places():
            if variant.id not in self._kept:
                queries.delete_site_space(self._tx, variant.id)
            if section.id is not None and section.id not in self._kept:
                queries.delete_section(self._tx, section.id)
        self._forget(self._before.parts)
        queries.update_site(self._tx, self._site_id, updated_at=clock.now())

    def _forget(self, parts: Sequence[Part]) -> None:
        """Links and groups that are gone, the inner ones first."""
        for part in parts:
            if isinstance(part, Group):
                self._forget(part.parts)
                if part.id not in self._kept:
                    queries.delete_group(self._tx, part.id)
            elif isinstance(part, ExternalLink) and part.id not in self._kept:
                queries.delete_link(self._tx, part.id)

    def _parts(self, parts: Sequence[PartEntry], group_id: str | None) -> None:
        for position, wanted in enumerate(parts):
            if isinstance(wanted, SectionEntry):
                section_id = self._section(wanted, group_id, position)
                self._kept.add(section_id)
                self._spaces(section_id, wanted.spaces, is_default_section=wanted.default)
            elif isinstance(wanted, LinkEntry):
                self._kept.add(self._link(wanted, group_id, position))
            else:
                inner = self._group(wanted, group_id, position)
                self._kept.add(inner)
                self._parts(wanted.parts, inner)

    def _section(self, wanted: SectionEntry, group_id: str | None, position: int) -> str:
        there = next((section for section in self._before.sections if section.id and section.path == wanted.path), None)
        columns = {
            "group_id": group_id,
            "icon": wanted.icon,
            "localized_title": wanted.localized_title or None,
            "description": wanted.description,
            "localized_description": wanted.localized_description or None,
            "condition": wanted.condition,
            "draft": wanted.draft,
        }
        if there is None or there.id is None:
            return add_section(
                self._tx, self._site_id, title=wanted.title, path=wanted.path, position=position, default=wanted.default, **columns
            )
        queries.update_section(self._tx, there.id, title=wanted.title, position=position, **columns)
        if wanted.default:
            queries.update_site(self._tx, self._site_id, default_site_section_id=there.id)
        return there.id

    def _group(self, wanted: GroupEntry, parent_id: str | None, position: int) -> str:
        """A group is known again by its title."""
        there = next(
            (group for group in _all_of(Group, self._before.parts) if group.title == wanted.title and group.id not in self._kept), None
        )
        columns = {
            "parent_id": parent_id,
            "position": position,
            "title": wanted.title,
            "localized_title": wanted.localized_title or None,
            "icon": wanted.icon,
            "draft": wanted.draft,
        }
        if there is not None:
            queries.update_group(self._tx, there.id, **columns)
            return there.id
        group_id = new_id("sitesg_", ID_LETTERS)
        queries.insert_group(self._tx, id=group_id, site_id=self._site_id, **columns)
        return group_id

    def _link(self, wanted: LinkEntry, group_id: str | None, position: int) -> str:
        """A link is known again by where it leads."""
        links = _all_of(ExternalLink, self._before.parts)
        there = next((link for link in links if link.url == wanted.url and link.id not in self._kept), None)
        columns = {
            "group_id": group_id,
            "position": position,
            "title": wanted.title,
            "localized_title": wanted.localized_title or None,
            "description": wanted.description,
            "localized_description": wanted.localized_description or None,
            "icon": wanted.icon,
            "url": wanted.url,
            "condition": wanted.condition,
            "draft": wanted.draft,
        }
        if there is not None:
            queries.update_link(self._tx, there.id, **columns)
            return there.id
        link_id = new_id("siteel_", ID_LETTERS)
        queries.insert_link(self._tx, id=link_id, site_id=self._site_id, **columns)
        return link_id

    def _spaces(self, section_id: str | None, spaces: Sequence[SpaceEntry], *, is_default_section: bool) -> None:
        before = next((section for section in self._before.sections if section.id == section_id), None)
        for position, wanted in enumerate(spaces):
            space_id = self._space_ids[wanted.directory]
            title = wanted.title or self._titles[space_id]
            site_space_id = self._site_space(section_id, before, space_id, wanted, title, position)
            self._kept.add(site_space_id)
            if wanted.default or (position == 0 and not any(each.default for each in spaces)):
                self._set_default(section_id, site_space_id, is_default_section=is_default_section)

    def _site_space(
        self, section_id: str | None, before: Section | None, space_id: str, wanted: SpaceEntry, title: str, position: int
    ) -> str:
        columns: dict[str, Any] = {
            "hidden": wanted.hidden,
            "draft": wanted.draft,
            "condition": wanted.condition,
            "position": position,
            "title": title,
            "localized_title": wanted.localized_title or None,
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


_P = TypeVar("_P", Group, ExternalLink)


def _all_of(kind: type[_P], parts: Sequence[Part]) -> Iterator[_P]:
    for part in parts:
        if isinstance(part, kind):
            yield part
        if isinstance(part, Group):
            yield from _all_of(kind, part.parts)
