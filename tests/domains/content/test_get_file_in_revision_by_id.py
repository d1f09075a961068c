from tests.client import Client
from tests.world import Source


def test_a_file_is_found_by_its_id(ada: Client, docs: Source) -> None:
    listed = ada.get("listFiles", docs.space_id)["items"][0]
    assert ada.get("getFileInRevisionById", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], listed["id"]) == listed


def test_a_file_of_another_space_is_not_found_here(ada: Client, docs: Source) -> None:
    other = docs.world.import_files({"README.md": "# Other\n\n![x](x.png)\n", "x.png": b"x"}, "other")
    foreign = ada.get("listFiles", other.space_id)["items"][0]["id"]
    ada.refused(404, "getFileInRevisionById", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], foreign)
