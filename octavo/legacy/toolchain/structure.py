"""A book as a whole: its configuration, what it leaves out, and its languages."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.config import merged, read_config, with_defaults
from octavo.legacy.toolchain.edition import Edition
from octavo.legacy.toolchain.faults import BookFault, Fault
from octavo.legacy.toolchain.files import Files, Within
from octavo.legacy.toolchain.ignore import Ignore
from octavo.legacy.toolchain.names import CONFIG_FILES
from octavo.legacy.toolchain.plugin_defaults import with_plugins
from octavo.legacy.toolchain.summary import read_parts


@dataclass(frozen=True, slots=True)
class Language:
    id: str
    title: str
    ref: str


class Structure:
    """Everything is read once, when it is first asked for."""

    def __init__(self, files: Files, *, lenient: bool = False) -> None:
        """`lenient` as in its editions."""
        self._files = files
        self._lenient = lenient

    @cached_property
    def _ignore(self) -> Ignore:
        return Ignore.read(self._files)

    @cached_property
    def config(self) -> dict[str, Any]:
        return with_plugins(with_defaults(self._own_config(self._files, "")))

    def _own_config(self, files: Files, language: str) -> dict[str, Any]:
        names = set(files.paths())
        for name in CONFIG_FILES:
            if name in names and not self._ignore(paths.join(language, name)):
                return read_config(name, files.read(name))
        return {}

    @cached_property
    def whole(self) -> Edition:
        return Edition(self._files, self.config, self._ignore, lenient=self._lenient)

    @cached_property
    def languages_file(self) -> str | None:
        return self.whole.structure_file("langs")

    @cached_property
    def languages(self) -> dict[str, Language]:
        """By id, in the order of the languages file; empty for a book in one language."""
        if self.languages_file is None:
            return {}
        parts = read_parts(self.whole.structure_html(self.languages_file))
        found = (
            Language(posixpath.basename(article.ref.rstrip("/")), article.title, article.ref)
            for article in (parts[0].articles if parts else ())
        )
        return {language.id: language for language in found if language.id}

    @cached_property
    def editions(self) -> dict[str, Edition]:
        """By language; the one edition of a book without languages stands under the empty name."""
        if not self.languages_file:
            return {"": self.whole}
        return {language: self._edition(language) for language in self.languages}

    def _edition(self, language: str) -> Edition:
        files = Within(self.whole.files, language)
        own = with_defaults(self._own_config(files, language))
        config = with_plugins(merged({**self.config, "language": language}, own))
        return Edition(files, config, self._ignore, language, lenient=self._lenient)

    @cached_property
    def main(self) -> Edition:
        """The first language's edition."""
        try:
            return next(iter(self.editions.values()))
        except StopIteration:
            raise BookFault("The languages file names no language.", path=self.languages_file or "") from None

    def locate(self, name: str) -> tuple[Edition, str] | None:
        """The edition and the path of the page that a JSON name stands for."""
        if "" in self.editions:
            edition, rest = self.editions[""], name
        elif name == "README.json":
            edition, rest = self.main, name
        else:
            language, _, rest = name.partition("/")
            if language not in self.editions:
                return None
            edition = self.editions[language]
        try:
            path = edition.by_json_name.get(rest)
        except BookFault as fault:
            raise fault.within(edition.language) from None
        return (edition, path) if path is not None else None

    @cached_property
    def _read(self) -> tuple[dict[str, Edition], list[BookFault]]:
        """The editions that can be read, and what is wrong with the others. Raises `BookFault` where none can."""
        readable, faults = dict[str, Edition](), list[BookFault]()
        for language, edition in self.editions.items():
            try:
                edition.by_json_name  # noqa: B018 - reads the edition's structure
            except BookFault as fault:
                faults.append(fault.within(language))
            else:
                readable[language] = edition
        if faults and not readable:
            raise faults[0]
        return readable, faults

    @property
    def readable(self) -> dict[str, Edition]:
        """The editions of the languages that can be read. Raises `BookFault` where none can."""
        return self._read[0]

    @property
    def faults(self) -> list[Fault]:
        """Why some languages have no pages. Raises `BookFault` where none has any."""
        return [fault.fault for fault in self._read[1]]

    def names(self) -> Iterator[str]:
        """The JSON names of all pages of the languages that can be read. Raises `BookFault` where none can."""
        if "" not in self.editions:
            yield "README.json"
        for language, edition in self.readable.items():
            for name in edition.by_json_name:
                yield f"{language}/{name}" if language else name
