"""The same site as in the tests of sites."""

from tests.domains.sites.conftest import acme

__all__ = ["acme"]
