from datetime import UTC, datetime

import octavo
from tests.client import Client


def test_anybody_learns_the_version(anonymous: Client) -> None:
    assert anonymous.get("getApiInformation")["version"] == octavo.__version__


def test_the_build_is_a_date_in_the_past(anonymous: Client) -> None:
    build = datetime.fromisoformat(anonymous.get("getApiInformation")["build"])
    assert build < datetime.now(UTC)


def test_the_address_works_with_and_without_its_slash(anonymous: Client) -> None:
    assert anonymous.wire.request("GET", "/v1").json == anonymous.wire.request("GET", "/v1/").json
