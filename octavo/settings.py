"""What an owner may set, from the environment: `OCTAVO_PUBLIC_URL`, `OCTAVO_DATABASE_URL` …"""

import ipaddress
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final
from urllib.parse import urlsplit

PREFIX: Final = "OCTAVO_"


class WrongSetting(ValueError):
    """A setting that cannot be used; the message names it and says what it should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set; a name here is a variable `OCTAVO_<NAME>` in the environment."""

    public_url: str = "http://localhost:8080"
    """Where readers reach the API; every address in responses begins with it. `octavo serve` takes its own host and port."""

    base_domain: str = "localhost"
    """Sites answer at `<basename>.<base domain>`."""

    trusted_proxies: tuple[str, ...] = ()
    """Addresses or networks whose `X-Forwarded-*` headers are believed."""

    database_url: str | None = None
    """`postgresql://…`; SQLite in the data folder without it."""

    blobs: str | None = None
    """Object storage by URL (`s3://bucket/prefix`); files in the data folder without it."""

    secret_key: str | None = None
    """At least 32 characters; made and kept in the data folder without it."""

    mermaid: str | None = None
    """The folder of the npm package `mermaid`, with which readers' browsers draw diagrams; `node_modules/mermaid` in the working folder or the data folder
    without it. Where there is none, diagrams stand as their text."""

    fonts: str | None = None
    """A folder with fonts for PDFs of books, besides those of the machine."""

    conrefs: tuple[str, ...] = ()
    """Git servers from which pages of older books may include content: hosts such as `github.com`, `*.example.com`, or `*` for every public one, asked by
    HTTPS; a server inside the network by its whole origin, `http://git.internal:3000`. Nothing is fetched without it."""

    rate_limit: int = 6000
    """Requests a minute for each caller; 0 is no limit."""

    body_limit: int = 8_000_000
    """Bytes of a request's body, for operations that name no limit of their own."""

    threads: int = 16
    """Requests of one process that run at the same time."""

    access_log: bool = False
    """Log every request, not only failures."""

    log_level: str = "info"
    """`debug`, `info`, `warning` or `error`."""

    def __repr__(self) -> str:
        """Without secrets, so that settings may be logged."""
        shown = (
            f"{field.name}={'…' if field.name in SECRET and getattr(self, field.name) else repr(getattr(self, field.name))}"
            for field in fields(self)
        )
        return f"Settings({', '.join(shown)})"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the settings; raises WrongSetting, also for a name that does not exist."""
        known = {field.name for field in fields(cls)}
        given: dict[str, Any] = {}
        for variable, text in environment.items():
            name = variable.removeprefix(PREFIX).lower()
            if not variable.startswith(PREFIX) or variable in ELSEWHERE or variable.startswith(TESTS):
                continue
            if name not in known:
                raise WrongSetting(
                    f"{variable} is not a setting: there are {', '.join(PREFIX + field.upper() for field in sorted(known))}."
                )
            if text.strip():
                given[name] = _read(variable, text.strip(), READERS.get(name, str))
        return cls(**given)


ELSEWHERE: Final = frozenset({"OCTAVO_DATA", "OCTAVO_WORKER_DATA", "OCTAVO_WORKER_PORT"})
"""What the command line and its workers read."""

TESTS: Final = ("OCTAVO_TEST_", "OCTAVO_CORPORA", "OCTAVO_OFFICIAL_SPEC")
"""Beginnings of what the tests read: whoever has set them may serve from the same shell."""

SECRET: Final = frozenset({"secret_key", "database_url", "blobs"})


def _read(variable: str, text: str, reader: Callable[[str], Any]) -> Any:  # noqa: ANN401 - the setting's own type
    try:
        return reader(text)
    except ValueError as error:
        raise WrongSetting(f"{variable} {error}.") from None


def _url(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError("must be an address such as https://docs.example.com")
    return text.rstrip("/")


def _domain(text: str) -> str:
    domain = text.strip(".").lower()
    if not domain or any(not label or not label.replace("-", "").isalnum() for label in domain.split(".")):
        raise ValueError("must be a domain name such as docs.example.com, without a port")
    return domain


def _names(text: str) -> tuple[str, ...]:
    """Names separated by commas; who uses them judges them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _networks(text: str) -> tuple[str, ...]:
    names = _names(text)
    for name in names:
        try:
            ipaddress.ip_network(name, strict=False)
        except ValueError:
            raise ValueError(f"must be addresses or networks, separated by commas: {name!r} is neither") from None
    return names


def _database(text: str) -> str:
    if not text.startswith(("postgresql://", "postgres://")):
        raise ValueError("must begin with postgresql://, or be left out for SQLite in the data folder")
    return text


def _secret(text: str) -> str:
    if len(text) < 32:  # noqa: PLR2004 - said in the message
        raise ValueError("must have at least 32 characters")
    return text


def _number(text: str) -> int:
    if not text.isdecimal():
        raise ValueError("must be a whole number, 0 or more")
    return int(text)


def _flag(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    if text.lower() not in words:
        raise ValueError("must be true or false")
    return words[text.lower()]


def _level(text: str) -> str:
    if text.lower() not in {"debug", "info", "warning", "error"}:
        raise ValueError("must be debug, info, warning or error")
    return text.lower()


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "public_url": _url,
    "base_domain": _domain,
    "trusted_proxies": _networks,
    "database_url": _database,
    "secret_key": _secret,
    "conrefs": _names,
    "rate_limit": _number,
    "body_limit": _number,
    "threads": _number,
    "access_log": _flag,
    "log_level": _level,
}
