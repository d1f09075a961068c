from tests.client import Client
from tests.world import Source


def test_a_snippet_has_a_title_and_a_document(ada: Client, docs: Source) -> None:
    listed = ada.get("getCurrentRevision", docs.space_id)["reusableContents"][0]
    found = ada.get("getReusableContentById", docs.space_id, listed["id"])
    assert found["title"] == "A note"
    assert "Reusable text" in str(ada.get("getDocumentById", docs.space_id, found["document"]))


def test_an_unknown_one_is_not_found(ada: Client, docs: Source) -> None:
    ada.refused(404, "getReusableContentById", docs.space_id, "nothing")
