from typing import Any

import pytest

from tests.client import Client
from tests.domains.sites.conftest import FILES
from tests.world import Source, World


@pytest.fixture
def site(world: World) -> Source:
    words = {path: f"{text}\nA quokka.\n" if path.endswith(".md") else text for path, text in FILES.items()}
    source = world.import_files(words, "acme")
    world.index()
    return source


def spaces(client: Client, site: Source, **body: Any) -> list[int]:
    items = client.post("searchSiteContent", site.world.organization_id, site.site_id, body={"query": "quokka"} | body)["items"]
    return sorted(site.space_ids.index(item["id"]) for item in items)


def test_every_scope_names_its_spaces(ada: Client, site: Source) -> None:
    places = [each["id"] for each in ada.get("listSiteSpaces", site.world.organization_id, site.site_id)["items"]]
    assert spaces(ada, site, scope={"mode": "all"}) == [0, 1, 2, 3]
    assert spaces(ada, site, scope={"mode": "default"}) == [0, 2]
    assert spaces(ada, site, scope={"mode": "default", "currentSiteSpace": places[1]}) == [1, 2]
    assert spaces(ada, site, scope={"mode": "default", "currentSiteSpace": places[1], "restrictTo": "currentSiteSpace"}) == [1]
    assert spaces(ada, site, scope={"mode": "default", "currentSiteSpace": places[1], "restrictTo": "otherSiteSpaces"}) == [2]
    assert spaces(ada, site, scope={"mode": "specific", "siteSpaceIds": [places[3]]}) == [3]


def test_the_older_forms_are_understood(site: Source, ada: Client) -> None:
    places = [each["id"] for each in ada.get("listSiteSpaces", site.world.organization_id, site.site_id)["items"]]
    assert spaces(site.reader, site, mode="all") == [0, 1, 2, 3]
    assert spaces(site.reader, site, mode="current", siteSpaceId=places[2]) == [2]
    assert spaces(site.reader, site, siteSpaceIds=[places[0], places[3]]) == [0, 3]


def test_pages_whose_condition_fails_are_not_found_by_visitors(site: Source, ada: Client) -> None:
    (site.folder / "v2/auth/login.md").write_text("---\nif: visitor.claims.beta\n---\n\n# Login\n\nOnly a platypus.\n")
    site.again()
    site.world.index()
    body = {"query": "platypus", "scope": {"mode": "all"}}
    where = (site.world.organization_id, site.site_id)
    assert len(ada.post("searchSiteContent", *where, body=body)["items"]) == 1
    assert site.reader.post("searchSiteContent", *where, body=body)["items"] == []


def found(client: Client, source: Source, query: str) -> list[Any]:
    body = {"query": query, "scope": {"mode": "all"}}
    items = client.post("searchSiteContent", source.world.organization_id, source.site_id, body=body)["items"]
    return [(page["title"], [section["body"] for section in page["sections"]]) for item in items for page in item["pages"]]


@pytest.fixture
def adaptive(world: World) -> Source:
    beta = "{% if visitor.claims.beta %}\n"
    files = {
        "README.md": f"# Welcome\n\n## Animals\n\nThe second part.\n\n{beta}Only beta zebra people.\n{{% endif %}}\n\n"
        f'{{% include ".gitbook/includes/note.md" %}}\n\n{beta}## Yaks\n\nA yak.\n{{% endif %}}\n',
        ".gitbook/includes/note.md": f"Everybody's camel.\n\n{beta}Included llama.\n{{% endif %}}\n",
        "second.md": "# Second\n\nOf animals and people.\n",
    }
    source = world.import_files(files)
    world.index()
    return source


@pytest.mark.parametrize("word", ["zebra", "llama", "yak", "yaks"])
def test_what_a_condition_hides_is_found_by_those_who_may_read_it(adaptive: Source, ada: Client, word: str) -> None:
    assert found(adaptive.reader, adaptive, word) == []
    for client in (adaptive.visitor(beta=True), ada):
        [(title, [body])] = found(client, adaptive, word)
        assert title == "Welcome"
        assert word.removesuffix("s") in body
    assert found(adaptive.visitor(beta=False), adaptive, word) == []


def test_hidden_words_change_nothing_in_what_is_found(adaptive: Source) -> None:
    """The welcome page holds both words, for those who may read it: then any other page with one of them is not looked for."""
    assert [title for title, _ in found(adaptive.reader, adaptive, "zebra animals")] == ["Welcome", "Second"]
    assert "zebra" not in str(found(adaptive.reader, adaptive, "zebra animals"))


def test_a_text_that_becomes_conditional_in_an_included_file_is_not_found_any_more(adaptive: Source) -> None:
    assert found(adaptive.reader, adaptive, "camel")
    note = adaptive.folder / ".gitbook/includes/note.md"
    note.write_text("{% if visitor.claims.beta %}\nSomebody's camel.\n{% endif %}\n")
    adaptive.again()
    adaptive.world.index()
    assert found(adaptive.reader, adaptive, "camel") == []
    assert found(adaptive.visitor(beta=True), adaptive, "camel")


def test_without_a_scope_it_says_what_is_missing(ada: Client, site: Source) -> None:
    ada.refused(400, "searchSiteContent", site.world.organization_id, site.site_id, body={"query": "quokka"})
