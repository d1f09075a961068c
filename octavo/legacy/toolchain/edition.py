"""One language's book: what all of its pages share."""

import posixpath
from datetime import datetime
from functools import cached_property
from typing import Any

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files, Within
from octavo.legacy.toolchain.glossary import Entry, read_entries
from octavo.legacy.toolchain.ignore import Ignore
from octavo.legacy.toolchain.markup import to_html
from octavo.legacy.toolchain.names import EXTENSIONS
from octavo.legacy.toolchain.plugins import brings_blocks
from octavo.legacy.toolchain.summary import Article, Summary, read_summary
from octavo.legacy.toolchain.templates import prepared

MAX_STRUCTURE = 2_000_000


class Edition:
    """One language's book, or the whole of a book without languages. Everything is read once, when it is first asked for."""

    def __init__(self, files: Files, config: dict[str, Any], ignore: Ignore, language: str = "", *, lenient: bool = False) -> None:
        """`lenient`: blocks that are unknown here leave their content, as they do in every book that names plugins; else they are faults."""
        self.lenient = lenient or brings_blocks(config)
        self.config = config
        self.language = language
        self._root = paths.flatten(config["root"]).strip("/") if config.get("root") else "."
        self.files: Files = Within(files, self._root)
        self._ignore = ignore
        self.shared: dict[str, Any] | None = None  # format 3's common part, kept here because it is the same for every page

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.files.paths())

    def prepared(self, path: str, text: str) -> tuple[str, bool]:
        """A page's text for its templates, and whether code in it is kept from them already."""
        return prepared(path, text) if self.lenient else (text, False)

    def exists(self, path: str) -> bool:
        return path in self._names

    def mtime(self, path: str) -> datetime:
        return self.files.mtime(path)

    def read(self, path: str) -> str:
        return self.files.read(path).decode("utf-8", errors="replace")

    def ignored(self, path: str) -> bool:
        """Rules are relative to the whole book's root."""
        full = paths.join(self.language, self._root, path)
        return self._ignore(full)

    def structure_file(self, kind: str) -> str | None:
        """The readme, summary, glossary or langs file: its configured name with any known ending, whatever the case."""
        wanted = self.config["structure"][kind]
        folder, name = posixpath.split(paths.normalize(wanted))
        stem = name.removesuffix(paths.extension(name))
        siblings = sorted(path for path in self._names if posixpath.dirname(path) == folder)
        for extension in EXTENSIONS:
            for path in siblings:
                if paths.basename(path).lower() == (stem + extension).lower() and not self.ignored(path):
                    return path
        return None

    def structure_html(self, path: str) -> str:
        source = self.read(path)
        if len(source) > MAX_STRUCTURE:
            raise BookFault("This file is too large.", path=path)
        try:
            return to_html(path, source)
        except BookFault as fault:
            raise fault.at(path) from None

    @cached_property
    def readme(self) -> str:
        path = self.structure_file("readme")
        if path is None:
            raise BookFault(f"The book has no {self.config['structure']['readme']}.")
        return path

    @cached_property
    def summary(self) -> Summary:
        path = self.structure_file("summary")
        summary = Summary(None) if path is None else read_summary(path, self.structure_html(path))
        return summary.with_introduction(self.readme)

    @cached_property
    def glossary_file(self) -> str | None:
        return self.structure_file("glossary")

    @cached_property
    def glossary(self) -> tuple[Entry, ...]:
        return read_entries(self.structure_html(self.glossary_file)) if self.glossary_file else ()

    @cached_property
    def pages(self) -> dict[str, int | None]:
        """The pages' paths with their places in the summary's articles; the glossary has none unless it is listed."""
        found = dict[str, int | None]()
        for article in self.summary.articles:
            path = article.path
            if path and path not in found and self.exists(path) and not self.ignored(path):
                found[path] = self.summary.by_path.get(paths.normalize(path))
        if self.glossary_file and self.glossary_file not in found:
            found[self.glossary_file] = None
        return found

    def neighbours(self, place: int) -> tuple[Article | None, Article, Article | None]:
        """The articles before and after one, and itself; entries that lead nowhere count."""
        articles = self.summary.articles
        before = articles[place - 1] if place else None
        after = articles[place + 1] if place + 1 < len(articles) else None
        return before, articles[place], after

    def address(self, path: str) -> str:
        """Where a page is found in the output; any other path stays as it is."""
        return self.output(path) if path in self.pages else paths.normalize(path)

    def output(self, path: str) -> str:
        name = paths.basename(path)
        if name.removesuffix(paths.extension(name)) == "README" or path == self.readme:
            return paths.join(paths.dirname(path), "index.html")
        return paths.with_extension(path, ".html")

    def json_name(self, path: str) -> str:
        return "README.json" if path == self.readme else paths.with_extension(path, ".json")

    @cached_property
    def by_json_name(self) -> dict[str, str]:
        return {self.json_name(path): path for path in self.pages}
