"""What a content token's reader is told about addresses leads to the reader's own site, below the key of its share link."""

import pytest

from tests.client import Client
from tests.world import World

FILES = {"README.md": "# Docs\n\nAbout zebras.\n"}


def reader_at(world: World, url: str) -> Client:
    return world.bearing(world.client("anonymous").post("resolvePublishedContentByUrl", body={"url": url})["apiToken"])


def test_a_revision_names_the_address_with_the_key(world: World) -> None:
    private = world.import_files(FILES, "private", private=True)
    home = f"https://private.localhost/{private.share_key}/"
    reader = reader_at(world, home)
    space = reader.get("getSpaceById", private.space_id)
    revision = reader.get("getRevisionById", private.space_id, space["revision"])
    assert (space["urls"]["published"], revision["urls"]["published"]) == (home, home)
    assert reader_at(world, revision["urls"]["published"]).get("getSpaceById", private.space_id)["id"] == private.space_id


@pytest.mark.parametrize("name", ["docs", "second"])
def test_a_space_on_two_sites_has_the_address_on_the_readers_own(world: World, ada: Client, name: str) -> None:
    space = world.import_files(FILES).space_id
    second = ada.post("createSite", world.organization_id, body={"title": "Second", "visibility": "public", "spaces": [space]})
    ada.post("publishSite", world.organization_id, second["id"])
    reader = reader_at(world, f"https://{name}.localhost/")
    shown = reader.get("getSpaceById", space)
    assert shown["urls"]["published"] == f"https://{name}.localhost/"
    assert reader.get("getRevisionById", space, shown["revision"])["urls"]["published"] == f"https://{name}.localhost/"
