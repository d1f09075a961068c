import base64
from typing import Any

import orjson
import pytest
from sqlalchemy import update

from octavo.store.tables.sites import sites
from tests.client import Client
from tests.world import Source, World


def resolve(client: Client, url: str) -> Any:
    return client.post("resolvePublishedContentByUrl", body={"url": url, "cacheBust": "1"})


@pytest.mark.parametrize(
    ("path", "place", "expected"),
    [
        ("/", 0, ("/", "", False)),
        ("/api", 2, ("/api/", "", False)),
        ("/api/v2/", 3, ("/api/v2/", "", True)),
        ("/api/v2/auth", 3, ("/api/v2/", "auth", True)),
        ("/api/v2/auth/login", 3, ("/api/v2/", "auth/login", True)),
        ("/guides/fr", 1, ("/guides/fr/", "", True)),
    ],
)
def test_every_prefix_of_an_address_is_answered(
    anonymous: Client, acme: Source, path: str, place: int, expected: tuple[str, str, bool]
) -> None:
    found = resolve(anonymous, f"http://acme.localhost:8080{path}")
    assert found["space"] == acme.space_ids[place]
    assert (found["basePath"], found["pathname"], found["complete"]) == expected
    assert found["siteBasePath"] == "/"


def test_below_a_name_on_the_servers_own_host_it_is_the_same_site(anonymous: Client, acme: Source) -> None:
    found = resolve(anonymous, "http://localhost:8081/acme/api/v2/auth")
    assert (found["space"], found["basePath"], found["siteBasePath"], found["pathname"]) == (
        acme.space_ids[3],
        "/acme/api/v2/",
        "/acme/",
        "auth",
    )
    assert found["canonicalUrl"] == "https://acme.localhost/api/v2/auth"


def test_the_token_can_be_decoded_and_lists_the_spaces(anonymous: Client, acme: Source) -> None:
    payload = resolve(anonymous, "https://acme.localhost/api")["apiToken"].split(".")[1]
    token = orjson.loads(base64.urlsafe_b64decode(payload + "=="))
    assert (token["kind"], token["site"], token["space"], set(token["spaces"])) == (
        "site",
        acme.site_id,
        acme.space_ids[2],
        set(acme.space_ids),
    )


def test_a_shared_site_is_read_below_its_key(anonymous: Client, world: World) -> None:
    private = world.import_files({"README.md": "# Private\n"}, "private", private=True)
    assert "Authentication missing" in anonymous.refused(404, "resolvePublishedContentByUrl", body={"url": "https://private.localhost/"})
    key = private.share_key
    found = resolve(anonymous, f"https://private.localhost/{key}/page")
    assert (found["shareKey"], found["siteBasePath"], found["pathname"]) == (key, f"/{key}/", "page")
    assert world.bearing(found["apiToken"]).get("getSpaceById", private.space_id)["urls"]["published"].endswith(f"/{key}/")


@pytest.mark.parametrize("url", ["https://nothing.localhost/", "https://example.com/", "http://localhost:8081/nothing"])
def test_where_no_site_is_nothing_is_found(anonymous: Client, acme: Source, url: str) -> None:
    anonymous.refused(404, "resolvePublishedContentByUrl", body={"url": url})


@pytest.mark.parametrize(
    "url",
    [
        "acme.localhost",
        "javascript:alert(1)",
        "http://[bad",
        "https://acme.localhost/%2e%2e/x",
        "https://acme.localhost/a%00b",
        "https://acme.localhost/a%2Fb",
    ],
)
def test_what_is_no_address_says_so(anonymous: Client, acme: Source, url: str) -> None:
    anonymous.refused(400, "resolvePublishedContentByUrl", body={"url": url})


def test_on_its_owners_domain_a_site_has_its_canonical_address(anonymous: Client, acme: Source) -> None:
    with acme.world.database.write() as tx:
        tx.execute(update(sites).values(hostname="docs.acme.com"))
    for url in ("https://docs.acme.com/api/v2/auth", "https://acme.localhost/api/v2/auth"):
        assert resolve(anonymous, url)["canonicalUrl"] == "https://docs.acme.com/api/v2/auth"
    page = acme.world.visit("/api/v2/auth/login", "docs.acme.com").content.decode()
    assert '<link rel="canonical" href="https://docs.acme.com/api/v2/auth/login"' in page
