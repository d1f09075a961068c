from tests.client import Client
from tests.world import Source


def test_canonical_and_alternates_are_references(ada: Client, docs: Source) -> None:
    links = ada.get(
        "listRevisionPageMetaLinks", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], docs.page_id("guides/install/linux")
    )
    assert links["canonical"] == {"kind": "url", "url": "https://example.com/linux"}
    assert links["alternates"] == [{"kind": "page", "page": docs.page_id("guides/install")}]


def test_a_page_without_any_has_none(ada: Client, docs: Source) -> None:
    assert ada.get("listRevisionPageMetaLinks", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], docs.page_id()) == {}
    ada.refused(404, "listRevisionPageMetaLinks", docs.space_id, ada.get("getSpaceById", docs.space_id)["revision"], "nopage")
