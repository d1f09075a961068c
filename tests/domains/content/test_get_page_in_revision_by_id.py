from tests.client import Client
from tests.world import Source


def test_a_renderer_reads_markdown_with_stable_references(docs: Source, ada: Client) -> None:
    revision = ada.get("getSpaceById", docs.space_id)["revision"]
    page = docs.reader.get(
        "getPageInRevisionById", docs.space_id, revision, docs.page_id(), format="markdown", **{"format.markdown.refs": "stable"}
    )
    assert f"/pages/{docs.page_id('guides/install')}#steps" in page["markdown"]


def test_a_page_whose_condition_fails_does_not_exist_for_visitors(docs: Source, ada: Client) -> None:
    docs.world.import_files({"guides/linux.md": "---\nif: visitor.claims.beta\n---\n\n# On Linux\n"})
    revision = ada.get("getSpaceById", docs.space_id)["revision"]
    page = docs.page_id("guides/install/linux")
    assert ada.get("getPageInRevisionById", docs.space_id, revision, page)["title"] == "On Linux"
    docs.reader.refused(404, "getPageInRevisionById", docs.space_id, revision, page)
    assert "On Linux" not in str(docs.reader.get("getRevisionById", docs.space_id, revision)["pages"])
