"""Logs: one JSON object a line, and no secrets."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from octavo.server.logs import configure


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    made = io.StringIO()
    configure("info", made)
    yield made
    root.handlers, root.level = handlers, level
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[Any]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_record_is_an_object_with_its_extras(stream: io.StringIO) -> None:
    logging.getLogger("octavo.test").warning("the %s is late", "train", extra={"request_id": "r1"})
    (line,) = lines(stream)
    assert (line["level"], line["logger"], line["message"], line["request_id"]) == ("WARNING", "octavo.test", "the train is late", "r1")
    assert line["at"].endswith("Z")


@pytest.mark.parametrize(
    "secret",
    ["octavo_" + "a1" * 20, "eyJhbGciOiJIUzI1NiJ9.eyJraW5kIjoic2l0ZSJ9.abc-_def", "user:hunter2"],
)
def test_what_looks_like_a_secret_is_left_out(stream: io.StringIO, secret: str) -> None:
    url = f"postgresql://{secret}@db/octavo" if ":" in secret else secret
    try:
        int(url)
    except ValueError:
        logging.getLogger("octavo.test").exception("failed with %s", url, extra={"header": f"Bearer {url}"})
    assert secret not in stream.getvalue()
    assert "Traceback" in lines(stream)[0]["exc_info"]
