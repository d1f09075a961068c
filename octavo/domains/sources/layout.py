"""Which spaces a repository holds, and how its site arranges them (dialect 3.5)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from octavo.content.revision.faults import Fault
from octavo.content.revision.site_config import SiteConfig, SiteNode, read_site_config
from octavo.store.git.trees import Entry

SITE_FILES: Final = ("gitbook-docs.yaml", "docs.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceEntry:
    """A space: a directory of the repository (empty for all of it), and its place among its siblings."""

    directory: str
    title: str | None = None
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
    default: bool = False
    draft: bool = False
    icon: str | None = None
    description: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Either `sections`, or `spaces` alone."""

    title: str | None = None
    sections: tuple[SectionEntry, ...] = ()
    spaces: tuple[SpaceEntry, ...] = ()
    faults: tuple[Fault, ...] = ()

    def all_spaces(self) -> list[SpaceEntry]:
        return [*self.spaces, *(space for section in self.sections for space in section.spaces)]


WHOLE: Final = Layout(spaces=(SpaceEntry(directory="", default=True),))


def read_layout(index: Mapping[str, Entry], read: Callable[[str], bytes]) -> Layout:
    """What the site file says; the whole repository as one space without one, or when nothing of it can be used. Faults are kept either way."""
    name = next((name for name in SITE_FILES if name in index and index[name].is_file), None)
    if name is None:
        return WHOLE
    config = read_site_config(read(name).decode(errors="replace"))
    reader = _Reader(name, _folders(index), [fault.at(name) for fault in config.faults])
    layout = reader.layout(config)
    if not layout.all_spaces():
        reader.faults.append(Fault(name, None, "it names no directory that exists: the whole repository is one space"))
        layout = WHOLE
    return replace(layout, faults=tuple(reader.faults))


def _folders(index: Mapping[str, Entry]) -> frozenset[str]:
    """Every folder that holds a file somewhere below it; the top is the empty path."""
    found = {""}
    for path in index:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(found)


@dataclass(slots=True)
class _Reader:
    file: str
    folders: frozenset[str]
    faults: list[Fault]

    def layout(self, config: SiteConfig) -> Layout:
        sections = tuple(self._sections(config.nodes))
        spaces = () if sections else tuple(self._spaces(config.nodes))
        return Layout(title=config.title, sections=sections, spaces=spaces)

    def _sections(self, nodes: Iterable[SiteNode]) -> Iterator[SectionEntry]:
        """Sections with content, those in groups too, in reading order."""
        for node in nodes:
            if node.kind == "section-group":
                self._note(node, "groups of sections are not shown yet: its sections stand beside the others")
                yield from self._sections(node.children)
            elif node.kind == "external-link":
                self._note(node, "links beside sections are not shown yet")
            elif node.kind == "section" and (spaces := tuple(self._spaces(node.children))):
                yield SectionEntry(
                    title=node.title,
                    path=node.path or node.key,
                    spaces=spaces,
                    default=node.default,
                    draft=node.draft,
                    icon=node.icon,
                    description=node.description,
                    condition=node.condition,
                )

    def _spaces(self, nodes: Iterable[SiteNode]) -> Iterator[SpaceEntry]:
        for node in nodes:
            if node.kind == "space" and node.directory is not None and self._exists(node):
                yield SpaceEntry(
                    directory=node.directory,
                    title=node.title,
                    path=node.path,
                    default=node.default,
                    hidden=node.hidden,
                    draft=node.draft,
                    language=node.language,
                    condition=node.condition,
                )

    def _exists(self, node: SiteNode) -> bool:
        if node.directory in self.folders:
            return True
        self._note(node, f"the directory {node.directory} does not exist")
        return False

    def _note(self, node: SiteNode, message: str) -> None:
        self.faults.append(Fault(self.file, node.line, f"{node.title!r}: {message}"))
