"""Spaces, the collections that hold them, and who is let in beyond their role."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, text

from octavo.store.tables.metadata import metadata
from octavo.store.types import Json, Moment, Number, String

collections = Table(
    "collections",
    metadata,
    Column("id", String, primary_key=True),
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("parent_id", ForeignKey("collections.id", ondelete="CASCADE"), index=True),
    Column("position", Number, nullable=False, server_default=text("0")),
    Column("title", String, nullable=False),
    Column("description", String),
    Column("default_level", String, server_default="inherit"),  # None: nobody but administrators
    Column("created_at", Moment, nullable=False),
)

collection_ancestors = Table(
    "collection_ancestors",
    metadata,
    # A collection itself, at depth 0, and every collection around it: rights are inherited in one statement.
    Column("collection_id", ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True),
    Column("ancestor_id", ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("depth", Number, nullable=False),
)

spaces = Table(
    "spaces",
    metadata,
    Column("id", String, primary_key=True),
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("repository_id", ForeignKey("repositories.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("directory", String, nullable=False, server_default=""),  # in the repository, without slashes at its ends
    Column("parent_id", ForeignKey("collections.id", ondelete="SET NULL"), index=True),
    Column("position", Number, nullable=False, server_default=text("0")),
    Column("name", String),  # in addresses, unique within the organization
    Column("title", String),
    Column("emoji", String),
    Column("icon", String),
    Column("type", String),  # "styleguide" or None
    Column("language", String),
    Column("edit_mode", String, nullable=False, server_default="locked"),
    Column("visibility", String, nullable=False, server_default="private"),
    Column("default_level", String, server_default="inherit"),
    Column("merge_rules", Json, nullable=False, server_default='{"type":"inherit"}'),
    Column("computed_source", Json),
    Column("revision_id", String),  # the current one; changes with every change of content
    Column("created_by", ForeignKey("users.id", ondelete="SET NULL")),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("deleted_at", Moment),
    Index("uq_spaces_organization_id_name", "organization_id", "name", unique=True),
    Index("ix_spaces_repository_id_directory", "repository_id", "directory"),
)


def _overrides(name: str, content: str, target: str) -> Table:
    """Roles given directly to a user or a team, for one space, collection or site; a role of None shuts out."""
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        Column(content, ForeignKey(target, ondelete="CASCADE"), nullable=False),
        Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), index=True),
        Column("team_id", ForeignKey("teams.id", ondelete="CASCADE"), index=True),
        Column("role", String),
        Column("created_at", Moment, nullable=False),
        CheckConstraint("(user_id IS NULL) <> (team_id IS NULL)", name="one_principal"),
        Index(f"uq_{name}_user", content, "user_id", unique=True),
        Index(f"uq_{name}_team", content, "team_id", unique=True),
    )


space_permissions = _overrides("space_permissions", "space_id", "spaces.id")
collection_permissions = _overrides("collection_permissions", "collection_id", "collections.id")
site_permissions = _overrides("site_permissions", "site_id", "sites.id")
