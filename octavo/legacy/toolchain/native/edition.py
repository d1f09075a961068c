"""One language's book as 2.x read it (legacy 3)."""

from functools import cached_property
from typing import Any

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files
from octavo.legacy.toolchain.ignore import IGNORE_FILES, Ignore
from octavo.legacy.toolchain.names import EXTENSIONS, MARKDOWN
from octavo.legacy.toolchain.native.chapters import navigation, read_chapters
from octavo.legacy.toolchain.native.entries import Entry, Term, read_entries, read_terms
from octavo.legacy.toolchain.native.language import introduction
from octavo.legacy.toolchain.plugins import brings_blocks
from octavo.legacy.toolchain.templates import Expanded, expand, prepared
from octavo.legacy.toolchain.templating.sources import Conrefs

MAX_STRUCTURE = 2_000_000
GENERATOR = "2.6.9"
IGNORED = (".git/", ".gitignore", ".DS_Store", "node_modules", "_book", "*.pdf", "*.epub", "*.mobi", ".ignore", ".bookignore", "book.json")


class NativeEdition:
    """Unlike 3.x it knows no `root`, needs a summary, and reads ignore files of its own folder only."""

    def __init__(
        self, files: Files, config: dict[str, Any], language: str = "", conrefs: Conrefs | None = None, *, lenient: bool = False
    ) -> None:
        self._lenient = lenient or brings_blocks(config)
        self.files = files
        self.config = config
        self.language = language
        self._conrefs = conrefs

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.files.paths())

    @cached_property
    def _kept(self) -> frozenset[str]:
        ignore = Ignore.read(self.files, IGNORED, tuple(sorted(IGNORE_FILES)))
        return frozenset(name for name in self._names if not ignore(name))

    def read(self, path: str) -> str:
        return self.files.read(path).decode("utf-8", errors="replace")

    def structure_file(self, kind: str) -> str | None:
        """At the book's root: the configured name, then the same with other endings, whatever the case."""
        wanted = paths.basename(self.config["structure"][kind])
        own = paths.extension(wanted)
        stem = wanted.removesuffix(own)
        siblings = {name.lower(): name for name in sorted(self._names, reverse=True) if "/" not in name}
        for extension in dict.fromkeys([*([own] if own else []), *EXTENSIONS]):
            if (found := siblings.get((stem + extension).lower())) is not None:
                return found
        return None

    def structure_source(self, path: str) -> str:
        if paths.extension(path).lower() not in MARKDOWN:
            raise BookFault("Format 2 reads structure files in Markdown only.", path=path)
        source = self.read(path)
        if len(source) > MAX_STRUCTURE:
            raise BookFault("This file is too large.", path=path)
        return self.expand(path, source, page=False).text

    def expand(self, path: str, source: str, *, page: bool) -> Expanded:
        """A file with its templates run: every structure file has them, only pages know which file they are."""
        variables: dict[str, Any] = {
            "book": self.config["variables"],
            "config": self.config,
            "gitbook": {"version": GENERATOR, "generator": "json"},
        }
        if page:
            variables["file"] = {"path": path, "mtime": self.files.mtime(path)}
        text, protected = prepared(path, source) if page and self._lenient else (source, not page)
        return expand(text, path, self.files, variables, conrefs=self._conrefs, generation="2", page=not protected)

    def _entries(self, path: str) -> list[Entry]:
        try:
            return read_entries(self.structure_source(path))
        except BookFault as fault:
            raise fault.at(path) from None

    @cached_property
    def readme(self) -> str:
        path = self.structure_file("readme")
        if path is None or path not in self._kept:
            raise BookFault("The book has no readme.")
        return path

    @cached_property
    def navigation(self) -> dict[str, dict[str, Any]]:
        summary = self.structure_file("summary")
        if summary is None:
            raise BookFault("Format 2 needs a summary, and the book has none.", path=self.language)
        title = introduction(self.config.get("language") or "en")
        return navigation(read_chapters(self._entries(summary), self.readme, title, self._kept - {summary}))

    @cached_property
    def glossary_file(self) -> str | None:
        return self.structure_file("glossary")

    @cached_property
    def glossary(self) -> list[Term]:
        path = self.glossary_file
        return read_terms(self.structure_source(path)) if path else []

    @cached_property
    def pages(self) -> dict[str, str]:
        """The paths of the pages by the names of their JSON. The glossary is no page, listed or not."""
        found = {
            paths.with_extension(path, ".json"): path
            for path in self.navigation
            if path != self.glossary_file and paths.extension(path) in EXTENSIONS
        }
        if self.readme in found.values():
            found["README.json"] = self.readme
        return found

    def languages(self) -> list[dict[str, str]]:
        path = self.structure_file("langs")
        entries = self._entries(path) if path else []
        return [
            {"title": entry.title.strip(), "path": entry.path, "lang": paths.basename(entry.path.rstrip("/"))}
            for entry in entries
            if entry.path
        ]

    def output(self, path: str) -> str:
        name = paths.basename(path)
        if name.removesuffix(paths.extension(name)) == "README" or path == self.readme:
            return paths.join(paths.dirname(path), "index.html")
        return paths.with_extension(path, ".html")
