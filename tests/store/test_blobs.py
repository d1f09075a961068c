"""Blob storage on disk and on S3."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from octavo.store.blobs import Blobs


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a bucket on an S3 server of this machine."""
    from moto.server import ThreadedMotoServer

    with pytest.MonkeyPatch.context() as patch:
        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        endpoint = f"http://{host}:{port}"
        for name, value in {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT": endpoint,
            "AWS_ALLOW_HTTP": "true",
        }.items():
            patch.setenv(name, value)
        urlopen(Request(f"{endpoint}/octavo", method="PUT")).close()
        yield "s3://octavo/data"
        server.stop()


@pytest.fixture(params=["disk", "s3"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return Blobs.open(request.getfixturevalue("s3") + f"/{os.urandom(4).hex()}" if request.param == "s3" else None, tmp_path / "blobs")


def test_what_is_put_is_got(blobs: Blobs) -> None:
    blobs.put("git/r/ab/abc", b"content")
    assert blobs.get("git/r/ab/abc") == b"content"
    assert blobs.size("git/r/ab/abc") == 7


def test_putting_again_is_harmless(blobs: Blobs) -> None:
    blobs.put("a", b"content")
    blobs.put("a", b"content")
    assert blobs.get("a") == b"content"


def test_absent_keys_are_lookup_errors(blobs: Blobs) -> None:
    assert blobs.size("nothing") is None
    with pytest.raises(LookupError):
        blobs.get("nothing")
    with pytest.raises(LookupError):
        next(blobs.stream("nothing"))


def test_large_contents_go_in_and_out_in_parts(blobs: Blobs) -> None:
    part = bytes(range(256)) * 4096
    blobs.put("large", (part for _ in range(20)))
    parts = list(blobs.stream("large"))
    assert len(parts) > 1
    assert b"".join(parts) == part * 20


def test_a_source_that_breaks_leaves_nothing(blobs: Blobs) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 10
        raise RuntimeError("the disk of the sender is gone")

    with pytest.raises(Exception, match="the disk of the sender"):
        blobs.put("broken", broken())
    assert blobs.size("broken") is None


def test_keys_are_listed_below_a_folder_and_deleted(blobs: Blobs) -> None:
    for key in ("git/r1/a", "git/r1/b", "git/r2/c"):
        blobs.put(key, b"x")
    assert sorted(blobs.keys("git/r1")) == ["git/r1/a", "git/r1/b"]
    blobs.delete(["git/r1/a", "git/r1/never"])
    assert sorted(blobs.keys()) == ["git/r1/b", "git/r2/c"]


@pytest.mark.parametrize("key", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "a\0b", ".hidden", "a/.."])
def test_keys_that_could_leave_the_folder_are_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        Blobs.open(None, tmp_path).put(key, b"x")


def test_threads_may_put_the_same_key_at_once(blobs: Blobs) -> None:
    threads = [threading.Thread(target=blobs.put, args=["same", b"content" * 1000]) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert blobs.get("same") == b"content" * 1000
