"""A book's pages in reading order, cleaned, with the links between them and the images in them found."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

import nh3

from octavo.content.html.urls import safe_url
from octavo.errors import PayloadTooLarge
from octavo.legacy.api.ebooks.pictures import suffix_of
from octavo.legacy.api.ebooks.tidy import tidy
from octavo.legacy.api.ebooks.volume import Chapter, Heading, Volume
from octavo.legacy.toolchain.book import Book
from octavo.legacy.toolchain.contents import Entry
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files
from octavo.legacy.toolchain.html import Element, Text, parse

MAX_CHAPTERS: Final = 5_000
_LONE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_IN_FRAGMENTS: Final = "!$&'()*+,;=:@/?~"
MAX_CHARACTERS: Final = 50_000_000
MAX_IMAGE_BYTES: Final = 200_000_000
_TAGS: Final = set(
    """a abbr b blockquote br caption cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s
    samp small span strong sub sup table tbody td tfoot th thead tr u ul var""".split()  # noqa: SIM905 - three lines
)
_ATTRIBUTES: Final = {
    "*": {"id", "title", "dir", "lang"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}


def gather(book: Book, volume: Volume, language: str = "") -> Volume:
    """Fill the volume, with the pages of one language alone where it is given. A page that cannot be rendered says so in its place; raises PayloadTooLarge for what is beyond all books."""
    names = [name for name in _in_order(book) if not language or name.startswith(f"{language}/")]
    if len(names) > MAX_CHAPTERS:
        raise PayloadTooLarge(f"An e-book may have {MAX_CHAPTERS} pages at most.")
    numbers = {name: number for number, name in enumerate(names)}
    entries = book.contents()
    targets = {**{_output(name): number for name, number in numbers.items()}, **_files(entries, numbers)}
    shelf = _Images(book.files, volume)
    size = 0
    for name in names:
        page = _page(book, name)
        size += len(page.html)
        if size > MAX_CHARACTERS:
            raise PayloadTooLarge("The book is too large for an e-book.")
        content = parse(nh3.clean(page.html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None))
        folder = posixpath.dirname(name)
        _clean(content, partial(_link, folder=folder, targets=targets), partial(shelf.take, folder=folder))
        tidy(content)
        title = page.title.strip() or name.removesuffix(".json")
        volume.chapters.append(Chapter(name, title, content, page.direction, _language(book, name)))
    volume.contents = _contents(entries, numbers, volume.chapters, language)
    _mend_anchors(volume.chapters)
    return volume


def _files(entries: Iterable[Entry], numbers: dict[str, int]) -> dict[str, int]:
    """Chapters by their source files, which links from one language to another name."""
    found = dict[str, int]()
    for entry in entries:
        if entry.name in numbers:
            found[entry.path] = numbers[entry.name]
        found |= _files(entry.entries, numbers)
    return found


def _contents(entries: list[Entry], numbers: dict[str, int], chapters: list[Chapter], language: str) -> list[Heading]:
    """The book's own table of contents, then what it does not list; that of one language without the language around it."""
    found = _headings(entries, numbers)
    if language and len(found) == 1:
        found = list(found[0].headings)
    listed = set(_listed(found))
    return [*found, *(Heading(chapter.title, number) for number, chapter in enumerate(chapters) if number not in listed)]


def _headings(entries: Iterable[Entry], numbers: dict[str, int]) -> list[Heading]:
    """Without what neither is a chapter nor holds one."""
    made = (Heading(entry.title, numbers.get(entry.name or ""), tuple(_headings(entry.entries, numbers))) for entry in entries)
    return [heading for heading in made if heading.chapter is not None or heading.headings]


def _listed(headings: Iterable[Heading]) -> Iterator[int]:
    for heading in headings:
        if heading.chapter is not None:
            yield heading.chapter
        yield from _listed(heading.headings)


def _language(book: Book, name: str) -> str:
    folder = name.partition("/")[0]
    return folder if folder in book.languages else str(book.config.get("language") or "")


