"""What a visitor's claims do not open does not exist for that visitor, however it is asked for."""

import pytest

from tests.client import Client
from tests.world import Source, World

FILES = {
    "README.md": "---\nif: visitor.claims.staff\n---\n\n# Staff\n\nFor the staff.\n",
    "SUMMARY.md": (
        "# Table of contents\n\n* [Staff](README.md)\n* [Welcome](welcome.md)\n\n## Guides\n\n* [Draft](guides/draft.md)\n  * [Part](guides/part.md)\n"
        "* [Open](guides/open.md)\n\n## Closed\n\n* [Alone](closed/alone.md)\n"
    ),
    ".gitbook.yaml": "redirects:\n  old/draft: guides/draft.md\n  old/open: guides/open.md\n",
    "welcome.md": (
        "# Welcome\n\nBefore. See [the draft](guides/draft.md).\n\n{%if visitor.claims.beta %}\nOnly beta zebras.\n{% endif %}\n\nAfter.\n\n"
        '{% include ".gitbook/includes/note.md" %}\n'
    ),
    ".gitbook/includes/note.md": "---\ntitle: Note\n---\n\nA note.\n\n{% if visitor.claims.beta %}\nIncluded llamas.\n{% endif %}\n",
    "guides/draft.md": "---\nif: visitor.claims.staff\n---\n\n# Draft\n\nNot yet.\n",
    "guides/part.md": "# Part\n\nOf it.\n",
    "guides/open.md": "# Open\n\n```\n{% if visitor.claims.beta %}\n```\n",
    "closed/alone.md": "---\nif: visitor.claims.staff\n---\n\n# Alone\n",
}


@pytest.fixture
def docs(world: World) -> Source:
    return world.import_files(FILES)


@pytest.fixture
def revision(docs: Source, ada: Client) -> str:
    return str(ada.get("getSpaceById", docs.space_id)["revision"])


@pytest.fixture
def welcome(docs: Source) -> str:
    return docs.page_id("welcome")


@pytest.mark.parametrize("evaluated", [None, False, True, "deterministic-only"])
@pytest.mark.parametrize("dereferenced", [None, False, True, "reusable-contents"])
def test_no_parameter_of_a_read_shows_a_visitor_what_a_condition_hides(
    docs: Source, revision: str, welcome: str, evaluated: object, dereferenced: object
) -> None:
    asked = {"evaluated": evaluated, "dereferenced": dereferenced}
    reads: list[tuple[str, dict[str, str]]] = [("getPageDocumentInRevisionById", {})]
    reads += [("getPageInRevisionById", {"format": kind}) for kind in ("document", "markdown")]
    reads += [("getPageInRevisionById", {"format": "markdown", "format.markdown.refs": "stable"})]
    for operation, form in reads:
        said = str(docs.reader.get(operation, docs.space_id, revision, welcome, **asked, **form))
        assert "Before." in said
        assert "After." in said
        assert "zebras" not in said
        assert "llamas" not in said
        assert "visitor.claims" not in said
        assert "zebras" in str(docs.visitor(beta=True).get(operation, docs.space_id, revision, welcome, **asked, **form))
    by_path = docs.reader.get("getPageInRevisionByPath", docs.space_id, revision, "welcome", format="markdown", **asked)
    assert "zebras" not in by_path["markdown"]


def test_documents_by_id_and_reusable_contents_hide_it_too(docs: Source, revision: str, welcome: str, ada: Client) -> None:
    page = ada.get("getPageInRevisionById", docs.space_id, revision, welcome)
    assert "zebras" in str(ada.get("getDocumentById", docs.space_id, page["documentId"]))
    assert "zebras" not in str(docs.reader.get("getDocumentById", docs.space_id, page["documentId"]))
    content = ada.get("getRevisionById", docs.space_id, revision)["reusableContents"][0]
    for client, seen in ((docs.reader, False), (docs.visitor(beta=True), True), (ada, True)):
        assert ("llamas" in str(client.get("getDocumentById", docs.space_id, content["document"]))) == seen
        body = client.get("getReusableContentDocumentInRevisionById", docs.space_id, revision, content["id"])
        assert ("llamas" in str(body)) == seen
        assert "A note." in str(body)


def test_people_read_conditions_as_they_were_written(docs: Source, revision: str, welcome: str, ada: Client) -> None:
    read = ada.get("getPageInRevisionById", docs.space_id, revision, welcome, format="markdown")["markdown"]
    assert "{%if visitor.claims.beta %}\nOnly beta zebras." in read


def test_a_page_that_only_quotes_a_condition_keeps_its_authors_bytes(docs: Source, revision: str) -> None:
    read = docs.reader.get("getPageInRevisionByPath", docs.space_id, revision, "guides/open", format="markdown")["markdown"]
    assert read == "# Open\n\n```\n{% if visitor.claims.beta %}\n```\n"


def test_the_tree_of_a_visitor_begins_with_the_first_page_that_is_there(docs: Source, revision: str) -> None:
    tree = docs.reader.get("getRevisionById", docs.space_id, revision)["pages"]
    assert [page["title"] for page in tree] == ["Welcome", "Guides"]
    assert [page["title"] for page in docs.visitor(staff=True).get("getRevisionById", docs.space_id, revision)["pages"]] == [
        "Staff",
        "Welcome",
        "Guides",
        "Closed",
    ]


def by_path(client: Client, docs: Source, revision: str, path: str) -> str:
    return str(client.get("getPageInRevisionByPath", docs.space_id, revision, path)["title"])


def test_the_root_and_a_group_lead_to_their_first_page_that_is_there(docs: Source, revision: str) -> None:
    reader, staff = docs.reader, docs.visitor(staff=True)
    assert (by_path(reader, docs, revision, ""), by_path(staff, docs, revision, "")) == ("Welcome", "Staff")
    assert (by_path(reader, docs, revision, "guides"), by_path(staff, docs, revision, "guides")) == ("Open", "Draft")
    assert by_path(staff, docs, revision, "closed") == "Alone"
    reader.refused(404, "getPageInRevisionByPath", docs.space_id, revision, "closed")


def test_neither_paths_nor_redirects_nor_ids_lead_to_a_hidden_page(docs: Source, revision: str, ada: Client) -> None:
    draft = ada.get("getPageInRevisionByPath", docs.space_id, revision, "old/draft")
    part = ada.get("getPageInRevisionByPath", docs.space_id, revision, "guides/draft/part")
    for path in ("old/draft", "guides/draft", "guides/draft/part"):
        docs.reader.refused(404, "getPageInRevisionByPath", docs.space_id, revision, path)
    for page in (draft, part):
        docs.reader.refused(404, "getPageInRevisionById", docs.space_id, revision, page["id"])
        docs.reader.refused(404, "getDocumentById", docs.space_id, page["documentId"])
    assert by_path(docs.reader, docs, revision, "old/open") == "Open"
