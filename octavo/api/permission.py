"""What one may do, as `resource.verb`; the least role that may do it; in one table (semantics 1.1)."""

from enum import StrEnum
from typing import Final, Literal

Resource = Literal["organization", "space", "collection", "site"]
MemberRole = Literal["admin", "create", "edit", "review", "comment", "read"]
"""As on the wire, whose order is not that of power."""
Role = MemberRole | Literal["guest"]
"""A guest is `null` on the wire, and has only what is shared with them."""

RANKS: Final[dict[Role, int]] = {"guest": 0, "read": 1, "comment": 2, "edit": 3, "review": 4, "create": 5, "admin": 6}
"""Power: whoever has more of it may do whatever those with less may."""


class Permission(StrEnum):
    """One thing that an operation needs, of the object that it names."""

    COLLECTION_ADMIN = "collection.admin"
    COLLECTION_CREATE = "collection.create"
    COLLECTION_VIEW = "collection.view"
    ORGANIZATION_ADMIN = "organization.admin"
    ORGANIZATION_CREATE = "organization.create"
    ORGANIZATION_MEMBERS = "organization.members"
    ORGANIZATION_VIEW = "organization.view"
    SITE_ADMIN = "site.admin"
    SITE_CREATE = "site.create"
    SITE_EDIT = "site.edit"
    SITE_VIEW = "site.view"
    SPACE_ADMIN = "space.admin"
    SPACE_COMMENT = "space.comment"
    SPACE_EDIT = "space.edit"
    SPACE_HISTORY = "space.history"
    SPACE_MERGE = "space.merge"
    SPACE_REVIEW = "space.review"
    SPACE_VIEW = "space.view"

    @property
    def resource(self) -> Resource:
        """The kind of object that the permission is about."""
        return _RESOURCES[self]

    @property
    def rank(self) -> int:
        """The least power that holds the permission."""
        return _LEAST[self]


LEAST_ROLE: Final[dict[Permission, Role]] = {
    Permission.COLLECTION_ADMIN: "create",
    Permission.COLLECTION_CREATE: "create",
    Permission.COLLECTION_VIEW: "read",
    Permission.ORGANIZATION_ADMIN: "admin",
    Permission.ORGANIZATION_CREATE: "create",
    Permission.ORGANIZATION_MEMBERS: "read",
    Permission.ORGANIZATION_VIEW: "guest",
    Permission.SITE_ADMIN: "admin",
    Permission.SITE_CREATE: "create",
    Permission.SITE_EDIT: "edit",
    Permission.SITE_VIEW: "read",
    Permission.SPACE_ADMIN: "create",
    Permission.SPACE_COMMENT: "comment",
    Permission.SPACE_EDIT: "edit",
    Permission.SPACE_HISTORY: "read",
    Permission.SPACE_MERGE: "review",
    Permission.SPACE_REVIEW: "review",
    Permission.SPACE_VIEW: "read",
}

_LEAST: Final = {permission: RANKS[role] for permission, role in LEAST_ROLE.items()}
_RESOURCES: Final[dict[Permission, Resource]] = {permission: permission.value.split(".")[0] for permission in Permission}  # type: ignore[misc]  # the four values above