def _mend_anchors(chapters: list[Chapter]) -> None:
    """A link to a place that a chapter does not have leads to its beginning."""
    known = [{element.attributes["id"] for element in chapter.content.elements() if "id" in element.attributes} for chapter in chapters]
    for number, chapter in enumerate(chapters):
        for element in chapter.content.elements():
            target, mark, anchor = element.attributes.get("href", "").partition("#")
            if not mark or "://" in target:
                continue
            place = int(target.removeprefix("chapter:")) if target.startswith("chapter:") else number
            if unquote(anchor) in known[place]:
                element.attributes["href"] = f"{target}#{quote(unquote(anchor), safe=_IN_FRAGMENTS)}"
            elif target:
                element.attributes["href"] = target
            else:
                del element.attributes["href"]


def _in_order(book: Book) -> list[str]:
    """As the summary lists them; the entrance of a book in languages is the first language's, and not told twice."""
    names = book.page_names("v3")
    return names[1:] if book.languages and names[:1] == ["README.json"] else names


class _Page(NamedTuple):
    title: str
    direction: str
    html: str


def _page(book: Book, name: str) -> _Page:
    try:
        page = book.render(name, "v3")["page"]
    except BookFault as fault:
        return _Page("", "", f"<p>This page could not be rendered: {nh3.clean_text(fault.message)}</p>")
    return _Page(str(page.get("title") or ""), str(page.get("dir") or ""), str(page["content"]))


def _output(name: str) -> str:
    """What links to the page say."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "index.html" if file == "README.json" else f"{file.removesuffix('.json')}.html")


def _link(href: str, folder: str, targets: dict[str, int]) -> str | None:
    parts = _split(href)
    if parts is None or safe_url(href) is None:
        return None
    if parts.scheme in {"http", "https", "mailto"}:
        return _outside(href) if href.isascii() or parts.netloc.isascii() else None
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return f"#{parts.fragment}" if parts.fragment else None
    number = targets.get(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))
    if number is None:
        return None
    return f"chapter:{number}" + (f"#{parts.fragment}" if parts.fragment else "")


def _outside(href: str) -> str:
    """The address with everything escaped that an address may not hold."""
    return _LONE_PERCENT.sub("%25", quote(href.strip(), safe=f"{_IN_FRAGMENTS}#[]%"))


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


class _Images:
    def __init__(self, files: Files, volume: Volume) -> None:
        self._files = files
        self._names = frozenset(files.paths())
        self._taken = volume.images
        self._suffixes = volume.suffixes
        self._refused = set[str]()
        self._left = MAX_IMAGE_BYTES

    def take(self, src: str, folder: str) -> str | None:
        """The image's path in the book; None for one that is elsewhere, or of a kind that not every reader shows."""
        parts = _split(src)
        if parts is None or parts.scheme or parts.netloc:
            return None
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        if path not in self._names or path in self._refused:
            return None
        if path not in self._taken:
            content = self._files.read(path)
            suffix = suffix_of(content)
            if suffix is None:
                self._refused.add(path)
                return None
            self._suffixes[path] = suffix
            self._left -= len(content)
            if self._left < 0:
                raise PayloadTooLarge("The book's images are too large for an e-book.")
            self._taken[path] = content
        return path


def _clean(root: Element, link: Callable[[str], str | None], image: Callable[[str], str | None]) -> None:
    """Links lead where they can, images that cannot come along become their description, every id stands once."""
    seen = set[str]()
    for element in list(root.elements()):
        anchor = element.attributes.pop("id", "")
        if anchor and anchor not in seen and not any(character.isspace() for character in anchor):
            seen.add(anchor)
            element.attributes["id"] = anchor
        if element.name == "a" and "href" in element.attributes:
            target = link(element.attributes.pop("href"))
            if target is not None:
                element.attributes["href"] = target
        elif element.name == "img":
            path = image(element.attributes.pop("src", ""))
            if path is not None:
                element.attributes["src"] = path
            else:
                description = element.attributes.get("alt", "")
                element.name, element.attributes = "span", {}
                element.replace([Text(f"[{description}]")] if description else [])
