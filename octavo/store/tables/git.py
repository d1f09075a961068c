"""Git histories. Every row belongs to one repository: an object's id means nothing outside it."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table

from octavo.store.tables.metadata import metadata
from octavo.store.types import Bytes, Moment, Number, String

repositories = Table(
    "repositories",
    metadata,
    Column("id", String, primary_key=True),
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("uq_repositories_organization_id_name", "organization_id", "name", unique=True),
)

git_objects = Table(
    "git_objects",
    metadata,
    Column("repository_id", ForeignKey("repositories.id", ondelete="CASCADE"), nullable=False),
    Column("id", String, nullable=False),  # 40 hexadecimal digits
    Column("kind", Integer, nullable=False),  # 1 commit, 2 tree, 3 blob, 4 tag: Git's own numbers
    Column("size", Number, nullable=False),  # of the content, before compression
    Column("data", Bytes),  # zlib of the content without Git's header, as packs hold it; None: in blob storage
    Column("stored_at", Moment, nullable=False),
    Index("uq_git_objects_repository_id_id", "repository_id", "id", unique=True),
    CheckConstraint("kind IN (1, 2, 3, 4)", name="kind"),
)

git_refs = Table(
    "git_refs",
    metadata,
    Column("repository_id", ForeignKey("repositories.id", ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("target", String, nullable=False),  # a commit, or an annotated tag
    Column("updated_at", Moment, nullable=False),
)

# The edges of history: from commits to their parents, and from annotated tags to what they tag.
commit_parents = Table(
    "commit_parents",
    metadata,
    Column("repository_id", ForeignKey("repositories.id", ondelete="CASCADE"), primary_key=True),
    Column("commit_id", String, primary_key=True),
    Column("position", Integer, primary_key=True),  # 0 is the first parent
    Column("parent_id", String, nullable=False),
)
