"""A page that was renamed or moved is found at its old addresses, through the API and on the site."""

import pytest

from octavo.domains.content import load
from tests.client import Client
from tests.world import Source, World

FILES = {
    "README.md": "# Home\n",
    "nested/README.md": "# Nested\n\nWhat is nested.\n",
    "nested/child/README.md": "# Child\n\nA page below.\n",
    "nested/child/leaf.md": "# Leaf\n\nA page below that.\n",
}


@pytest.fixture
def moved(world: World) -> Source:
    """`nested/child` and what is below it are at `nested/kid` now."""
    source = world.import_files(FILES)
    rename(source, "nested/child", "nested/kid")
    return source.again()


def rename(source: Source, old: str, new: str) -> None:
    (source.folder / new).parent.mkdir(parents=True, exist_ok=True)
    (source.folder / old).rename(source.folder / new)


@pytest.mark.parametrize(("old", "new"), [("nested/child", "nested/kid"), ("nested/child/leaf", "nested/kid/leaf")])
def test_the_api_answers_with_the_page_as_it_is_now(ada: Client, moved: Source, old: str, new: str) -> None:
    space = moved.space_id
    revision = ada.get("getSpaceById", space)["revision"]
    assert ada.get("getPageByPath", space, old)["path"] == new
    assert ada.get("getPageInRevisionByPath", space, revision, old)["path"] == new
    assert moved.reader.get("getPageInRevisionByPath", space, revision, old.upper())["path"] == new


@pytest.mark.parametrize(
    ("old", "new"), [("nested/child", "nested/kid"), ("Nested/Child/Leaf", "nested/kid/leaf"), ("nested/child.md", "nested/kid.md")]
)
def test_the_site_sends_its_readers_on(moved: Source, old: str, new: str) -> None:
    answered = moved.world.visit(f"/{old}?q=1")
    assert (answered.status, answered.headers["location"]) == (307, f"/{new}?q=1")


def test_the_earlier_revision_has_the_page_at_its_earlier_path_only(ada: Client, moved: Source) -> None:
    space = moved.space_id
    earlier = ada.get("getCurrentRevision", space)["parents"][0]
    assert ada.get("getPageInRevisionByPath", space, earlier, "nested/child")["title"] == "Child"
    ada.refused(404, "getPageInRevisionByPath", space, earlier, "nested/kid")


def test_a_page_that_moves_twice_is_found_at_both_of_its_old_paths(ada: Client, moved: Source) -> None:
    rename(moved, "nested/kid", "grown")
    moved.again()
    for path in ("nested/child", "nested/kid"):
        assert ada.get("getPageByPath", moved.space_id, path)["path"] == "grown"
        assert ada.get("getPageByPath", moved.space_id, f"{path}/leaf")["path"] == "grown/leaf"


def test_a_new_page_takes_the_old_path_over(ada: Client, moved: Source) -> None:
    moved.world.import_files({"nested/child/README.md": "# Another\n"})
    assert ada.get("getPageByPath", moved.space_id, "nested/child")["title"] == "Another"
    assert moved.world.visit("/nested/child").status == 200


def test_it_is_remembered_on_disk(ada: Client, moved: Source) -> None:
    moved.world.import_files({"README.md": "# Welcome\n"})
    load._revisions.clear()
    assert ada.get("getPageByPath", moved.space_id, "nested/child")["path"] == "nested/kid"


def test_what_a_visitor_may_not_see_does_not_exist_at_its_old_path_either(ada: Client, moved: Source) -> None:
    moved.world.import_files({"nested/kid/README.md": "---\nif: visitor.claims.beta\n---\n\n# Child\n\nA page below.\n"})
    revision = ada.get("getSpaceById", moved.space_id)["revision"]
    moved.reader.refused(404, "getPageInRevisionByPath", moved.space_id, revision, "nested/child")
    assert moved.world.visit("/nested/child").status == 404
    assert ada.get("getPageByPath", moved.space_id, "nested/child")["title"] == "Child"


def test_a_redirect_of_the_configuration_counts_where_the_moved_page_is_hidden(moved: Source) -> None:
    redirects = "redirects:\n  nested/child: README.md\n"
    moved.world.import_files({".gitbook.yaml": redirects})
    assert moved.world.visit("/nested/child").headers["location"] == "/nested/kid"
    moved.world.import_files({"nested/kid/README.md": "---\nif: visitor.claims.beta\n---\n\n# Child\n\nA page below.\n"})
    assert moved.world.visit("/nested/child").headers["location"] == "/"


def test_looking_at_an_old_path_asks_the_database_nothing_more(ada: Client, moved: Source) -> None:
    ada.get("getPageByPath", moved.space_id, "nested/kid")
    with moved.world.counting() as now:
        ada.get("getPageByPath", moved.space_id, "nested/kid", metadata=False)
    with moved.world.counting() as before:
        ada.get("getPageByPath", moved.space_id, "nested/child", metadata=False)
    assert before.count == now.count > 0
