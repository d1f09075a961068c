"""The API operations on the server itself."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import octavo
from octavo.access.actor import Actor
from octavo.api.operation import PUBLIC, Operations
from octavo.clock import timestamp
from octavo.domains.platform.wire import ApiInformation
from octavo.store.transaction import Transaction

operation = Operations()


@operation("GET", "/", "getApiInformation", scope=None, needs=PUBLIC, short=True)
def get_api_information(tx: Transaction, actor: Actor) -> ApiInformation:
    """The version of the server, and when it was built."""
    return {"version": octavo.__version__, "build": _build()}


@cache
def _build() -> str:
    """When the program's files were put where they are: the nearest thing to a build that a Python package has."""
    return timestamp(datetime.fromtimestamp(Path(octavo.__file__).stat().st_mtime, UTC))
