from tests.client import Client
from tests.world import Source


def test_files_have_an_address_a_size_and_dimensions(ada: Client, docs: Source) -> None:
    [file] = ada.get("listFilesInRevisionById", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"])["items"]
    assert (file["name"], file["contentType"], file["size"]) == (
        "a b.png",
        "image/png",
        len((docs.folder / ".gitbook/assets/a b.png").read_bytes()),
    )
    assert file["dimensions"] == {"width": 3, "height": 2}
    assert file["downloadURL"].startswith("https://octavo.test/")


def test_a_list_goes_on_where_its_cursor_says(ada: Client, docs: Source) -> None:
    docs.world.import_files({f".gitbook/assets/{number}.txt": "x" for number in range(5)})
    first = ada.get("listFilesInRevisionById", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], limit=4)
    rest = ada.get(
        "listFilesInRevisionById", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], limit=4, page=first["next"]["page"]
    )
    assert len(first["items"]) == 4
    assert "next" not in rest
    assert len({file["id"] for file in [*first["items"], *rest["items"]]}) == 6
