"""Books to take along."""

import io
import posixpath
import zipfile
from xml.etree import ElementTree as ET

import pytest

from tests.legacy.api.conftest import BOOK, Garden

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
HOSTILE = """# Roses <&>

<script>alert(1)</script><p onclick="x()"><a href="//[x">here</a><img src="http://[y"> [here](javascript:alert(1)) <b>open
<div id="twice"></div><div id="twice"></div><img src="../../../etc/passwd"><img src="http://127.0.0.1/x.png" alt="A far rose">

![one](../rose.png) [pruning](pruning.md#early) [out](https://example.com/?a=1&b=2) \x01\x0b &nbsp;&#x1F339;
"""


def epub(garden: Garden, path: str = "download/epub", name: str = "anonymous") -> zipfile.ZipFile:
    answered = garden.get(f"/book/acme/garden-book/{path}", name)
    assert (answered.status, answered.headers["content-type"]) == (200, "application/epub+zip")
    return zipfile.ZipFile(io.BytesIO(answered.content))


def check(book: zipfile.ZipFile) -> None:
    """What every reader relies on: the mark at the start, all files well-formed, listed and there, every link and image leading somewhere."""
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, book.read("mimetype")) == ("mimetype", zipfile.ZIP_STORED, b"application/epub+zip")
    assert book.testzip() is None
    package = ET.fromstring(book.read("content.opf"))
    items = {item.attrib["id"]: item.attrib["href"] for item in package.iter(f"{OPF}item")}
    assert set(items.values()) == set(book.namelist()) - {"mimetype", "META-INF/container.xml", "content.opf"}
    assert {each.attrib["idref"] for each in package.iter(f"{OPF}itemref")} <= items.keys()
    pages = {name: ET.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}
    ET.fromstring(book.read("toc.ncx"))
    for name, page in pages.items():
        ids = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids)), name
        for element in page.iter():
            for target in (element.attrib.get("href", ""), element.attrib.get("src", "")):
                file = target.partition("#")[0]
                assert not file or "://" in file or posixpath.normpath(file) in book.namelist(), f"{name}: {target}"


def test_an_epub_holds_every_page_and_is_sound(garden: Garden) -> None:
    book = epub(garden)
    check(book)
    navigation = ET.fromstring(book.read("nav.xhtml"))
    assert [link.text for link in navigation.iter(f"{XHTML}a")] == ["The garden", "Roses", "Pruning"]
    assert b"grows in spring" in book.read("chapter-0.xhtml")
    assert b'href="chapter-2.xhtml"' in book.read("chapter-1.xhtml")
    assert b"The Garden Book" in book.read("content.opf")


def test_an_epub_of_hostile_pages_is_sound_too(garden: Garden) -> None:
    garden.world.import_files(
        {**BOOK, "beds/roses.md": HOSTILE, "rose.png": PIXEL, "beds/pruning.md": "# P\n\n{% nothing %}\n"}, "garden-book"
    )
    book = epub(garden)
    check(book)
    page = book.read("chapter-1.xhtml").decode()
    assert "script" not in page
    assert "onclick" not in page
    assert "javascript" not in page
    assert "127.0.0.1" not in page
    assert "[A far rose]" in page
    assert book.read("images/0.png") == PIXEL
    assert b"could not be rendered" in book.read("chapter-2.xhtml")


def test_a_pdf_holds_the_pages(garden: Garden) -> None:
    answered = garden.get("/book/acme/garden-book/download/pdf")
    assert (answered.status, answered.headers["content-type"]) == (200, "application/pdf")
    assert answered.content.startswith(b"%PDF-")
    assert b"/Count 5/" in answered.content  # the title, the contents, three chapters


TYPESET = (
    """# #import "x" \\ ] ) ; $a$

| a | b |
|---|---|
| `]` | #read("/etc/passwd") |

1. one
   * two "quoted"

![broken](../broken.png) ![one](../rose.png)

"""
    + "> " * 120
    + "deep\n"
)


def test_a_pdf_of_hostile_pages_is_set_as_text(garden: Garden) -> None:
    files: dict[str, str | bytes] = {
        **BOOK,
        "beds/roses.md": HOSTILE,
        "beds/pruning.md": TYPESET,
        "rose.png": PIXEL,
        "broken.png": b"\x89PNG\r\n\x1a\nno more",
    }
    garden.world.import_files(files, "garden-book")
    answered = garden.get("/book/acme/garden-book/download/pdf")
    assert answered.status == 200, answered.content
    assert answered.content.startswith(b"%PDF-")


def test_the_same_book_gives_the_same_bytes(garden: Garden) -> None:
    first = garden.get("/book/acme/garden-book/download/epub")
    again = garden.get("/book/acme/garden-book/download/epub", **{"if-none-match": first.headers["etag"]})
    assert again.status == 304
    assert garden.get("/book/acme/garden-book/download/v/main/epub").content == first.content


@pytest.mark.parametrize("kind", ["mobi", "docx"])
def test_what_is_not_made_says_so(garden: Garden, kind: str) -> None:
    answered = garden.get(f"/book/acme/garden-book/download/{kind}")
    assert answered.status == 404
    assert "epub" in answered.json["error"].lower()


def test_ebooks_of_private_books_are_private(garden: Garden) -> None:
    garden.world.import_files(BOOK, "hidden", private=True)
    assert garden.get("/book/acme/hidden/download/epub").status == 404
    assert garden.get("/book/acme/hidden/download/epub", "rita").status == 200
