"""Books to take along."""

import contextlib
import io
import posixpath
import re
import zipfile
import zlib
from xml.etree import ElementTree as ET

import pytest
import typst

from octavo.legacy.api.ebooks.glyphs import missing_scripts
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


MISPLACED = """# Roses

<ul>text<p>p</p><li>one</li><ul><li>x</li></ul></ul><li>alone</li><dl><p>x</p></dl><dl><dd>d</dd></dl>
<table><p>t</p></table><table><thead><tr><td colspan="0" rowspan="x">a</td></tr></thead><tr><td>b</td></tr>stray</table><table></table><table><tr>txt</tr></table>
<a href="x"><a href="pruning.md">nested</a></a> <b><div>block</div></b> <h3><p>in a heading</p></h3> <p>par <div>in</div> end</p> <pre><div>x</div></pre>
<figure><figcaption>a</figcaption>b<figcaption>c</figcaption>d</figure><figcaption>alone</figcaption><td>cell</td>
<ol start="x"><li>a</li></ol><p lang="no language!" dir="up" id="a b">x</p>

[nowhere](pruning.md#nowhere) [there](pruning.md#cut-in-march) [here](#none) [odd](<http://x.test/a b>) [percent](http://x.test/%zz)
"""
ALONE_IN = {
    "li": {"ul", "ol"},
    "td": {"tr"},
    "tr": {"table", "thead", "tbody"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "thead": {"table"},
}
ALONE_OF = {"ul": {"li"}, "ol": {"li"}, "tr": {"td", "th"}, "dl": {"dt", "dd"}, "table": {"thead", "tbody", "tr", "caption"}}
BLOCKS = {"div", "p", "ul", "ol", "dl", "table", "figure", "pre", "h1", "h2", "h3"}


def test_elements_in_places_where_they_may_not_be_are_mended(garden: Garden) -> None:
    """What EPUBCheck would refuse; browsers show it."""
    garden.world.import_files({**BOOK, "beds/roses.md": MISPLACED, "beds/pruning.md": "# Pruning\n\n## Cut in March\n"}, "garden-book")
    book = epub(garden)
    check(book)
    page = ET.fromstring(book.read("chapter-1.xhtml"))
    for parent in page.iter():
        outer = parent.tag.removeprefix(XHTML)
        inner = [child.tag.removeprefix(XHTML) for child in parent]
        assert set(inner) <= ALONE_OF.get(outer, set(inner)), outer
        assert all(outer in ALONE_IN.get(name, {outer}) for name in inner), f"{inner} in {outer}"
        assert outer not in {"p", "pre", "a", "b", "h1", "h3", "span"} or not BLOCKS & set(inner), f"{inner} in {outer}"
        assert outer != "a" or not list(parent.iter(f"{XHTML}a"))[1:]
        assert outer == "html" or not {"lang", "dir", "start", "colspan", "rowspan"} & parent.attrib.keys()
    words = " ".join("".join(page.itertext()).split())
    assert all(word in words for word in ("text", "alone", "stray", "txt", "nested", "in a heading", "cell"))
    assert [link.attrib.get("href") for link in page.iter(f"{XHTML}a")][-5:] == [
        "chapter-2.xhtml", "chapter-2.xhtml#cut-in-march", None, "http://x.test/a%20b", "http://x.test/%25zz",
    ]  # fmt: skip


PLAIN_SVG = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#00ff00"/></svg>'
GREEN = b"0 1 0 scn"


def drawn(pdf: bytes) -> bytes:
    """Everything that the pages draw."""
    out = b""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            out += zlib.decompress(stream) + b"\n"
    return out


HOSTILE_SVG = [
    b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg"><use xmlns:x="http://www.w3.org/1999/xlink" x:href="http://127.0.0.1/a.svg#b"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg"><style>@import "http://127.0.0.1/a.css";</style></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill: url(http://127.0.0.1/a)"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject></svg>',
    b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg"><text>open</svg>',
    b"<svg><rect/></svg>",
]


def test_a_drawing_comes_along(garden: Garden) -> None:
    assert GREEN not in drawn(garden.get("/book/acme/garden-book/download/pdf").content)
    garden.world.import_files({**BOOK, "README.md": "# The garden\n\n![A plan](plan.svg)\n", "plan.svg": PLAIN_SVG}, "garden-book")
    book = epub(garden)
    check(book)
    assert book.read("images/0.svg") == PLAIN_SVG
    assert b'media-type="image/svg+xml"' in book.read("content.opf")
    assert GREEN in drawn(garden.get("/book/acme/garden-book/download/pdf").content)


@pytest.mark.parametrize("drawing", HOSTILE_SVG)
def test_a_drawing_that_does_more_than_draw_is_left_out(garden: Garden, drawing: bytes) -> None:
    garden.world.import_files({**BOOK, "README.md": "# The garden\n\n![A plan](plan.svg)\n", "plan.svg": drawing}, "garden-book")
    book = epub(garden)
    assert not [name for name in book.namelist() if name.startswith("images/")]
    assert b"[A plan]" in book.read("chapter-0.xhtml")


def test_a_picture_is_what_its_bytes_say(garden: Garden) -> None:
    files: dict[str, str | bytes] = {
        **BOOK,
        "README.md": "![a](a.jpg) ![b](b.png)\n",
        "a.jpg": PIXEL,
        "b.png": b"<script>alert(1)</script>",
    }
    garden.world.import_files(files, "garden-book")
    book = epub(garden)
    assert [name for name in book.namelist() if name.startswith("images/")] == ["images/0.png"]


def test_scripts_without_a_font_are_named() -> None:
    def draw(markup: str) -> str:
        names = ["known" if "א" in box else "none" for box in markup.split("#box[")[1:]]
        return "".join(f'<g transform="translate(0 {place})"><use href="#{name}"/></g>' for place, name in enumerate(names))

    assert missing_scripts("Roses ä 中文 א한", draw) == ["Chinese characters", "Korean"]
    assert missing_scripts("Roses ä", draw) == []


def test_the_typesetter_draws_what_no_font_has_as_is_expected_of_it() -> None:
    def draw(markup: str) -> str:
        made = typst.compile(markup.encode(), format="svg", ignore_system_fonts=True)
        assert isinstance(made, bytes)
        return made.decode()

    assert missing_scripts("Ελληνικά кириллица 中文", draw) == ["Chinese characters"]


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


def rows(element: ET.Element) -> list[object]:
    """The table of contents: titles, those that lead nowhere in brackets, each with what is below it."""
    found = list[object]()
    for item in element.findall(f"{XHTML}ol/{XHTML}li"):
        link, holder, inner = item.find(f"{XHTML}a"), item.find(f"{XHTML}span"), rows(item)
        title = link.text if link is not None else f"[{holder.text if holder is not None else ''}]"
        found.append((title, inner) if inner else title)
    return found


def contents(book: zipfile.ZipFile) -> list[object]:
    nav = ET.fromstring(book.read("nav.xhtml")).find(f"{XHTML}body/{XHTML}nav")
    assert nav is not None
    return rows(nav)


def test_the_contents_are_the_summarys_with_its_parts_and_entries_without_pages(garden: Garden) -> None:
    summary = (
        "* [The garden](README.md)\n* Unlinked\n  * [Roses](beds/roses.md)\n* Nothing here\n\n## Part\n\n* [Pruning](beds/pruning.md)\n"
    )
    garden.world.import_files({**BOOK, "SUMMARY.md": summary}, "garden-book")
    book = epub(garden)
    check(book)
    assert contents(book) == ["The garden", ("[Unlinked]", ["Roses"]), ("[Part]", ["Pruning"])]


def test_pictures_of_a_book_whose_content_is_in_a_folder_come_along(garden: Garden) -> None:
    files: dict[str, str | bytes] = {
        "book.json": '{"root": "./docs"}',
        "docs/README.md": "![pic](img/a.png)\n",
        "docs/SUMMARY.md": "",
        "docs/img/a.png": PIXEL,
    }
    garden.world.import_files({**BOOK, **files}, "garden-book")
    assert epub(garden).read("images/0.png") == PIXEL


def test_an_epub_is_its_authors_in_its_language_and_direction(garden: Garden) -> None:
    files = {"book.json": '{"author": "Jo", "language": "he"}', "README.md": "# שלום\n\nעולם\n", "SUMMARY.md": "* [Roses](beds/roses.md)\n"}
    garden.world.import_files({**BOOK, **files}, "garden-book")
    book = epub(garden)
    check(book)
    package = book.read("content.opf").decode()
    assert "<dc:creator>Jo</dc:creator>" in package
    assert "<dc:language>he</dc:language>" in package
    first, second = (ET.fromstring(book.read(f"chapter-{number}.xhtml")).attrib for number in range(2))
    assert (first["lang"], first["dir"], second["dir"]) == ("he", "rtl", "ltr")
    assert "page-progression" not in package
    garden.world.import_files({"book.json": '{"direction": "rtl"}'}, "garden-book")
    assert 'page-progression-direction="rtl"' in epub(garden).read("content.opf").decode()


def test_chapters_of_different_languages_lead_to_each_other_and_one_that_is_missing_spoils_none(garden: Garden) -> None:
    files = {
        "book.json": "{}",
        "LANGS.md": "* [English](en)\n* [Français](fr)\n* [العربية](ar)\n",
        "en/README.md": "# Hello\n\n[other](../fr/README.md) [page](../fr/b.html)\n",
        "en/SUMMARY.md": "",
        "fr/README.md": "# Bonjour\n",
        "fr/SUMMARY.md": "* [B](b.md)\n",
        "fr/b.md": "# B\n",
    }
    garden.world.import_files({**BOOK, **files}, "garden-book")
    book = epub(garden)
    check(book)
    assert contents(book) == [("[English]", ["Introduction"]), ("[Français]", ["Introduction", "B"])]
    assert re.findall(r'href="(chapter[^"]*)"', book.read("chapter-0.xhtml").decode()) == ["chapter-1.xhtml", "chapter-2.xhtml"]
    assert contents(epub(garden, "download/language/fr/epub")) == ["Introduction", "B"]
