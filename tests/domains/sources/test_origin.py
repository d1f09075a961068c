"""Repositories at addresses, and what is said where there is none."""

import gc
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from octavo.domains.sources.origin import open_origin
from octavo.errors import BadRequest


class Refusing(BaseHTTPRequestHandler):
    """Answers with the status that is the first segment of the path."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.split("/")[1]))
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html>")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{made.server_port}"
        made.shutdown()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # dulwich leaves its connection to the garbage collector
@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "The repository is not there, or is private: put a name and a password or token into its address"),
        (403, "The repository could not be read ("),
        (404, "There is no Git repository at this address"),
        (200, "The repository could not be read ("),
    ],
)
def test_a_repository_that_is_not_given_out_is_told_without_its_password(server: str, status: int, told: str) -> None:
    with pytest.raises(BadRequest) as refused, open_origin(f"http://ann:open-sesame@{server}/{status}/docs.git"):
        pass
    assert refused.value.message.startswith(told)
    assert "sesame" not in refused.value.message
    del refused
    gc.collect()
