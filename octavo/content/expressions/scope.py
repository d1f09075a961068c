"""What an expression in content may read."""

from collections.abc import Mapping
from typing import Any


def content_scope(
    *,
    claims: Mapping[str, Any] | None = None,
    unsigned: Mapping[str, Any] | None = None,
    space_vars: Mapping[str, Any] | None = None,
    page_vars: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """`visitor.claims`, `visitor.claims.unsigned`, `space.vars` and `page.vars` (semantics 3.7).

    `claims` are what a signed token proves, `unsigned` what anybody may put into an address: a signed claim that is called `unsigned` never
    takes their place.
    """
    return {
        "visitor": {"claims": {**(claims or {}), "unsigned": dict(unsigned or {})}},
        "space": {"vars": dict(space_vars or {})},
        "page": {"vars": dict(page_vars or {})},
    }
