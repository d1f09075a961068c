"""A structure for a space without SUMMARY.md: its folders (dialect 3.2)."""

from collections.abc import Iterable
from typing import Final

from octavo.content.revision.paths import README_STEMS, folder_of, is_hidden, is_page, name_of, stem_of
from octavo.content.revision.summary import DEPTH_LIMIT, Row

NO_PAGES: Final = frozenset({"agents.md", "claude.md", "gemini.md", "summary.md", "langs.md"})
"""Markdown for programs, not for readers."""

_NO_PAGES_AT_THE_TOP: Final = frozenset({"contributing.md", "code_of_conduct.md", "security.md", "license.md", "pull_request_template.md"})
_FOREIGN: Final = frozenset({"node_modules", "vendor", "__pycache__"})


def is_candidate(path: str, root: str) -> bool:
    """Whether a Markdown file is a page where no table of contents says so."""
    inside = path if not root else path.removeprefix(f"{root}/") if path.startswith(f"{root}/") else ""
    if not inside or not is_page(inside) or is_hidden(inside) or _FOREIGN.intersection(inside.split("/")[:-1]):
        return False
    name = name_of(inside).lower()
    return name not in NO_PAGES and inside.count("/") < DEPTH_LIMIT and ("/" in inside or name not in _NO_PAGES_AT_THE_TOP)


def infer_rows(paths: Iterable[str], root: str, readme: str) -> list[Row]:
    """Rows as SUMMARY.md could hold them, with paths from the space's directory: each folder's README first, then files and folders by name."""
    top: dict[str, _Folder] = {"": _Folder("")}
    for path in sorted(path for path in paths if is_candidate(path, root)):
        inside = path.removeprefix(f"{root}/") if root else path
        _folder(top, folder_of(inside)).files.append(path)
    return _rows(top[""], root, readme)


class _Folder:
    def __init__(self, path: str) -> None:
        self.path = path
        self.files: list[str] = []
        self.folders: list[_Folder] = []


def _folder(folders: dict[str, _Folder], path: str) -> _Folder:
    missing: list[str] = []
    while path not in folders:
        missing.append(path)
        path = folder_of(path)
    found = folders[path]
    for name in reversed(missing):
        found.folders.append(folder := _Folder(name))
        folders[name] = found = folder
    return found


def _rows(folder: _Folder, root: str, readme: str, depth: int = 0) -> list[Row]:
    """The folder's own page, if it has one, is the first row at the top, and the row that holds the others below it."""
    own = readme if not depth and readme in folder.files else _readme(folder.files)
    entries: list[tuple[str, Row | list[Row]]] = [(_order(path), _row(path)) for path in folder.files if path != own]
    entries += [(_order(child.path), _rows(child, root, readme, depth + 1)) for child in folder.folders]
    rows: list[Row] = []
    for _, entry in sorted(entries, key=lambda entry: entry[0]):
        rows.extend(entry if isinstance(entry, list) else [entry])
    if not depth:
        return [_row(own), *rows] if own else rows
    if own:
        return [Row("item", 0, 0, destination=own, rows=rows)]
    return [Row("item", 0, 0, title=title_of(name_of(folder.path)), rows=rows)]


def _row(path: str) -> Row:
    return Row("item", 0, 0, destination=path)


def _readme(files: list[str]) -> str | None:
    for stem in README_STEMS:
        for path in files:
            if stem_of(path).lower() == stem:
                return path
    return None


def _order(path: str) -> str:
    return stem_of(path).lower()


def title_of(name: str) -> str:
    """A title for a file or folder name: `getting-started` is `Getting started`."""
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] if words else name
