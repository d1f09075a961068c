"""Rows of the table of contents that are links say where they lead."""

import pytest

from tests.client import Client
from tests.world import Source, World

SUMMARY = """* [Home](README.md)
* [Start](guides/start.md)
* [Second part](guides/start.md#second-part)
* [Start again](guides/start.md)
* [Sheet](sheet.pdf)
* [Elsewhere](https://example.com/a)
* [Staff](staff.md)
* [Staff again](staff.md)
"""
FILES: dict[str, str | bytes] = {
    "README.md": "# Home\n",
    "SUMMARY.md": SUMMARY,
    "guides/start.md": "# Start\n\n## Second part\n",
    "staff.md": "---\nif: visitor.claims.staff\n---\n\n# Staff\n",
    "sheet.pdf": b"%PDF-1.4",
}


@pytest.fixture
def linked(world: World) -> Source:
    return world.import_files(FILES)


def hrefs(client: Client, space: str) -> dict[str, str | None]:
    pages = client.get("getCurrentRevision" if client.name == "ada" else "getRevisionById", *space.split())["pages"]
    return {page["title"]: page.get("href") for page in pages if page["type"] == "link"}


def test_pages_parts_of_pages_and_files_have_their_addresses(ada: Client, linked: Source) -> None:
    found = hrefs(ada, linked.space_id)
    assert found["Second part"] == "https://docs.localhost/start#second-part"
    assert found["Start again"] == "https://docs.localhost/start"
    assert found["Elsewhere"] == "https://example.com/a"
    assert found["Staff again"] == "https://docs.localhost/staff"
    sheet = found["Sheet"]
    assert sheet is not None
    assert linked.world.wire.request("GET", sheet.removeprefix("https://octavo.test")).content == b"%PDF-1.4"
    answered = linked.world.visit("/start")
    assert answered.status == 200


def test_a_page_that_the_visitor_may_not_see_has_none(ada: Client, linked: Source) -> None:
    revision = ada.get("getSpaceById", linked.space_id)["revision"]
    found = hrefs(linked.reader, f"{linked.space_id} {revision}")
    assert found["Start again"] == "https://docs.localhost/start"
    assert found["Staff again"] is None


def test_a_page_that_no_site_shows_has_none(ada: Client, linked: Source) -> None:
    ada.post("unpublishSite", linked.world.organization_id, linked.site_id)
    found = hrefs(ada, linked.space_id)
    assert found["Start again"] is None
    assert found["Elsewhere"] == "https://example.com/a"


def test_without_such_rows_no_site_is_looked_for(ada: Client, linked: Source) -> None:
    pages = ada.get("listPages", linked.space_id)["pages"]
    with linked.world.counting() as document:
        ada.get("getPageById", linked.space_id, pages[1]["id"], metadata=False)
    with linked.world.counting() as link:
        ada.get("getPageById", linked.space_id, pages[3]["id"], metadata=False)
    assert document.count < link.count
