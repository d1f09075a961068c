from typing import Any

from sqlalchemy import insert

from octavo import clock
from octavo.ids import new_id
from octavo.store.tables.sites import site_redirects
from tests.client import Client
from tests.world import Source


def redirect(acme: Source, source: str, destination: dict[str, Any], *, capture: bool = False, draft: bool = False) -> None:
    now = clock.now()
    row = {
        "id": new_id(),
        "site_id": acme.site_id,
        "source": source,
        "destination": destination,
        "capture_wildcard": capture,
        "draft": draft,
    }
    with acme.world.database.write() as tx:
        tx.execute(insert(site_redirects).values(**row, created_at=now, updated_at=now))


def target(client: Client, acme: Source, source: str) -> str:
    return str(client.get("getSiteRedirectBySource", acme.world.organization_id, acme.site_id, source=source)["target"])


def test_an_exact_one_comes_before_a_wildcard_and_the_longest_wildcard_first(acme: Source) -> None:
    redirect(acme, "/old/*", {"kind": "external", "url": "https://short.example"})
    redirect(acme, "/old/deep/*", {"kind": "external", "url": "https://long.example"}, capture=True)
    redirect(acme, "/old/deep/page", {"kind": "external", "url": "https://exact.example"})
    assert target(acme.reader, acme, "/old/deep/page") == "https://exact.example"
    assert target(acme.reader, acme, "/OLD/deep/x/y") == "https://long.example/x/y"
    assert target(acme.reader, acme, "/old/other") == "https://short.example"


def test_a_page_of_a_variant_is_an_absolute_address(ada: Client, acme: Source) -> None:
    places = ada.get("listSiteSpaces", acme.world.organization_id, acme.site_id)["items"]
    page = ada.get("getPageByPath", acme.space_ids[3], "auth/login")["id"]
    redirect(acme, "/login", {"kind": "site-page", "siteSpaceId": places[3]["id"], "pageId": page})
    assert target(ada, acme, "/login") == "https://acme.localhost/api/v2/auth/login"


def test_drafts_and_unknown_paths_lead_nowhere(acme: Source) -> None:
    redirect(acme, "/draft", {"kind": "external", "url": "https://draft.example"}, draft=True)
    for source in ("/draft", "/nowhere"):
        acme.reader.refused(404, "getSiteRedirectBySource", acme.world.organization_id, acme.site_id, source=source)
