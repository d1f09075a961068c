from tests.client import Client
from tests.world import Source


def test_a_revision_holds_pages_files_snippets_tags_and_variables(ada: Client, docs: Source) -> None:
    revision = ada.get("getCurrentRevision", docs.space_id)
    assert [page["title"] for page in revision["pages"]] == ["Welcome", "Guides"]
    assert [page["title"] for page in revision["pages"][1]["pages"]] == ["Install", "Elsewhere", "Hidden"]
    assert [file["name"] for file in revision["files"]] == ["a b.png"]
    assert [content["title"] for content in revision["reusableContents"]] == ["A note"]
    assert revision["tags"] == [{"slug": "beta", "label": "Beta", "color": "blue"}]
    assert revision["variables"] == {"version": 1.2}
    assert revision["git"]["oid"] == revision["id"]


def test_without_metadata_git_is_not_mentioned(ada: Client, docs: Source) -> None:
    revision = ada.get("getCurrentRevision", docs.space_id, metadata="false")
    assert "git" not in revision
    assert "git" not in revision["pages"][0]


def test_it_changes_with_every_change_and_only_then(ada: Client, docs: Source) -> None:
    first = ada.get("getSpaceById", docs.space_id)["revision"]
    assert not docs.again().imported.changed
    assert ada.get("getCurrentRevision", docs.space_id)["id"] == first
    (docs.folder / "README.md").write_text("# Welcome back\n")
    docs.again()
    second = ada.get("getCurrentRevision", docs.space_id)
    assert second["id"] != first
    assert second["parents"] == [first]
    assert second["pages"][0]["title"] == "Welcome back"


def test_nobody_else_may_read_it(rita: Client, sam: Client, anonymous: Client, docs: Source) -> None:
    assert rita.get("getCurrentRevision", docs.space_id)
    sam.refused(404, "getCurrentRevision", docs.space_id)
    anonymous.refused(401, "getCurrentRevision", docs.space_id)
