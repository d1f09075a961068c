from tests.client import Client
from tests.world import Source


def test_the_tree_has_groups_pages_and_links(ada: Client, docs: Source) -> None:
    welcome, guides = ada.get("listPages", docs.space_id)["pages"]
    assert (welcome["type"], welcome["description"], welcome["icon"], welcome["path"]) == ("document", "The beginning", "rocket", "readme")
    install, elsewhere, hidden = guides["pages"]
    assert (install["linkTitle"], install["path"]) == ("Setup", "guides/install")
    assert install["pages"][0]["path"] == "guides/install/linux"
    assert (elsewhere["type"], elsewhere["href"]) == ("link", "https://example.com")
    assert (hidden["hidden"], hidden["noIndex"]) == (True, True)


def test_ids_stay_through_edits_and_moves(ada: Client, docs: Source) -> None:
    before = docs.page_id("guides/install")
    summary = (docs.folder / "SUMMARY.md").read_text()
    (docs.folder / "guides" / "install.md").rename(docs.folder / "guides" / "setup.md")
    (docs.folder / "SUMMARY.md").write_text(summary.replace("guides/install.md", "guides/setup.md"))
    docs.again()
    assert docs.page_id("guides/setup") == before
