from tests.client import Client
from tests.world import Source


def test_the_document_of_a_snippet_is_read_by_people_and_renderers(ada: Client, docs: Source) -> None:
    revision = ada.get("getCurrentRevision", docs.space_id)
    where = (docs.space_id, revision["id"], revision["reusableContents"][0]["id"])
    assert "Reusable text" in str(ada.get("getReusableContentDocumentInRevisionById", *where))
    assert docs.reader.get("getReusableContentDocumentInRevisionById", *where)
    ada.refused(404, "getReusableContentDocumentInRevisionById", docs.space_id, revision["id"], "nothing")
