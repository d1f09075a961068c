"""`docs.yaml` / `gitbook-docs.yaml`: the sites that a repository's spaces make up (dialect 3.5)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from octavo.content.faults import Fault
from octavo.content.revision.paths import join
from octavo.content.slugs import Anchors, slug
from octavo.content.yaml_text import Lines, YamlError, load_yaml

NodeKind = Literal["section-group", "section", "space", "external-link"]


@dataclass(slots=True)
class SiteNode:
    """One node of a site's structure. `directory` is a path from the repository's top (empty for the top itself), None for a space that is not synced."""

    kind: NodeKind
    key: str
    title: str
    line: int | None = None
    localized_title: dict[str, str] = field(default_factory=dict)
    description: str | None = None
    localized_description: dict[str, str] = field(default_factory=dict)
    icon: str | None = None
    path: str | None = None
    url: str | None = None
    condition: str | None = None
    default: bool = False
    hidden: bool = False
    draft: bool = False
    directory: str | None = None
    language: str | None = None
    children: list["SiteNode"] = field(default_factory=list)

    def walk(self) -> Iterator["SiteNode"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class SiteConfig:
    title: str | None = None
    nodes: list[SiteNode] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    """Without a path."""

    def spaces(self) -> list[SiteNode]:
        """The spaces in reading order."""
        return [node for top in self.nodes for node in top.walk() if node.kind == "space"]


_COMMON: Final = {"type", "key", "title", "localizedTitle"}
_KEYS: Final[dict[str, set[str]]] = {
    "section-group": _COMMON | {"icon", "draft", "children"},
    "section": _COMMON | {"path", "default", "description", "localizedDescription", "icon", "condition", "draft", "children"},
    "space": _COMMON | {"path", "default", "hidden", "draft", "condition", "content", "icon", "description", "localizedDescription"},
    "external-link": _COMMON | {"url", "icon", "description", "localizedDescription", "condition", "draft", "hidden"},
}
_HOLDS: Final[dict[str | None, tuple[str, ...]]] = {
    None: ("section-group", "section", "space", "external-link"),
    "section-group": ("section-group", "section", "external-link"),
    "section": ("space",),
}
_KINDS: Final[tuple[NodeKind, ...]] = ("section-group", "section", "space", "external-link")


def read_site_config(text: str, project_directory: str = "") -> SiteConfig:
    """The site that the file describes; what is wrong in it is a fault, and the rest holds.

    `project_directory` is the file's own folder in the repository: `./x` and `x` are relative to it, `/x` to the repository's top.
    """
    lines: Lines = {}
    config = SiteConfig()
    try:
        values = load_yaml(text, lines=lines)
    except YamlError as error:
        config.faults.append(Fault("", error.line, f"Not valid YAML: {error.message}. There is no site."))
        return config
    site = values.get("site") if isinstance(values, dict) else None
    if not isinstance(site, dict):
        config.faults.append(Fault("", 1, "There is no site: the file needs the key site with title and structure."))
        return config
    reader = _Reader(lines, project_directory, config)
    reader.unknown(values, {"$schema", "version", "site"}, "the file")
    reader.unknown(site, {"title", "structure"}, "the site")
    if values.get("version", 1) != 1:
        reader.fault(values, "The version is not 1: it is read as if it were.")
    config.title = reader.text(site, "title", "The site")
    config.nodes = reader.nodes(site.get("structure"), None, 0, site)
    _Checks(config).run()
    return config


class _Reader:
    def __init__(self, lines: Lines, project_directory: str, config: SiteConfig) -> None:
        self._lines = lines
        self._project_directory = project_directory.strip("/")
        self._faults = config.faults
        self._keys: dict[str, int | None] = {}
        self._made_keys = Anchors()

    def fault(self, where: object, message: str) -> None:
        self._faults.append(Fault("", self._lines.get(id(where)), message))

    def unknown(self, values: dict[str, Any], known: set[str], what: str) -> None:
        for key in values.keys() - known:
            self.fault(values, f"{what[0].upper()}{what[1:]} has the unknown key {key}: it has no effect.")

    def text(self, values: dict[str, Any], key: str, what: str) -> str | None:
        value = values.get(key)
        if value is None:
            return None
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return str(value).strip() or None
        self.fault(values, f"{what} has a {key} that is no text: it has no effect.")
        return None

    def nodes(self, values: object, above: NodeKind | None, depth: int, where: object) -> list[SiteNode]:
        if values is None:
            return []
        if not isinstance(values, list):
            self.fault(where, f"{'children' if above else 'structure'} is no list: it has no effect.")
            return []
        nodes: list[SiteNode] = []
        for value in values:
            kind = value.get("type") if isinstance(value, dict) else None
            if kind not in _KINDS:
                self.fault(
                    value if isinstance(value, dict) else values, f"An entry without a known type ({', '.join(_KINDS)}): it is left out."
                )
            elif kind not in _HOLDS[above] or (kind == "section-group" and depth > 1):
                self.fault(value, f"A {kind} may not stand here: it is left out.")
            else:
                nodes.append(self._node(value, kind, depth))
        return nodes

    def _node(self, values: dict[str, Any], kind: NodeKind, depth: int) -> SiteNode:
        title = self.text(values, "title", f"A {kind}")
        if not title:
            self.fault(values, f"A {kind} without a title.")
        what = f"The {kind} {title or ''}".rstrip()
        self.unknown(values, _KEYS[kind], what)
        node = SiteNode(kind, self._key(values, what, title), title or "Untitled", self._lines.get(id(values)))
        node.localized_title = self._localized(values, "localizedTitle", what)
        node.localized_description = self._localized(values, "localizedDescription", what)
        node.description = self.text(values, "description", what)
        node.icon = self.text(values, "icon", what)
        node.condition = self.text(values, "condition", what)
        node.default, node.hidden, node.draft = (self._switch(values, key, what) for key in ("default", "hidden", "draft"))
        if kind in {"section", "space"}:
            node.path = self._path(values, what, node.title)
        if kind == "external-link":
            node.url = self.text(values, "url", what)
            if not node.url:
                self.fault(values, f"{what} has no url.")
        if kind == "space":
            self._content(values, node, what)
        elif "children" in values:
            node.children = self.nodes(values["children"], kind, depth + 1, values)
        return node

    def _key(self, values: dict[str, Any], what: str, title: str | None) -> str:
        key = self.text(values, "key", what)
        if key is None:
            self.fault(values, f"{what} has no key: without one it cannot be told from a new one when it changes.")
            return self._made_keys.unique(slug(title or ""))
        if key in self._keys:
            self.fault(values, f"{what} has the key {key}, which is in use in line {self._keys[key]}.")
            return self._made_keys.unique(f"{key}-2")
        self._keys[key] = self._lines.get(id(values))
        return key

    def _path(self, values: dict[str, Any], what: str, title: str) -> str:
        path = self.text(values, "path", what)
        if path is None:
            self.fault(values, f"{what} has no path: one is made of its title.")
            return slug(title)
        clean = slug(path)
        if clean != path:
            self.fault(values, f"{what} has a path that an address cannot hold as it stands: it is {clean}.")
        return clean

    def _localized(self, values: dict[str, Any], key: str, what: str) -> dict[str, str]:
        value = values.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.fault(values, f"{what} has a {key} that is no map of languages to texts: it has no effect.")
            return {}
        return {language: text for language, text in value.items() if isinstance(text, str)}

    def _switch(self, values: dict[str, Any], key: str, what: str) -> bool:
        value = values.get(key, False)
        if not isinstance(value, bool):
            self.fault(values, f"{what} has a {key} that is neither true nor false: it has no effect.")
        return value is True

    def _content(self, values: dict[str, Any], node: SiteNode, what: str) -> None:
        content = values.get("content")
        if not isinstance(content, dict):
            self.fault(values, f"{what} has no content: it is a space that is not synced.")
            return
        self.unknown(content, {"directory", "language"}, f"{what}'s content")
        node.language = self.text(content, "language", what)
        directory = content.get("directory")
        if directory is None:
            return
        if isinstance(directory, str):
            node.directory = join("" if directory.startswith("/") else self._project_directory, directory)
        if node.directory is None:
            self.fault(content, f"{what} has a directory that is not within the repository: the space is not synced.")


class _Checks:
    """The rules that need more than one node."""

    def __init__(self, config: SiteConfig) -> None:
        self._config = config

    def run(self) -> None:
        nodes = [node for top in self._config.nodes for node in top.walk()]
        sections = [node for node in nodes if node.kind == "section"]
        roots = [node for node in self._config.nodes if node.kind == "space"]
        self._one_default(sections, "section")
        self._one_default(roots, "space")
        for section in sections:
            self._one_default(section.children, "space")
            if not section.children:
                self._fault(section, f"The section {section.title} holds no space.")
        if sections and roots:
            for space in roots:
                self._fault(space, f"A site with sections has no spaces beside them: {space.title} is left out.")
            self._config.nodes = [node for node in self._config.nodes if node.kind != "space"]
        for link in nodes:
            if link.kind == "external-link" and not sections:
                self._fault(link, f"External links need sections beside them: {link.title} is shown nowhere.")
        self._one_language(nodes)
        for siblings in ([node for node in nodes if node.kind == "section"], roots, *(section.children for section in sections)):
            self._different_paths(siblings)

    def _one_default(self, nodes: list[SiteNode], what: str) -> None:
        """Exactly one of several: the first one holds where none or more say so."""
        chosen = [node for node in nodes if node.default]
        if len(nodes) > 1 and len(chosen) != 1:
            self._fault(
                (chosen or nodes)[0],
                f"{'No' if not chosen else 'More than one'} {what} is the default: it is {(chosen or nodes)[0].title}.",
            )
        for node in nodes:
            node.default = node is (chosen or nodes)[0]

    def _one_language(self, nodes: list[SiteNode]) -> None:
        languages: dict[str, SiteNode] = {}
        for node in nodes:
            if node.directory is None:
                continue
            first = languages.setdefault(node.directory, node)
            if first.language != node.language:
                self._fault(
                    node,
                    f"The directory {node.directory or '/'} has the language {first.language} in line {first.line}, and here another one.",
                )
                node.language = first.language

    def _different_paths(self, nodes: list[SiteNode]) -> None:
        paths = Anchors()
        for node in nodes:
            wanted = node.path or slug(node.title)
            node.path = paths.unique(wanted)
            if node.path != wanted:
                self._fault(node, f"Another {node.kind} has the path {wanted}: this one has {node.path}.")

    def _fault(self, node: SiteNode, message: str) -> None:
        self._config.faults.append(Fault("", node.line, message))
