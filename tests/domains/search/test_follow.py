"""An index follows what changes, from wherever it was."""

from octavo.store import change_log
from tests.client import Client
from tests.stopped_clock import Clock
from tests.world import World


def test_an_index_that_was_away_for_longer_than_the_log_reaches_back_misses_nothing(world: World, ada: Client, time: Clock) -> None:
    first = world.import_files({"README.md": "# Lantern\n"}, "first")
    world.index()
    time.advance(days=1)
    (first.folder / "README.md").write_text("# Lighthouse\n")
    first.again()
    time.advance(days=40)
    second = world.import_files({"README.md": "# Bell\n"}, "second")
    assert change_log.trim(world.database) > 0
    world.index()
    for space, word in ((first.space_id, "lighthouse"), (second.space_id, "bell")):
        (page,) = ada.get("searchSpaceContent", space, query=word)["items"]
        assert page["title"].lower() == word
    assert ada.get("searchSpaceContent", first.space_id, query="lantern")["items"] == []
