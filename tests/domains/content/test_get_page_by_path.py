import pytest

from tests.client import Client
from tests.world import Source


@pytest.mark.parametrize("path", ["guides/install", "Guides/INSTALL", "guides/install/"])
def test_case_and_a_slash_at_the_end_do_not_matter(ada: Client, docs: Source, path: str) -> None:
    assert ada.get("getPageByPath", docs.space_id, path)["title"] == "Install"


@pytest.mark.parametrize("path", ["guides/install", "guides%2Finstall", "guides%2finstall"])
def test_slashes_may_be_encoded_or_not(ada: Client, docs: Source, path: str) -> None:
    answered = docs.world.wire.request("GET", f"/v1/spaces/{docs.space_id}/content/path/{path}", {"authorization": f"Bearer {ada.token}"})
    assert answered.json["title"] == "Install"


def test_redirects_of_the_repository_are_followed(ada: Client, docs: Source) -> None:
    assert ada.get("getPageByPath", docs.space_id, "old/place")["path"] == "guides/install"


def test_a_group_is_its_first_page(ada: Client, docs: Source) -> None:
    assert ada.get("getPageByPath", docs.space_id, "guides")["title"] == "Install"


def test_nothing_is_at_other_paths(ada: Client, docs: Source) -> None:
    ada.refused(404, "getPageByPath", docs.space_id, "no/such/page")


def test_markdown_is_the_authors_own(ada: Client, docs: Source) -> None:
    page = ada.get("getPageByPath", docs.space_id, "guides/install", format="markdown")
    assert page["markdown"] == (docs.folder / "guides/install.md").read_text()


@pytest.mark.parametrize("end", ["path", "path/"])
def test_nothing_is_the_path_of_the_first_page(ada: Client, docs: Source, end: str) -> None:
    answered = docs.world.wire.request("GET", f"/v1/spaces/{docs.space_id}/content/{end}", {"authorization": f"Bearer {ada.token}"})
    assert answered.status == 200
    assert answered.json["id"] == ada.get("listPages", docs.space_id)["pages"][0]["id"]
