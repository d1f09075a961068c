"""What every answer of the API has, whatever it is."""

import logging
from dataclasses import replace

import orjson
import pytest

from octavo.store.database import Database
from tests.client import Client
from tests.server.conftest import operation, seen
from tests.world import SETTINGS, World


@pytest.fixture
def anyone(served: World) -> Client:
    return served.client("anonymous")


def test_unknown_addresses_are_told_so_in_the_usual_shape(anyone: Client) -> None:
    for target in ("/v1/nowhere", "/nowhere", "/v1/things", "/v1things", "/v1/things/%2e%2e/x"):
        answered = anyone.wire.request("GET", target)
        assert (answered.status, answered.json["error"]["code"]) in {(404, 404), (405, 405)}
        assert isinstance(answered.json["error"]["message"], str)


def test_other_methods_learn_which_ones_there_are(anyone: Client) -> None:
    answered = anyone.wire.request("PUT", "/v1/things/1")
    assert (answered.status, answered.headers["allow"]) == (405, "DELETE, GET, HEAD, OPTIONS, PATCH")


def test_head_has_everything_but_the_body(anyone: Client) -> None:
    get, head = anyone.wire.request("GET", "/v1/things/1"), anyone.wire.request("HEAD", "/v1/things/1")
    assert head.content == b""
    assert (head.status, head.headers["etag"], head.headers["content-length"]) == (200, get.headers["etag"], str(len(get.content)))


def test_browsers_of_any_origin_may_call_without_credentials(anyone: Client) -> None:
    preflight = anyone.wire.request("OPTIONS", "/v1/things/1", {"origin": "https://a.example", "access-control-request-method": "PATCH"})
    assert preflight.status == 204
    assert "PATCH" in preflight.headers["access-control-allow-methods"]
    assert "Authorization" in preflight.headers["access-control-allow-headers"]
    for answered in (anyone.call("getThing", "1"), anyone.call("fail", "conflict"), anyone.wire.request("GET", "/v1/nowhere")):
        assert answered.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answered.headers
        assert "X-RateLimit-Remaining" in answered.headers["access-control-expose-headers"]


def test_every_request_has_an_id_of_its_own(anyone: Client) -> None:
    ids = {anyone.call("getThing", "1").headers["x-request-id"] for _ in range(3)}
    assert len(ids) == 3


