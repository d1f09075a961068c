"""`octavo openapi` describes the server that is set up."""

import json

from tests.cli.program import environment, run


def test_the_document_names_the_address_that_is_set() -> None:
    document = json.loads(run("openapi", env=environment(OCTAVO_PUBLIC_URL="https://docs.example.com")).stdout)
    assert [server["url"] for server in document["servers"]] == ["https://docs.example.com/v1"]
