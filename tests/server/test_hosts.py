"""Which requests belong to a published site."""

from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from octavo.http.scope import host_of
from octavo.server.hosts import Hosts, Surface


class Sites:
    def claims(self, hostname: str) -> bool:
        return hostname == "docs.acme.com"

    async def __call__(self, scope: Scope, receive: Receive, send: Send, *, by_path: bool) -> None:
        raise NotImplementedError


HOSTS = Hosts("octavo.test", "localhost", 8081, Sites())


def scope(host: str, path: str = "/", port: int = 8080) -> dict[str, Any]:
    return {"headers": [(b"host", host.encode())], "path": path, "server": ("127.0.0.1", port)}


@pytest.mark.parametrize(
    "host",
    ["octavo.test", "octavo.test:8080", "OCTAVO.TEST.", "localhost:8080", "127.0.0.1", "[::1]:8080", "unknown.example", "", ".localhost"],
)
def test_the_servers_own_names_and_unknown_ones_are_the_apis(host: str) -> None:
    assert HOSTS.surface(scope(host)) is Surface.OWN


@pytest.mark.parametrize("host", ["handbook.localhost", "handbook.localhost:8080", "Handbook.LOCALHOST."])
def test_a_name_below_the_base_domain_is_a_site(host: str) -> None:
    assert HOSTS.surface(scope(host, "/v1/user")) is Surface.SITE


def test_a_custom_domain_is_a_site_if_one_claims_it() -> None:
    assert HOSTS.surface(scope("docs.acme.com")) is Surface.SITE


def test_deeper_names_are_nobodys() -> None:
    assert HOSTS.surface(scope("a.handbook.localhost")) is Surface.OWN


def test_on_the_second_listener_the_path_names_the_site_whatever_the_host() -> None:
    assert HOSTS.surface(scope("octavo.test", "/handbook/a/b", 8081)) is Surface.SITE_BY_PATH
    assert HOSTS.surface(scope("handbook.localhost", "/", 8081)) is Surface.SITE_BY_PATH


def test_without_sites_everything_is_the_apis() -> None:
    assert Hosts("octavo.test", "localhost", 8081, None).surface(scope("handbook.localhost", port=8081)) is Surface.OWN


def test_a_host_is_its_name() -> None:
    assert [host_of(scope(host)) for host in ("A.example:80", "[2001:db8::1]:80", "  a ", "")] == ["a.example", "2001:db8::1", "a", ""]
