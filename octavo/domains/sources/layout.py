"""Which spaces a repository holds, and how its site arranges them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Protocol

from octavo.config_files import SITE_CONFIG_NAMES
from octavo.content.faults import Fault
from octavo.content.html.urls import safe_url
from octavo.content.revision.site_config import SiteConfig, SiteNode, read_site_config
from octavo.domains.sites.wanted import GroupEntry, LinkEntry, PartEntry, SectionEntry, SpaceEntry, sections_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Either `parts` with sections among them, or `spaces` alone. `unusable`: there is a site file that names no directory of the repository."""

    title: str | None = None
    parts: tuple[PartEntry, ...] = ()
    spaces: tuple[SpaceEntry, ...] = ()
    faults: tuple[Fault, ...] = ()
    unusable: bool = False

    def all_spaces(self) -> list[SpaceEntry]:
        return [*self.spaces, *(space for section in sections_of(self.parts) for space in section.spaces)]


WHOLE: Final = Layout(spaces=(SpaceEntry(directory="", default=True),))


class Top(Protocol):
    """The files of a repository, seen from its top."""

    def names(self) -> Iterable[str]:
        """Those at the top itself."""

    def has_folder(self, path: str) -> bool:
        """Whether something is below a path; the top itself is the empty one."""

    def read(self, path: str) -> bytes: ...


def read_layout(files: Top) -> Layout:
    """What the site file says; the whole repository as one space without one, or when nothing of it can be used. Faults are kept either way."""
    there = set(files.names())
    name = next((name for name in SITE_CONFIG_NAMES if name in there), None)
    if name is None:
        return WHOLE
    config = read_site_config(files.read(name).decode(errors="replace"))
    reader = _Reader(name, files.has_folder, [fault.at(name) for fault in config.faults])
    layout = reader.layout(config)
    if not layout.all_spaces():
        told = "it names no directory that exists: a new site has the whole repository as one space, and one that is there stays as it is"
        reader.faults.append(Fault(name, None, told))
        layout = replace(WHOLE, unusable=True)
    return replace(layout, faults=tuple(reader.faults))


@dataclass(slots=True)
class _Reader:
    file: str
    has_folder: Callable[[str], bool]
    faults: list[Fault]

    def layout(self, config: SiteConfig) -> Layout:
        parts = tuple(self._parts(config.nodes))
        if any(sections_of(parts)):
            return Layout(title=config.title, parts=parts)
        return Layout(title=config.title, spaces=tuple(self._spaces(config.nodes)))

    def _parts(self, nodes: Iterable[SiteNode]) -> Iterator[PartEntry]:
        """Sections with content, groups that are not empty, and links that lead somewhere, in their order."""
        for node in nodes:
            if node.kind == "section-group" and (parts := tuple(self._parts(node.children))):
                yield GroupEntry(title=node.title, parts=parts, localized_title=node.localized_title, draft=node.draft, icon=node.icon)
            elif node.kind == "external-link" and not node.hidden:
                yield from self._link(node)
            elif node.kind == "section" and (spaces := tuple(self._spaces(node.children))):
                yield SectionEntry(
                    title=node.title,
                    path=node.path or node.key,
                    spaces=spaces,
                    localized_title=node.localized_title,
                    default=node.default,
                    draft=node.draft,
                    icon=node.icon,
                    description=node.description,
                    localized_description=node.localized_description,
                    condition=node.condition,
                )

    def _link(self, node: SiteNode) -> Iterator[LinkEntry]:
        url = safe_url(node.url) if node.url else None
        if url is None:
            self._note(node, "the link leads nowhere that a page may link to: it is left out")
            return
        yield LinkEntry(
            title=node.title,
            url=url,
            localized_title=node.localized_title,
            draft=node.draft,
            icon=node.icon,
            description=node.description,
            localized_description=node.localized_description,
            condition=node.condition,
        )

    def _spaces(self, nodes: Iterable[SiteNode]) -> Iterator[SpaceEntry]:
        for node in nodes:
            if node.kind == "space" and node.directory is not None and self._exists(node):
                yield SpaceEntry(
                    directory=node.directory,
                    title=node.title,
                    localized_title=node.localized_title,
                    path=node.path,
                    default=node.default,
                    hidden=node.hidden,
                    draft=node.draft,
                    language=node.language,
                    condition=node.condition,
                )

    def _exists(self, node: SiteNode) -> bool:
        if node.directory is not None and self.has_folder(node.directory):
            return True
        self._note(node, f"the directory {node.directory} does not exist")
        return False

    def _note(self, node: SiteNode, message: str) -> None:
        self.faults.append(Fault(self.file, node.line, f"{node.title!r}: {message}"))
