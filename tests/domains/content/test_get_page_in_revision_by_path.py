from tests.client import Client
from tests.world import Source


def test_a_renderer_finds_pages_by_path(docs: Source, ada: Client) -> None:
    revision = ada.get("getSpaceById", docs.space_id)["revision"]
    assert docs.reader.get("getPageInRevisionByPath", docs.space_id, revision, "guides/install/linux")["title"] == "On Linux"
    assert docs.reader.get("getPageInRevisionByPath", docs.space_id, revision, "old/place")["title"] == "Install"
    docs.reader.refused(404, "getPageInRevisionByPath", docs.space_id, revision, "nowhere")


def test_the_path_is_of_that_revision(docs: Source, ada: Client) -> None:
    before = ada.get("getSpaceById", docs.space_id)["revision"]
    (docs.folder / "SUMMARY.md").write_text("# Table of contents\n\n* [Welcome](README.md)\n* [Install](guides/install.md)\n")
    docs.again()
    after = ada.get("getSpaceById", docs.space_id)["revision"]
    assert (
        ada.get("getPageInRevisionByPath", docs.space_id, before, "guides/install")["id"]
        == ada.get("getPageInRevisionByPath", docs.space_id, after, "install")["id"]
    )
