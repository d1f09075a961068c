"""People, organizations, teams, and the tokens people carry."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, false, text, true

from octavo.store.tables.metadata import metadata
from octavo.store.types import Flag, Json, Moment, String

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, unique=True),  # lower case, one namespace for both kinds: it stands in addresses
    Column("kind", String, nullable=False),
    CheckConstraint("kind IN ('user', 'organization')", name="kind"),
)

former_names = Table(
    "former_names",
    metadata,
    Column("kind", String, primary_key=True),  # account, repository, space
    Column("scope", String, primary_key=True),  # the organization whose name it was; empty for accounts
    Column("name", String, primary_key=True),
    Column("target_id", String, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("display_name", String, nullable=False),
    Column("email", String, unique=True),
    Column("photo_url", String),
    Column("password", String),  # argon2 or scrypt, with its parameters; None: cannot sign in with one
    Column("administrator", Flag, nullable=False, server_default=false()),  # of the whole server
    Column("suspended_at", Moment),
    Column("created_at", Moment, nullable=False),
)

organizations = Table(
    "organizations",
    metadata,
    Column("id", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("title", String, nullable=False),
    Column("hostname", String, unique=True),
    Column("type", String, nullable=False, server_default="business"),
    Column("use_case", String),
    Column("community_type", String),
    Column("email_domains", Json, nullable=False, server_default="[]"),
    Column("default_role", String, server_default="read"),  # None: guest
    Column("default_content", Json),
    Column("logo", Json),
    Column("sso", Flag, nullable=False, server_default=false()),
    Column("ai", Flag, nullable=False, server_default=true()),
    Column("invite_links", Flag, nullable=False, server_default=true()),
    Column("merge_rules", Json, nullable=False, server_default='{"type":"none"}'),
    Column("created_at", Moment, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("role", String),  # None: guest
    Column("disabled", Flag, nullable=False, server_default=false()),
    Column("sso", Flag, nullable=False, server_default=false()),
    Column("joined_at", Moment, nullable=False),
    Column("last_seen_at", Moment),
)

teams = Table(
    "teams",
    metadata,
    Column("id", String, primary_key=True),
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("created_at", Moment, nullable=False),
)

team_members = Table(
    "team_members",
    metadata,
    Column("team_id", ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("role", String, nullable=False, server_default="member"),
    Column("joined_at", Moment, nullable=False),
    CheckConstraint("role IN ('owner', 'member')", name="role"),
)

personal_tokens = Table(
    "personal_tokens",
    metadata,
    Column("id", String, primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("hash", String, nullable=False, unique=True),  # of the secret, which is shown once
    Column("label", String, nullable=False),
    Column("hint", String),  # the secret's last characters, for people to tell tokens apart
    Column("scopes", Json),  # None: whatever the user may do
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("last_used_at", Moment),
    Column("uses", Integer, nullable=False, server_default=text("0")),
    Index("ix_personal_tokens_user_id_created_at", "user_id", "created_at"),
)
