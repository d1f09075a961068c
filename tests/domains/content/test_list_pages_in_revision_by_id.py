from tests.client import Client
from tests.world import Source


def test_the_pages_are_those_of_the_revision(ada: Client, docs: Source) -> None:
    first = ada.get("getSpaceById", docs.space_id)["revision"]
    (docs.folder / "SUMMARY.md").write_text("# Table of contents\n\n* [Welcome](README.md)\n")
    docs.again()
    assert len(ada.get("listPagesInRevisionById", docs.space_id, first)["pages"]) == 2
    assert len(ada.get("listPages", docs.space_id)["pages"]) == 1


def test_people_see_conditions_and_strangers_nothing(ada: Client, sam: Client, docs: Source) -> None:
    docs.world.import_files({"guides/linux.md": "---\nif: visitor.claims.beta\n---\n\n# On Linux\n"})
    revision = ada.get("getSpaceById", docs.space_id)["revision"]
    guides = ada.get("listPagesInRevisionById", docs.space_id, revision)["pages"][1]
    assert guides["pages"][0]["pages"][0]["condition"] == "visitor.claims.beta"
    sam.refused(404, "listPagesInRevisionById", docs.space_id, revision)
