"""PDF, set by typst. All text goes in as quoted strings, so that nothing in a book is markup or code to it; it sees the book's images and no other file.

Its own fonts hold the Latin, Greek and Cyrillic scripts. Others show where the machine has fonts for them.
"""

import posixpath
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import typst

from octavo.errors import PayloadTooLarge
from octavo.legacy.api.ebooks.chapters import Chapter, Volume
from octavo.legacy.api.ebooks.typst_markup import Writer, quoted
from octavo.legacy.toolchain.faults import BookFault

MAX_MARKUP: Final = 20_000_000
_STYLE: Final = (
    '#set page(paper: "a4", numbering: "1")\n#set text(size: 10.5pt)\n#set par(justify: true)\n'
    "#show link: underline\n#show raw.where(block: true): set text(size: 8.5pt)\n"
)


def write_pdf(volume: Volume) -> bytes:
    """Raises PayloadTooLarge for what is beyond all books, and `BookFault` for what typst cannot set."""
    with tempfile.TemporaryDirectory(prefix="octavo-pdf-") as folder:
        root = Path(folder)
        images = _readable(root, _write_images(root, volume.images))
        source = _document(volume, images)
        if len(source) > MAX_MARKUP:
            raise PayloadTooLarge("The book is too large for a PDF; take the EPUB.")
        (root / "book.typ").write_text(source, encoding="utf-8", errors="replace")
        try:
            return bytes(_compile(root))
        except typst.TypstError as error:
            raise BookFault(f"The PDF could not be set: {error}") from error


def _compile(root: Path) -> bytes:
    made = typst.compile(str(root / "book.typ"), root=str(root), format="pdf")
    assert isinstance(made, bytes)
    return made


def _write_images(root: Path, images: dict[str, bytes]) -> dict[str, str]:
    names = {path: f"image-{number}{posixpath.splitext(path)[1].lower()}" for number, path in enumerate(images)}
    for path, name in names.items():
        (root / name).write_bytes(images[path])
    return names


def _readable(root: Path, names: dict[str, str]) -> dict[str, str]:
    """Those of the images that can be set: all together, as nearly always, or else one by one."""
    if _sets(root, names.values()):
        return names
    return {path: name for path, name in names.items() if _sets(root, [name])}


def _sets(root: Path, names: Iterable[str]) -> bool:
    (root / "book.typ").write_text("".join(f"#image({quoted(name)})\n" for name in names))
    try:
        _compile(root)
    except typst.TypstError:
        return False
    return True


def _document(volume: Volume, images: dict[str, str]) -> str:
    title = f'#align(center + horizon)[#text(size: 24pt, weight: "bold")[#{quoted(volume.title)};]\n\n#{quoted(volume.author)};]\n'
    chapters = "".join(_chapter(number, chapter, images) for number, chapter in enumerate(volume.chapters))
    return f"#set document(title: {quoted(volume.title)}, date: none)\n{_STYLE}{title}#pagebreak()\n#outline(depth: 2)\n{chapters}"


def _chapter(number: int, chapter: Chapter, images: dict[str, str]) -> str:
    return f"#pagebreak(weak: true)\n#metadata(none) <chapter-{number}>\n{Writer(images).write(chapter.content)}\n"
