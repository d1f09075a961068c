"""Sites and what they are made of."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, false, text, true

from octavo.store.tables.metadata import metadata
from octavo.store.types import Flag, Json, Moment, Number, String

sites = Table(
    "sites",
    metadata,
    Column("id", String, primary_key=True),
    Column("organization_id", ForeignKey("organizations.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("type", String, nullable=False, server_default="ultimate"),
    Column("title", String, nullable=False),
    Column("icon", Json),
    Column("basename", String, nullable=False, unique=True),
    Column("hostname", String, unique=True),  # a custom domain
    Column("proxy", Json),
    Column("visibility", String, nullable=False, server_default="public"),
    Column("default_level", String, server_default="inherit"),
    Column("published", Flag, nullable=False, server_default=false()),
    Column("adaptive_content", Json),
    Column("adaptive_schema", Json),
    Column("authentication", Json),  # visitors: backend, key, addresses
    Column("ads", Json),
    Column("styleguide_space_id", ForeignKey("spaces.id", ondelete="SET NULL")),
    Column("default_site_space_id", String),
    Column("default_site_section_id", String),
    Column("last_scan_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    CheckConstraint("visibility IN ('public', 'unlisted', 'share-link', 'visitor-auth')", name="visibility"),
)

site_section_groups = Table(
    "site_section_groups",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("parent_id", ForeignKey("site_section_groups.id", ondelete="CASCADE")),
    Column("position", Number, nullable=False, server_default=text("0")),
    Column("title", String, nullable=False),
    Column("localized_title", Json),
    Column("icon", String),
    Column("draft", Flag, nullable=False, server_default=false()),
)

site_sections = Table(
    "site_sections",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False),
    Column("group_id", ForeignKey("site_section_groups.id", ondelete="SET NULL")),
    Column("position", Number, nullable=False, server_default=text("0")),
    Column("path", String, nullable=False),
    Column("title", String, nullable=False),
    Column("localized_title", Json),
    Column("description", String),
    Column("localized_description", Json),
    Column("icon", String),
    Column("condition", String),
    Column("draft", Flag, nullable=False, server_default=false()),
    Column("default_site_space_id", String),
    Index("uq_site_sections_site_id_path", "site_id", "path", unique=True),
)

site_external_links = Table(
    "site_external_links",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("group_id", ForeignKey("site_section_groups.id", ondelete="SET NULL")),
    Column("position", Number, nullable=False, server_default=text("0")),
    Column("title", String, nullable=False),
    Column("localized_title", Json),
    Column("description", String),
    Column("localized_description", Json),
    Column("icon", String),
    Column("url", String, nullable=False),
    Column("condition", String),
    Column("draft", Flag, nullable=False, server_default=false()),
)

site_spaces = Table(
    "site_spaces",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("section_id", ForeignKey("site_sections.id", ondelete="CASCADE"), index=True),
    Column("space_id", ForeignKey("spaces.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Number, nullable=False, server_default=text("0")),
    Column("path", String, nullable=False),
    Column("title", String),
    Column("localized_title", Json),
    Column("condition", String),
    Column("page_id", String),
    Column("draft", Flag, nullable=False, server_default=false()),
    Column("hidden", Flag, nullable=False, server_default=false()),
    Column("created_at", Moment, nullable=False),
)

site_redirects = Table(
    "site_redirects",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False),
    Column("source", String, nullable=False),
    Column("draft", Flag, nullable=False, server_default=false()),
    Column("capture_wildcard", Flag, nullable=False, server_default=false()),
    Column("permanent", Flag, nullable=False, server_default=false()),
    Column("destination", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index("uq_site_redirects_site_id_source_draft", "site_id", "source", "draft", unique=True),
)

site_customizations = Table(
    "site_customizations",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False),
    Column("site_space_id", ForeignKey("site_spaces.id", ondelete="CASCADE")),  # None: the whole site's
    Column("settings", Json, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Index(
        "uq_site_customizations_site_id",
        "site_id",
        unique=True,
        sqlite_where=text("site_space_id IS NULL"),  # on PostgreSQL too: `store.ddl`
    ),
    Index("uq_site_customizations_site_space_id", "site_space_id", unique=True),
)

site_share_links = Table(
    "site_share_links",
    metadata,
    Column("id", String, primary_key=True),
    Column("site_id", ForeignKey("sites.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("key", String, nullable=False, unique=True),  # stands in addresses; never the id
    Column("active", Flag, nullable=False, server_default=true()),
    Column("created_at", Moment, nullable=False),
)
