from tests.client import Client
from tests.world import Source


def test_a_revision_stays_as_it_was(ada: Client, docs: Source) -> None:
    first = ada.get("getSpaceById", docs.space_id)["revision"]
    before = ada.get("getRevisionById", docs.space_id, first)
    (docs.folder / "README.md").write_text("# Another title\n")
    docs.again()
    assert ada.get("getRevisionById", docs.space_id, first) == before
    assert ada.get("getCurrentRevision", docs.space_id)["pages"][0]["title"] == "Another title"


def test_a_reader_of_the_site_gets_it_with_a_content_token(docs: Source, ada: Client) -> None:
    revision = ada.get("getSpaceById", docs.space_id)["revision"]
    assert docs.reader.get("getRevisionById", docs.space_id, revision)["id"] == revision


def test_a_reader_of_the_site_does_not_learn_which_revisions_were_before(docs: Source, ada: Client) -> None:
    (docs.folder / "README.md").write_text("# Without what was taken back\n")
    docs.again()
    revision = ada.get("getSpaceById", docs.space_id)["revision"]
    assert len(ada.get("getRevisionById", docs.space_id, revision)["parents"]) == 1
    assert docs.reader.get("getRevisionById", docs.space_id, revision)["parents"] == []


def test_another_spaces_revision_is_not_found_here(ada: Client, docs: Source) -> None:
    other = docs.world.import_files({"README.md": "# Other\n"}, "other")
    foreign = ada.get("getSpaceById", other.space_id)["revision"]
    ada.refused(404, "getRevisionById", docs.space_id, foreign)
    docs.reader.refused(404, "getRevisionById", other.space_id, foreign)


def test_an_unknown_revision_is_not_found(ada: Client, docs: Source) -> None:
    ada.refused(404, "getRevisionById", docs.space_id, "0" * 40)


def test_a_revision_that_is_known_is_not_sent_again(ada: Client, docs: Source) -> None:
    revision = ada.get("getCurrentRevision", docs.space_id)["id"]
    first = ada.call("getRevisionById", docs.space_id, revision)
    again = ada.call("getRevisionById", docs.space_id, revision, headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.content) == (304, b"")
