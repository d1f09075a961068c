"""First programs against the API, written for GitBook's: only address, ids and token are ours."""

import json
import urllib.request
from collections.abc import Iterator
from typing import Any

from tests.cli.program import PATIENCE, Serving, eventually
from tests.contract.javascript import run, run_program

QUESTION = "How often is the wick trimmed?"


def indexed(server: Serving) -> Serving:
    """The server, once its pages can be found."""
    space = server.space_id()
    eventually(lambda: server.get(f"/spaces/{space}/search?query=wick")["items"], bool)
    return server


def test_the_official_client_gets_an_answer_with_its_sources(server: Serving) -> None:
    said = run_program("quickstart.mjs", indexed(server).address, server.token, QUESTION)
    assert said["spaces"] == [server.space_id()]
    assert said["events"] > 0
    assert "Trim the wick every four hours" in said["answer"]["answer"]["markdown"]
    assert _titles(server, said["answer"]["sources"])[0] == "Trimming the wick"


def test_the_official_client_reads_organizations_spaces_pages_and_both_formats(server: Serving) -> None:
    found = run("reading", server.address, server.token)
    assert found["organizations"] == ["Octavo"]
    assert found["spaces"] == [server.space_id()]
    assert found["pages"][:2] == ["Lighthouses", "Trimming the wick"]
    assert found["document"]["object"] == "document"
    assert "How the lamps are tended" in found["markdown"]


def test_a_program_that_reads_lines_until_done_gets_an_answer_with_its_sources(server: Serving) -> None:
    organization = indexed(server).get("/orgs")["items"][0]["id"]
    site = server.get(f"/orgs/{organization}/sites")["items"][0]["id"]
    url = f"{server.address}/v1/orgs/{organization}/sites/{site}/ask?format=markdown"
    last = None
    for line in _lines(url, server.token, {"question": QUESTION, "scope": {"mode": "default"}}):
        if line == "data: done":
            break
        if line.startswith("data: "):
            last = json.loads(line[len("data: ") :])
    else:
        raise AssertionError("the stream ended without a line that says so")
    assert last is not None
    assert "Trim the wick every four hours" in last["answer"]["answer"]["markdown"]
    assert _titles(server, last["answer"]["sources"])[0] == "Trimming the wick"


def _lines(url: str, token: str, body: object) -> Iterator[str]:
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url, json.dumps(body).encode(), headers), timeout=PATIENCE) as response:
        for line in response:
            yield line.decode().rstrip("\r\n")


def _titles(server: Serving, sources: list[dict[str, Any]]) -> list[str]:
    """The pages that an answer names, read as the program's owner may."""
    assert sources
    return [
        server.get(f"/spaces/{source['space']}/revisions/{source['revision']}/page/{source['page']}")["title"]
        for source in sources
        if source["type"] == "page"
    ]