def test_a_known_answer_is_not_sent_again(anyone: Client) -> None:
    first = anyone.call("getThing", "1")
    for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
        again = anyone.call("getThing", "1", headers={"if-none-match": known})
        assert (again.status, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert anyone.call("getThing", "1", headers={"if-none-match": '"other"'}).status == 200
    assert anyone.call("getThing", "2").headers["etag"] != first.headers["etag"]


def test_no_answer_may_be_kept_by_others(anyone: Client) -> None:
    assert anyone.call("getThing", "1").headers["cache-control"] == "private, no-cache"
    assert anyone.call("getThing", "1").headers["vary"] == "Authorization"
    assert anyone.call("getLoop").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("suffix", ["/lib.js", "%2Flib.js", ";lib.js", "/..%2Flib.js"])
def test_an_address_that_looks_like_a_file_is_not_made_cacheable(anyone: Client, suffix: str) -> None:
    answered = anyone.wire.request("GET", f"/v1/things/1{suffix}")
    assert answered.headers["cache-control"] in {"no-store", "private, no-cache"}


def test_the_minimal_answer_comes_to_those_who_prefer_it(anyone: Client) -> None:
    body = {"words": "new"}
    assert anyone.patch("changeThing", "1", body=body) == body
    assert anyone.call("changeThing", "1", body=body, headers={"prefer": "return=representation"}).json == body
    minimal = anyone.call("changeThing", "1", body=body, headers={"prefer": "wait=1, Return=Minimal"})
    assert (minimal.status, minimal.content, minimal.headers["preference-applied"]) == (204, b"", "return=minimal")
    assert anyone.call("createThing", body=body, headers={"prefer": "return=minimal"}).status == 201


def test_a_delete_says_whether_there_was_something(anyone: Client) -> None:
    assert anyone.delete("deleteThing", "there") == 205
    assert anyone.delete("deleteThing", "gone") == 204


def test_a_handler_may_choose_status_and_headers(anyone: Client) -> None:
    created, again = anyone.call("createThing", body={"words": "x"}), anyone.call("createThing", body={"words": "again"})
    assert (created.status, again.status, created.headers["x-made"]) == (201, 200, "yes")


def test_nothing_to_say_is_an_empty_answer(anyone: Client) -> None:
    answered = anyone.call("doNothing")
    assert (answered.status, answered.content) == (204, b"")


def test_an_error_may_say_more_than_its_message(anyone: Client) -> None:
    assert anyone.call("fail", "conflict").json == {
        "error": {"code": 409, "message": "it is merged already", "type": "merged", "details": {"by": "ada"}}
    }


def test_what_nobody_expected_is_logged_and_not_told(anyone: Client, caplog: pytest.LogCaptureFixture) -> None:
    answered = anyone.call("fail", "badly")
    assert answered.status == 500
    assert "hunter2" not in answered.content.decode()
    assert answered.headers["x-request-id"] in answered.json["error"]["message"]
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert record.__dict__["request_id"] == answered.headers["x-request-id"]
    assert record.exc_info is not None


def test_a_body_has_a_size_it_may_not_pass(anyone: Client) -> None:
    long = orjson.dumps({"words": "x" * 1000})
    assert "1000 bytes" in anyone.refused(413, "createThing", body=long)
    assert anyone.call("createThing", body=b"{}", headers={"content-length": "1001"}).status == 413


def test_a_length_that_lies_does_not_help(anyone: Client) -> None:
    long = orjson.dumps({"words": "x" * 1000})
    for said in ("2", "-1", "many", "1e3"):
        assert anyone.call("createThing", body=long, headers={"content-length": said}).status == 413


def test_short_reads_stay_on_the_event_loop_and_others_leave_it(anyone: Client) -> None:
    assert anyone.get("getLoop")["words"] == "MainThread"
    assert anyone.get("getThread")["words"].startswith("octavo")


def test_a_read_that_turns_out_long_runs_again_in_a_thread(anyone: Client) -> None:
    answered_by = anyone.get("getLong")["words"]
    assert answered_by.startswith("octavo")
    assert seen == ["MainThread", answered_by]


def test_handlers_are_given_what_they_ask_for(anyone: Client) -> None:
    assert anyone.get("getGiven")["words"] == "https://octavo.test engine"


def test_what_reads_the_network_runs_before_the_transaction(anyone: Client) -> None:
    assert anyone.post("usePrepared", body={"words": "x"}) == {"words": "X"}
    assert seen == ["prepared"]


def test_a_read_that_needs_the_network_never_waits_for_it_on_the_event_loop(anyone: Client) -> None:
    assert anyone.get("getLookedUp")["words"] == "found reading"
    assert seen[0].startswith("octavo")


def test_limits_are_told_and_kept(sqlite_database: Database) -> None:
    world = World.of(sqlite_database, operations=list(operation), services={dict: {}}, settings=replace(SETTINGS, rate_limit=3))
    client = world.client("anonymous")
    first = client.call("getThing", "1")
    assert (first.headers["x-ratelimit-limit"], first.headers["x-ratelimit-remaining"]) == ("3", "2")
    assert first.headers["x-ratelimit-reset"].isdecimal()
    statuses = [
        client.wire.request("GET", target).status for target in ("/v1/things/1", "/v1/things/1/", "/v1//things/1", "/v1/things/%31")
    ]
    assert statuses.count(429) >= 1
    refused = client.call("getThing", "1")
    assert (refused.status, refused.headers["x-ratelimit-remaining"]) == (429, "0")
    assert 1 < int(refused.headers["retry-after"]) <= 20
    assert world.client("ada").call("getThing", "1").status == 200
    world.wire.close()


def test_asking_for_what_is_not_there_counts_too(sqlite_database: Database) -> None:
    world = World.of(sqlite_database, operations=list(operation), services={dict: {}}, settings=replace(SETTINGS, rate_limit=3))
    answers = [world.wire.request(method, "/v1/things/1/2/3") for method in ("GET", "OPTIONS", "POST", "GET", "GET")]
    assert [answered.status for answered in answers] == [404, 404, 404, 404, 429]
    assert answers[-1].headers["x-ratelimit-remaining"] == "0"
    world.wire.close()


def test_a_body_that_is_refused_counts_too(sqlite_database: Database) -> None:
    world = World.of(sqlite_database, operations=list(operation), services={dict: {}}, settings=replace(SETTINGS, rate_limit=2))
    answers = [world.client("anonymous").call("createThing", body=b"{}", headers={"content-length": "1001"}) for _ in range(3)]
    told = [(answered.status, answered.headers["x-ratelimit-remaining"]) for answered in answers]
    assert told == [(413, "1"), (413, "0"), (429, "0")]
    world.wire.close()


def test_a_request_that_leaves_the_event_loop_is_one_request(sqlite_database: Database) -> None:
    world = World.of(sqlite_database, operations=list(operation), services={dict: {}}, settings=replace(SETTINGS, rate_limit=3))
    assert world.client("anonymous").call("getLong").headers["x-ratelimit-remaining"] == "2"
    world.wire.close()


def test_guessing_tokens_counts_against_the_address(sqlite_database: Database) -> None:
    world = World.of(sqlite_database, operations=list(operation), services={dict: {}}, settings=replace(SETTINGS, rate_limit=3))
    statuses = [world.bearing(f"octavo_{number}").call("getThing", "1").status for number in range(5)]
    assert statuses == [401, 401, 401, 429, 429]
    world.wire.close()


def test_health_and_figures(served: World) -> None:
    served.client("ada").get("getThing", "1")
    assert served.wire.request("GET", "/healthz").json == {"status": "ok"}
    text = served.wire.request("GET", "/metrics").content.decode()
    assert 'octavo_requests_total{operation="getThing",status="200"} 1.0' in text


def test_a_server_without_its_database_is_not_well(
    served: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr(served.database.engine, "read", broken)
    answered = served.wire.request("GET", "/healthz")
    assert answered.status == 503
    assert "disk" not in answered.content.decode()
    assert "the disk is gone" in caplog.text


def test_the_document_describes_what_is_served(served: World) -> None:
    document = served.wire.request("GET", "/openapi.json").json
    assert document["openapi"] == "3.1.0"
    assert {method["operationId"] for methods in document["paths"].values() for method in methods.values()} == {
        declared.id for declared in operation
    }
    assert document["servers"] == [{"url": "https://octavo.test/v1"}]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "[::1]", "", "a" * 300, "octavo.test\t"])
def test_no_address_comes_from_the_host_header(served: World, host: str) -> None:
    answered = served.wire.request("GET", "/openapi.json", {"host": host, "x-forwarded-host": host, "forwarded": f"host={host}"})
    assert answered.json["servers"] == [{"url": "https://octavo.test/v1"}]
