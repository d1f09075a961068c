"""PDF, set by typst. All text goes in as quoted strings, so that nothing in a book is markup or code to it; it sees the book's images and no other file.

Its own fonts hold the Latin, Greek and Cyrillic scripts. Others show where the machine, or the folder that `OCTAVO_FONTS` names, has fonts for them; the
title page says which scripts do not.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import typst

from octavo.errors import PayloadTooLarge
from octavo.legacy.api.ebooks.glyphs import missing_scripts
from octavo.legacy.api.ebooks.typst_markup import Writer, quoted
from octavo.legacy.api.ebooks.volume import Chapter, Volume
from octavo.legacy.toolchain.faults import BookFault

MAX_MARKUP: Final = 20_000_000
NOTE: Final = "The server that made this PDF has no font for all of its characters. The EPUB of the book shows them. Missing are: "
_STYLE: Final = (
    '#set page(paper: "a4", numbering: "1")\n#set text(size: 10.5pt)\n#set par(justify: true)\n'
    "#show link: underline\n#show raw.where(block: true): set text(size: 8.5pt)\n"
)


def write_pdf(volume: Volume, fonts: str | None = None) -> bytes:
    """`fonts` is a folder with more fonts than the machine has. Raises PayloadTooLarge for what is beyond all books, and `BookFault` for what typst cannot set."""
    with tempfile.TemporaryDirectory(prefix="octavo-pdf-") as folder:
        root = Path(folder)
        setting = _Setting(root, fonts)
        images = setting.readable(_write_images(root, volume))
        missing = missing_scripts(_characters(volume), setting.draw)
        source = _document(volume, images, missing)
        if len(source) > MAX_MARKUP:
            raise PayloadTooLarge("The book is too large for a PDF; take the EPUB.")
        (root / "book.typ").write_text(source, encoding="utf-8", errors="replace")
        try:
            return setting.compile()
        except typst.TypstError as error:
            raise BookFault(f"The PDF could not be set ({error}).") from error


class _Setting:
    """A folder in which typst works: it sees what lies in it, and fonts."""

    def __init__(self, root: Path, fonts: str | None) -> None:
        self._root = root
        self._fonts = [fonts] if fonts else []

    def compile(self) -> bytes:
        """The file `book.typ` of the folder."""
        made = typst.compile(str(self._root / "book.typ"), root=str(self._root), format="pdf", font_paths=self._fonts)
        assert isinstance(made, bytes)
        return made

    def draw(self, source: str) -> str:
        """Other markup, as SVG."""
        (self._root / "other.typ").write_text(source, encoding="utf-8")
        made = typst.compile(str(self._root / "other.typ"), root=str(self._root), format="svg", font_paths=self._fonts)
        return made.decode() if isinstance(made, bytes) else ""

    def readable(self, names: dict[str, str]) -> dict[str, str]:
        """Those of the images that can be set: all together, as nearly always, or else one by one."""
        if self._sets(names.values()):
            return names
        return {path: name for path, name in names.items() if self._sets([name])}

    def _sets(self, names: Iterable[str]) -> bool:
        (self._root / "book.typ").write_text("".join(f"#image({quoted(name)})\n" for name in names))
        try:
            self.compile()
        except typst.TypstError:
            return False
        return True


def _write_images(root: Path, volume: Volume) -> dict[str, str]:
    names = {path: f"image-{number}{volume.suffixes[path]}" for number, path in enumerate(volume.images)}
    for path, name in names.items():
        (root / name).write_bytes(volume.images[path])
    return names


def _characters(volume: Volume) -> set[str]:
    return set(volume.title + volume.author).union(*(chapter.title + chapter.content.text() for chapter in volume.chapters))


def _document(volume: Volume, images: dict[str, str], missing: list[str]) -> str:
    note = f"\n\n#text(size: 9pt)[#{quoted(NOTE + ', '.join(missing) + '.')};]" if missing else ""
    title = f'#align(center + horizon)[#text(size: 24pt, weight: "bold")[#{quoted(volume.title)};]\n\n#{quoted(volume.author)};{note}]\n'
    chapters = "".join(_chapter(number, chapter, images) for number, chapter in enumerate(volume.chapters))
    return f"#set document(title: {quoted(volume.title)}, date: none)\n{_STYLE}{title}#pagebreak()\n#outline(depth: 2)\n{chapters}"


def _chapter(number: int, chapter: Chapter, images: dict[str, str]) -> str:
    return f"#pagebreak(weak: true)\n#metadata(none) <chapter-{number}>\n{Writer(images).write(chapter.content)}\n"
