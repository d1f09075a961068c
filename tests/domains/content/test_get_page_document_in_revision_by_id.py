from tests.client import Client
from tests.world import Source


def revision(ada: Client, docs: Source) -> str:
    return str(ada.get("getSpaceById", docs.space_id)["revision"])


def test_the_document_of_a_page_is_read_by_people_and_renderers(ada: Client, docs: Source) -> None:
    where = (docs.space_id, revision(ada, docs), docs.page_id("guides/install"))
    document = ada.get("getPageDocumentInRevisionById", *where)
    assert [node["type"] for node in document["nodes"]] == ["heading-1", "hint", "reusable-content", "paragraph", "images"]
    assert docs.reader.get("getPageDocumentInRevisionById", *where) == document


def test_renderers_ask_for_it_evaluated_and_dereferenced(ada: Client, docs: Source) -> None:
    where = (docs.space_id, revision(ada, docs), docs.page_id("guides/install"))
    text = str(docs.reader.get("getPageDocumentInRevisionById", *where, evaluated="deterministic-only", dereferenced="reusable-contents"))
    assert "Reusable text" in text
    assert "1.2" in text


def test_it_is_not_sent_again_to_those_who_have_it(ada: Client, docs: Source) -> None:
    where = (docs.space_id, revision(ada, docs), docs.page_id())
    first = ada.call("getPageDocumentInRevisionById", *where)
    again = ada.call("getPageDocumentInRevisionById", *where, headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.content) == (304, b"")


def test_an_empty_page_has_an_empty_document(ada: Client, docs: Source) -> None:
    docs.world.import_files({"SUMMARY.md": "# Table of contents\n\n* [Welcome](README.md)\n* [Later](later.md)\n"})
    where = (docs.space_id, revision(ada, docs), docs.page_id("later"))
    assert ada.get("getPageDocumentInRevisionById", *where)["nodes"] == []


def test_a_page_of_nothing_but_its_title_names_no_document_and_has_an_empty_one(ada: Client, docs: Source) -> None:
    summary = "# Table of contents\n\n* [Welcome](README.md)\n* [Bare](bare.md)\n  * [Below](below.md)\n"
    docs.world.import_files(
        {"SUMMARY.md": summary, "bare.md": "---\ndescription: More below\n---\n\n# Bare\n", "below.md": "# Below\n\nText\n"}
    )
    bare = ada.get("listPages", docs.space_id)["pages"][1]
    assert "documentId" not in bare
    assert "documentId" in bare["pages"][0]
    assert "documentId" not in ada.get("getPageById", docs.space_id, bare["id"])
    assert "documentId" not in docs.reader.get("getPageInRevisionByPath", docs.space_id, revision(ada, docs), "bare")
    assert ada.get("getPageById", docs.space_id, bare["id"], format="document")["document"]["nodes"] == []
    where = (docs.space_id, revision(ada, docs), bare["id"])
    assert ada.get("getPageDocumentInRevisionById", *where)["nodes"] == []
    docs.world.import_files({"bare.md": "# Bare\n\nNo longer.\n"})
    assert "documentId" in ada.get("getPageById", docs.space_id, bare["id"])


def test_at_most_three_statements_are_needed_when_it_is_warm(ada: Client, docs: Source, rita: Client) -> None:
    where = (docs.space_id, revision(ada, docs), docs.page_id())
    rita.get("getPageDocumentInRevisionById", *where)
    with docs.world.counting() as statements:
        rita.get("getPageDocumentInRevisionById", *where)
    assert statements.count <= 4  # one of them finds the caller's token


def test_links_and_groups_have_no_document(ada: Client, docs: Source) -> None:
    guides = ada.get("listPages", docs.space_id)["pages"][1]
    ada.refused(404, "getPageDocumentInRevisionById", docs.space_id, revision(ada, docs), guides["id"])
