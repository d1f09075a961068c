import pytest

from tests.client import Client
from tests.world import World


def test_a_space_says_what_the_caller_may_do(ada: Client, rita: Client, ed: Client, world: World) -> None:
    source = world.import_files({"README.md": "# Docs\n"})
    assert ada.get("getSpaceById", source.space_id)["permissions"]["admin"]
    assert not rita.get("getSpaceById", source.space_id)["permissions"]["edit"]
    assert ed.get("getSpaceById", source.space_id)["permissions"]["edit"]


def test_a_content_token_reads_the_spaces_it_lists_and_no_other(world: World, ada: Client) -> None:
    source = world.import_files({"README.md": "# Docs\n"})
    other = world.import_files({"README.md": "# Other\n"}, "other")
    shown = source.reader.get("getSpaceById", source.space_id)
    assert (shown["permissions"]["view"], shown["permissions"]["edit"]) == (True, False)
    source.reader.refused(404, "getSpaceById", other.space_id)


def test_it_stops_with_the_site(world: World, ada: Client) -> None:
    source = world.import_files({"README.md": "# Docs\n"})
    reader = source.reader
    ada.post("unpublishSite", world.organization_id, source.site_id)
    reader.refused(404, "getSpaceById", source.space_id)


def test_strangers_find_nothing(sam: Client, anonymous: Client, gus: Client, world: World) -> None:
    source = world.import_files({"README.md": "# Docs\n"})
    sam.refused(404, "getSpaceById", source.space_id)
    gus.refused(404, "getSpaceById", source.space_id)
    anonymous.refused(401, "getSpaceById", source.space_id)


@pytest.mark.parametrize(("written", "told"), [("pt-BR", "pt-br"), ("en-GB", "en"), ("fa", None)])
def test_only_languages_that_the_wire_knows_are_told(world: World, ada: Client, written: str, told: str | None) -> None:
    files = {
        "docs.yaml": f"site:\n  structure:\n    - {{type: space, key: docs, title: Docs, content: {{directory: docs, language: {written}}}}}\n"
    }
    source = world.import_files({**files, "docs/README.md": "# Docs\n"})
    assert ada.get("getSpaceById", source.space_id).get("language") == told
    assert f'<html lang="{written}"' in world.visit("/").content.decode()
