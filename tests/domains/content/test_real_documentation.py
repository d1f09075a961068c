"""Real repositories, imported: every page is read through the API and as a page of the site, and nothing of them is lost."""

import re
from pathlib import Path

import pytest

from octavo.domains.content.export import export_files
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.domains.spaces.queries import get_space
from tests.client import Client
from tests.corpora import MODERN, corpus
from tests.world import Source, World

ROW = re.compile(r"^\s*[*+-] \[.*\]\(<?(?!https?:)([^)>\s#]+)", re.MULTILINE)


@pytest.fixture(scope="module", params=MODERN)
def folder(request: pytest.FixtureRequest) -> Path:
    return corpus(request.param)


@pytest.fixture
def imported(world: World, folder: Path) -> Source:
    importer = Importer(world.database, world.organization_id, recognise(str(folder)), Options())
    return Source(world, importer, folder).again()


def listed(folder: Path) -> int:
    """The files that the tables of contents list, each once."""
    return sum(len(set(ROW.findall(summary.read_text()))) for summary in folder.rglob("SUMMARY.md"))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_every_page_is_read_through_the_api_and_on_the_site(imported: Source, ada: Client) -> None:
    world = imported.world
    site = ada.get("getSiteById", world.organization_id, imported.site_id)
    places = ada.get("listSiteSpaces", world.organization_id, imported.site_id)["items"]
    count = 0
    for place in places:
        revision = ada.get("getCurrentRevision", place["space"]["id"])
        pending = list(revision["pages"])
        while pending:
            page = pending.pop()
            pending += page.get("pages", [])
            if page["type"] != "document":
                continue
            count += 1
            where = (place["space"]["id"], revision["id"], page["id"])
            assert ada.get("getPageDocumentInRevisionById", *where, evaluated="true", dereferenced="true")["object"] == "document"
            path = place["urls"]["published"].removeprefix(site["urls"]["published"]) + page["path"]
            answered = world.visit(f"/{path}", f"{site['basename']}.localhost")
            while answered.status in {307, 308}:
                answered = world.visit(answered.headers["location"], f"{site['basename']}.localhost")
            assert (path, answered.status) == (path, 200)
    assert count >= listed(imported.folder) - 3  # rows that name one file twice are one page


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_export_gives_back_the_same_bytes(imported: Source) -> None:
    with imported.world.database.read() as tx:
        for space_id in imported.space_ids:
            space = get_space(tx, space_id)
            for path, content in export_files(tx, space):
                assert (imported.folder / space.directory / path).read_bytes() == content, path
