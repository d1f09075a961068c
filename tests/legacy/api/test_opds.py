"""The catalogue for e-readers."""

from xml.etree import ElementTree as ET

from tests.legacy.api.conftest import BOOK, Garden

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def test_the_catalogue_lists_public_books_with_their_ebooks(garden: Garden) -> None:
    garden.world.import_files({**BOOK, "book.json": '{"title": "Trees & <Shrubs>"}'}, "trees")
    garden.world.import_files(BOOK, "private", private=True)
    answered = garden.get("/opds/catalog.atom", "ada")
    assert answered.headers["content-type"].startswith("application/atom+xml;profile=opds-catalog")
    feed = ET.fromstring(answered.content)
    assert [each.text for each in feed.findall("atom:entry/atom:title", ATOM)] == ["The Garden Book", "Trees & <Shrubs>"]
    links = feed.findall("atom:entry/atom:link[@type='application/epub+zip']", ATOM)
    assert feed.findall("atom:entry/atom:link[@type='application/pdf']", ATOM)
    assert links[0].attrib["href"] == "https://octavo.test/book/acme/garden-book/download/epub"


def test_pages_of_the_catalogue_lead_to_each_other(garden: Garden) -> None:
    garden.world.import_files(BOOK, "second")
    feed = ET.fromstring(garden.get("/opds/catalog.atom?limit=1").content)
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed.findall("atom:link", ATOM)}
    assert links["next"] == "https://octavo.test/opds/catalog.atom?page=1&limit=1"
    assert "previous" not in links
