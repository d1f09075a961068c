"""Every operation of the API: a slice is served once it is listed here."""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from octavo.api.operation import Operation

MODULES: Final = (
    "octavo.domains.platform.operations",
    "octavo.domains.users.operations",
    "octavo.domains.organizations.operations",
    "octavo.domains.spaces.operations",
    "octavo.domains.content.operations.current",
    "octavo.domains.content.operations.revisions",
    "octavo.domains.content.operations.documents",
    "octavo.domains.sites.operations",
    "octavo.domains.urls.operations",
    "octavo.domains.search.operations",
    "octavo.domains.ask.operations",
    "octavo.domains.insights.operations",
)


def all_operations() -> Iterator[Operation]:
    """The operations of every slice, in the order of the list."""
    for name in MODULES:
        yield from import_module(name).operation
