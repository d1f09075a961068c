"""A book as 2.x saw it: its languages and their editions (legacy 3)."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from octavo.legacy.toolchain.config import merged, read_config, with_defaults
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files, Within
from octavo.legacy.toolchain.format2 import native
from octavo.legacy.toolchain.markup import to_html
from octavo.legacy.toolchain.names import CONFIG_FILES
from octavo.legacy.toolchain.native.chapters import progress
from octavo.legacy.toolchain.native.edition import NativeEdition
from octavo.legacy.toolchain.native.html import rewrite
from octavo.legacy.toolchain.page import MAX_SIZE
from octavo.legacy.toolchain.templating.sources import Conrefs


class NativeStructure:
    """Everything is read once, when it is first asked for."""

    def __init__(self, files: Files, conrefs: Conrefs | None = None, *, lenient: bool = False) -> None:
        """`lenient` as in the editions of 3.x."""
        self._files = files
        self._lenient = lenient
        self._conrefs = conrefs

    @cached_property
    def _whole(self) -> NativeEdition:
        return NativeEdition(self._files, with_defaults(_config(self._files)), conrefs=self._conrefs, lenient=self._lenient)

    @cached_property
    def languages(self) -> list[dict[str, str]]:
        return self._whole.languages()

    @cached_property
    def editions(self) -> dict[str, NativeEdition]:
        """By language; under the empty name where there are none."""
        if not self.languages:
            return {"": self._whole}
        return {language["lang"]: self._edition(language) for language in self.languages}

    def _edition(self, language: dict[str, str]) -> NativeEdition:
        files = Within(self._files, language["path"])
        config = merged({**self._whole.config, "language": language["lang"]}, _config(files))
        return NativeEdition(files, config, language["lang"], self._conrefs, lenient=self._lenient)

    @cached_property
    def _readable(self) -> dict[str, NativeEdition]:
        """The languages that 2.x could build: it knew no `root`, and needed a readme and a summary."""
        try:
            return {language: edition for language, edition in self.editions.items() if _is_readable(edition)}
        except BookFault:
            return {}

    def reads(self, name: str) -> bool:
        """Whether 2.x could build the language that a JSON name belongs to."""
        return bool(self._readable) and self._language(name)[0] in self._readable

    def names(self) -> Iterator[str]:
        """The JSON names of all pages of the languages that 2.x could build."""
        if self.languages and next(iter(self.editions)) in self._readable:
            yield "README.json"
        for language, edition in self._readable.items():
            for name in edition.pages:
                yield f"{language}/{name}" if language else name

    def locate(self, name: str) -> tuple[NativeEdition, str] | None:
        """The edition and path of the page that a JSON name stands for; the book's entrance is the first language's."""
        language, rest = self._language(name)
        edition = self.editions.get(language)
        path = edition.pages.get(rest) if edition else None
        return (edition, path) if edition and path else None

    def _language(self, name: str) -> tuple[str, str]:
        if not self.languages:
            return "", name
        if name == "README.json":
            return self.languages[0]["lang"], name
        language, _, rest = name.partition("/")
        return language, rest

    def page(self, name: str) -> dict[str, Any] | None:
        found = self.locate(name)
        if found is None:
            return None
        edition, path = found
        try:
            return self._page(edition, path, name)
        except BookFault as fault:
            raise fault.within(edition.language) from None

    def _page(self, edition: NativeEdition, path: str, name: str) -> dict[str, Any]:
        languages = None
        if name == "README.json":
            languages = self.languages
        elif name == f"{edition.language}/README.json":
            languages = []
        return native(_content(edition, path), progress(edition.navigation, path), languages)


def _is_readable(edition: NativeEdition) -> bool:
    try:
        return bool(edition.structure_file("summary") and edition.readme)
    except BookFault:
        return False


def _content(edition: NativeEdition, path: str) -> str:
    source = edition.read(path)
    if len(source) > MAX_SIZE:
        raise BookFault("This page is too large.", path=path)
    try:
        expanded = edition.expand(path, source, page=True)
        return rewrite(expanded.restore(to_html(path, expanded.text)), edition, path)
    except BookFault as fault:
        raise fault.at(path) from None


def _config(files: Files) -> dict[str, Any]:
    names = set(files.paths())
    return next((read_config(name, files.read(name)) for name in CONFIG_FILES if name in names), {})
