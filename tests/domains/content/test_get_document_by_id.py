from tests.client import Client
from tests.world import Source


def test_a_document_is_found_by_the_id_that_its_page_names(ada: Client, docs: Source) -> None:
    page = ada.get("getPageByPath", docs.space_id, "guides/install", format="document")
    assert ada.get("getDocumentById", docs.space_id, page["documentId"]) == page["document"]


def test_its_id_stays_when_other_pages_change_and_changes_with_its_own(ada: Client, docs: Source) -> None:
    before = ada.get("getPageByPath", docs.space_id, "guides/install")["documentId"]
    (docs.folder / "hidden.md").write_text("# Hidden\n\nanother word\n")
    docs.again()
    assert ada.get("getPageByPath", docs.space_id, "guides/install")["documentId"] == before
    (docs.folder / "guides/install.md").write_text("# Install\n\nAll new.\n")
    docs.again()
    assert ada.get("getPageByPath", docs.space_id, "guides/install")["documentId"] != before
    assert "Mind the gap" in str(ada.get("getDocumentById", docs.space_id, before))


def test_another_spaces_document_is_not_found_here(ada: Client, docs: Source) -> None:
    other = docs.world.import_files({"README.md": "# Other\n\nText\n"}, "other")
    foreign = ada.get("listPages", other.space_id)["pages"][0]["documentId"]
    assert ada.get("getDocumentById", other.space_id, foreign)
    ada.refused(404, "getDocumentById", docs.space_id, foreign)
