"""EPUB 3.3, with the table of contents of EPUB 2 for older readers. The same book gives the same bytes."""

import io
import posixpath
import re
import uuid
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from octavo.legacy.api.ebooks.pictures import TYPES
from octavo.legacy.api.ebooks.tidy import LANGUAGE_TAG
from octavo.legacy.api.ebooks.volume import Chapter, Heading, Volume
from octavo.legacy.toolchain.html import Element, Node, Text

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_DIRECTIONS: Final = frozenset({"ltr", "rtl"})
_SINGLE: Final = frozenset({"br", "hr", "img"})
_CONTAINER: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_STYLE: Final = "pre { white-space: pre-wrap } img { max-width: 100% } table { border-collapse: collapse } td, th { border: 1px solid; padding: 0.2em 0.5em }\n"


def write_epub(volume: Volume, identity: str, modified: datetime) -> bytes:
    """`identity` names the book and its version."""
    out = io.BytesIO()
    images = {path: f"images/{number}{volume.suffixes[path]}" for number, path in enumerate(volume.images)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "mimetype", b"application/epub+zip", stored=True)  # first, and as it is: readers look for it at a fixed place
        _add(archive, "META-INF/container.xml", _CONTAINER.encode())
        _add(archive, "content.opf", _package(volume, images, identity, modified).encode())
        _add(archive, "nav.xhtml", _navigation(volume).encode())
        _add(archive, "toc.ncx", _ncx(volume, identity).encode())
        _add(archive, "style.css", _STYLE.encode())
        for number, chapter in enumerate(volume.chapters):
            _add(archive, _file(number), _chapter(chapter, images).encode())
        for path, name in images.items():
            _add(archive, name, volume.images[path], stored=True)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes, *, stored: bool = False) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _file(number: int) -> str:
    return f"chapter-{number}.xhtml"


def _package(volume: Volume, images: dict[str, str], identity: str, modified: datetime) -> str:
    items = [
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
        '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        '<item id="style" href="style.css" media-type="text/css"/>',
        *(f'<item id="c{number}" href="{_file(number)}" media-type="application/xhtml+xml"/>' for number in range(len(volume.chapters))),
        *(
            f'<item id="i{number}" href="{name}" media-type="{TYPES[posixpath.splitext(name)[1]]}"/>'
            for number, name in enumerate(images.values())
        ),
    ]
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(volume.chapters)))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">{_urn(identity)}</dc:identifier><dc:title>{_text(volume.title)}</dc:title>'
        f"<dc:creator>{_text(volume.author)}</dc:creator><dc:language>{_text(_tag(volume.language) or 'und')}</dc:language>"
        f'<meta property="dcterms:modified">{modified:%Y-%m-%dT%H:%M:%SZ}</meta></metadata>\n'
        f'<manifest>{"".join(items)}</manifest>\n<spine toc="ncx"{_progression(volume)}>{spine}</spine>\n</package>\n'
    )


def _progression(volume: Volume) -> str:
    """Which way pages are turned: as the book says, else as most of its chapters are read."""
    backward = sum(chapter.direction == "rtl" for chapter in volume.chapters)
    direction = volume.direction or ("rtl" if 2 * backward > len(volume.chapters) else "")
    return f' page-progression-direction="{direction}"' if direction in _DIRECTIONS else ""


def _urn(identity: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identity)}"


def _navigation(volume: Volume) -> str:
    """The book's table of contents."""
    title = _text(volume.title)
    return f'{_opening()}<head><title>{title}</title></head>\n<body><nav epub:type="toc"><h1>{title}</h1>{_rows(volume.contents)}</nav></body></html>\n'


def _rows(headings: Iterable[Heading]) -> str:
    rows = "".join(f"<li>{_row(heading)}{_rows(heading.headings) if heading.headings else ''}</li>" for heading in headings)
    return f"<ol>{rows}</ol>"


def _row(heading: Heading) -> str:
    title = _text(heading.title)
    return f"<span>{title}</span>" if heading.chapter is None else f'<a href="{_file(heading.chapter)}">{title}</a>'


def _ncx(volume: Volume, identity: str) -> str:
    points = "".join(
        f'<navPoint id="n{number}" playOrder="{number + 1}"><navLabel><text>{_text(chapter.title)}</text></navLabel>'
        f'<content src="{_file(number)}"/></navPoint>'
        for number, chapter in enumerate(volume.chapters)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        f'<head><meta name="dtb:uid" content={_quoted(_urn(identity))}/></head>'
        f"<docTitle><text>{_text(volume.title)}</text></docTitle><navMap>{points}</navMap></ncx>\n"
    )


def _opening(said: Mapping[str, str] = MappingProxyType({})) -> str:
    """The beginning of a file, with what is said of it as a whole."""
    attributes = "".join(f" {name}={_quoted(value)}" for name, value in said.items() if value)
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html {spaces}{attributes}>\n'


def _chapter(chapter: Chapter, images: dict[str, str]) -> str:
    body = "".join(_markup(chapter.content, images))
    head = f'<head><title>{_text(chapter.title)}</title><link rel="stylesheet" href="style.css"/></head>'
    said = {
        "lang": _tag(chapter.language),
        "xml:lang": _tag(chapter.language),
        "dir": chapter.direction if chapter.direction in _DIRECTIONS else "",
    }
    return f"{_opening(said)}{head}\n<body>{body}</body></html>\n"


def _tag(language: str) -> str:
    return language if LANGUAGE_TAG.match(language) else ""


def _markup(root: Element, images: dict[str, str]) -> list[str]:
    out, stack = list[str](), list[Node | str](reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            out.append(node)
        elif isinstance(node, Text):
            out.append(_text(node.data))
        elif isinstance(node, Element):
            attributes = "".join(f" {name}={_quoted(_value(name, value, images))}" for name, value in node.attributes.items())
            if node.name in _SINGLE:
                out.append(f"<{node.name}{attributes}/>")
            else:
                out.append(f"<{node.name}{attributes}>")
                stack.append(f"</{node.name}>")
                stack.extend(reversed(node.children))
    return out


def _value(name: str, value: str, images: dict[str, str]) -> str:
    if name == "src":
        return images[value]
    if name == "href" and value.startswith("chapter:"):
        number, mark, anchor = value.removeprefix("chapter:").partition("#")
        return _file(int(number)) + mark + anchor
    return value


def _text(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text))
