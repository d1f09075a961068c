"""Logs as JSON, a line for each event, without secrets."""

import logging
import re
import sys
from datetime import UTC, datetime
from typing import IO, Final

from pythonjsonlogger.json import JsonFormatter

from octavo.clock import timestamp

SECRETS: Final = re.compile(r"octavo_[A-Za-z0-9]{20,}|eyJ[\w-]{10,}\.[\w-]+\.[\w-]+|(?<=://)[^/\s@]+(?=@)")
"""Personal tokens, JWTs, and the credentials in the address of a database or a bucket."""


class Formatter(JsonFormatter):
    """One JSON object for each record; whatever looks like a secret is left out, wherever it stands."""

    def __init__(self) -> None:
        super().__init__(
            "%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields={"asctime": "at", "levelname": "level", "name": "logger"}
        )

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802 - logging's name
        return timestamp(datetime.fromtimestamp(record.created, UTC))

    def format(self, record: logging.LogRecord) -> str:
        return SECRETS.sub("…", super().format(record))


def configure(level: str = "info", stream: IO[str] | None = None) -> None:
    """Send every log record to `stream` (standard error) as JSON."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Formatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # that it starts and ends is said by what it prints
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # a repository that cannot be reached is told by whoever asked for it
    logging.getLogger("watchfiles").setLevel(logging.WARNING)  # what came of a change is told by whoever reads it
