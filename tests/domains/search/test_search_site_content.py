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


def test_without_a_scope_it_says_what_is_missing(ada: Client, site: Source) -> None:
    ada.refused(400, "searchSiteContent", site.world.organization_id, site.site_id, body={"query": "quokka"})
