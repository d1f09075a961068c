"""A site shows nobody what a condition hides from them."""

import pytest

from tests.domains.content.test_conditions import FILES
from tests.world import Source, World


@pytest.fixture
def docs(world: World) -> Source:
    words = {path: text + ("\nA quokka.\n" if path.endswith("/draft.md") or path == "README.md" else "") for path, text in FILES.items()}
    source = world.import_files(words)
    world.index()
    return source


def test_the_site_begins_with_the_first_page_that_is_there(docs: Source) -> None:
    home = docs.world.visit("/")
    assert home.status == 200
    shown = home.content.decode()
    assert "Before." in shown
    assert not any(word in shown for word in ("For the staff", "zebras", "llamas", "Draft<", "/guides/draft", "Alone"))
    assert docs.world.visit("/welcome").headers["location"] == "/"


@pytest.mark.parametrize(
    "path", ["/readme", "/guides/draft", "/guides/draft/part", "/guides/draft.md", "/old/draft", "/closed/alone", "/closed"]
)
def test_no_address_leads_to_a_hidden_page(docs: Source, path: str) -> None:
    assert docs.world.visit(path).status == 404


def test_a_group_leads_to_its_first_page_that_is_there(docs: Source) -> None:
    assert docs.world.visit("/guides").headers["location"] == "/guides/open"


@pytest.mark.parametrize("path", ["/llms.txt", "/llms-full.txt", "/sitemap.xml", "/sitemap-home.xml", "/welcome.md", "/~octavo/feed.xml"])
def test_texts_for_machines_are_silent_about_it(docs: Source, path: str) -> None:
    answered = docs.world.visit(path)
    assert answered.status == 200
    said = answered.content.decode()
    hidden = ("Staff", "the staff", "zebras", "llamas", "/guides/draft", "/readme", "Alone")
    assert [word for word in hidden if word in said] == []


@pytest.mark.parametrize("word", ["zebras", "llamas", "quokka"])
def test_the_sites_search_finds_nothing_of_it(docs: Source, word: str) -> None:
    found = docs.world.visit(f"/~octavo/search?q={word}", accept="text/html")
    assert found.status == 200
    said = found.content.decode()
    assert '<ol class="hits"></ol>' in said
