"""Names in addresses: lower-case ASCII, unique within their scope, never a word that a route needs (design 6)."""

from collections.abc import Callable
from typing import Final

from octavo.content.slugs import slug
from octavo.errors import BadRequest

LONGEST: Final = 63  # a label of a host name, RFC 1035

RESERVED: Final = frozenset(
    {
        "about", "account", "admin", "api", "app", "assets", "author", "authors", "book", "books", "console", "git", "healthz", "integrations", "join", "login",
        "logout", "mail", "metrics", "new", "oauth", "opds", "openapi", "orgs", "proxy", "search", "settings", "site", "sites", "space", "spaces", "static",
        "topic", "topics", "urls", "user", "users", "v1", "well-known", "www",
    }
)  # fmt: skip


def name_from(title: str, *, otherwise: str) -> str:
    """A name made from a title: letters, digits and hyphens."""
    spelled = slug(title).replace(".", "-").replace("_", "-").replace("+", "-")
    return "-".join(part for part in spelled.split("-") if part)[:LONGEST].strip("-") or otherwise


def free_name(wanted: str, taken: Callable[[str], bool], *, reserved: frozenset[str] = frozenset()) -> str:
    """`wanted`, or with the least number behind it that makes it free; accounts pass `RESERVED`, whose words are routes."""
    number = 1
    candidate = wanted
    while candidate in reserved or taken(candidate):
        number += 1
        suffix = f"-{number}"
        candidate = f"{wanted[: LONGEST - len(suffix)]}{suffix}"
    return candidate


def check_name(name: str) -> str:
    """A name that somebody chose, in lower case. Raises BadRequest with the rule it breaks."""
    lowered = name.lower()
    if lowered != name_from(lowered, otherwise=""):
        raise BadRequest(f"{name!r} cannot stand in addresses: use up to {LONGEST} letters, digits and single hyphens.")
    if lowered in RESERVED:
        raise BadRequest(f"{name!r} is reserved: choose another name.")
    return lowered
