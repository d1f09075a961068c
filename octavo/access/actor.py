"""Who is calling."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

Kind = Literal["anonymous", "user", "oauth", "site"]


@dataclass(frozen=True, slots=True)
class SiteToken:
    """What a content token says: one visitor's view of one site."""

    organization: str
    site: str
    site_space: str
    space: str
    spaces: tuple[str, ...]
    visibility: str
    site_section: str | None = None
    claims: Mapping[str, Any] | None = None
    visitor_type: str | None = None
    share_key: str | None = None
    change_request: str | None = None
    revision: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """The caller of one request."""

    kind: Kind
    user_id: str = ""
    scopes: frozenset[str] | None = None
    """None: whatever the user may do."""
    token_id: str = ""
    site: SiteToken | None = None
    until: datetime | None = None
    """When the token ends."""

    @property
    def parameters(self) -> dict[str, object]:
        """What the rules of `roles` must know, as the parameters of a query: `tx.all(LIST_SPACES, **actor.parameters)`."""
        site = self.site
        return {
            "actor_user": self.user_id,
            "actor_site": site.site if site else "",
            "actor_spaces": site.spaces if site else (),
            "actor_visibility": site.visibility if site else "",
            "actor_share_key": (site.share_key or "") if site else "",
            "actor_draft": site.draft if site else False,
        }

    @property
    def principal(self) -> str:
        """Whose limits a call counts against."""
        return self.user_id or (f"site:{self.site.site}" if self.site else "")


ANONYMOUS: Final = Actor("anonymous")
