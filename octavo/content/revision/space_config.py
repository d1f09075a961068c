"""`.gitbook.yaml` of one space (dialect 3.1)."""

from dataclasses import dataclass, field
from typing import Any, Final

from octavo.content.faults import Fault
from octavo.content.revision.paths import join, normalise
from octavo.content.revision.tree import Redirect
from octavo.content.yaml_text import YamlError, load_yaml

NODE_LIMIT: Final = 200_000
"""Spaces that moved here may bring tens of thousands of redirects."""


@dataclass(slots=True)
class SpaceConfig:
    """Paths are relative to the space's directory; `root` is empty for the directory itself."""

    root: str = ""
    readme: str = "README.md"
    summary: str = "SUMMARY.md"
    redirects: list[Redirect] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    """Without a path."""


def read_space_config(text: str) -> SpaceConfig:
    """The configuration; a wrong value is a fault, and the default holds in its place."""
    config = SpaceConfig()
    try:
        values = load_yaml(text, node_limit=NODE_LIMIT)
    except YamlError as error:
        config.faults.append(Fault("", error.line, f"Not valid YAML: {error.message}. The defaults hold."))
        return config
    if values is None:
        return config
    if not isinstance(values, dict):
        config.faults.append(Fault("", 1, "Not a map of settings. The defaults hold."))
        return config
    _Reader(text, values, config).read()
    return config


class _Reader:
    def __init__(self, text: str, values: dict[str, Any], config: SpaceConfig) -> None:
        self._lines = _lines_of_keys(text)
        self._values = values
        self._config = config

    def read(self) -> None:
        config = self._config
        config.root = self._path("root", self._values.get("root"), "", "")
        structure = self._values.get("structure")
        if structure is not None and not isinstance(structure, dict):
            self._fault("structure", "structure is not a map with readme and summary.")
        structure = structure if isinstance(structure, dict) else {}
        config.readme = self._path("readme", structure.get("readme"), config.root, "README.md")
        config.summary = self._path("summary", structure.get("summary"), config.root, "SUMMARY.md")
        self._redirects(self._values.get("redirects"))

    def _path(self, key: str, value: object, folder: str, default: str) -> str:
        if value is None:
            return normalise(f"{folder}/{default}")
        path = join(folder, value.strip()) if isinstance(value, str) else None
        if path is None:
            self._fault(key, f"{key} is not a path within the space's directory. The default holds.")
            return normalise(f"{folder}/{default}")
        return path

    def _redirects(self, redirects: object) -> None:
        if redirects is None:
            return
        if not isinstance(redirects, dict):
            self._fault("redirects", "redirects is not a map of old paths to files.")
            return
        for source, target in redirects.items():
            line = self._line(source)
            destination = join(self._config.root, target.strip().partition("#")[0]) if isinstance(target, str) else None
            if not destination:
                self._config.faults.append(Fault("", line, f"The redirect of {source} leads to no path within the space's directory."))
                continue
            self._config.redirects.append(Redirect(source.strip().strip("/"), destination, line))

    def _fault(self, key: str, message: str) -> None:
        self._config.faults.append(Fault("", self._line(key), message))

    def _line(self, key: str) -> int | None:
        return self._lines.get(key)


def _lines_of_keys(text: str) -> dict[str, int]:
    """The first line of each key; one that holds a colon has none."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        key, colon, _ = line.partition(":")
        if colon:
            found.setdefault(key.strip().strip("'\""), number)
    return found
