from typing import Any

import pytest

from tests.client import Client
from tests.world import World


def test_a_new_space_has_one_page(cleo: Client, world: World) -> None:
    space = cleo.post("createSpace", world.organization_id, body={"title": "Notes [draft]"})
    [page] = cleo.get("listPages", space["id"])["pages"]
    assert page["title"] == "Notes [draft]"
    assert cleo.get("getPageById", space["id"], page["id"], format="markdown")["markdown"] == "# Notes [draft]\n"


def test_an_empty_one_has_none(cleo: Client, world: World) -> None:
    space = cleo.post("createSpace", world.organization_id, body={"title": "Empty", "empty": True, "emoji": "1f680", "language": "he"})
    assert cleo.get("listPages", space["id"])["pages"] == []
    assert (space["emoji"], space["language"], space["visibility"]) == ("1f680", "he", "private")


def test_the_body_may_be_left_out(cleo: Client, world: World) -> None:
    assert cleo.post("createSpace", world.organization_id)["title"] == "Untitled"


def test_readers_and_strangers_may_not(rita: Client, sam: Client, world: World) -> None:
    rita.refused(403, "createSpace", world.organization_id, body={"title": "No"})
    sam.refused(404, "createSpace", world.organization_id, body={"title": "No"})


def test_wrong_input_says_what_is_wrong(cleo: Client, world: World) -> None:
    assert "title" in cleo.refused(400, "createSpace", world.organization_id, body={"title": "x" * 51})
    assert "not built yet" in cleo.refused(400, "createSpace", world.organization_id, body={"template": {"id": "x"}})
    cleo.refused(404, "createSpace", world.organization_id, body={"parent": "nothing"})


@pytest.mark.parametrize("wrong", [{"computedSource": {"type": "builtin:openapi"}}, {"template": "docs"}, {"empty": False}])
def test_what_is_asked_for_wrongly_is_not_ignored(cleo: Client, world: World, wrong: dict[str, Any]) -> None:
    cleo.refused(400, "createSpace", world.organization_id, body={"title": "Docs", **wrong})
