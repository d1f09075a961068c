"""The `s3` fixture: an S3 server on this machine, and a bucket in it."""

from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest


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
