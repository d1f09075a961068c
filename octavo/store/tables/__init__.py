"""The tables, one module for each subject. A new module is imported here, and its tables are part of the first migration."""

from octavo.store.tables import accounts, change_log, events, git, jobs, revisions, schema_version, settings, sites, sources, spaces
from octavo.store.tables.metadata import metadata

__all__ = [
    "accounts",
    "change_log",
    "events",
    "git",
    "jobs",
    "metadata",
    "revisions",
    "schema_version",
    "settings",
    "sites",
    "sources",
    "spaces",
]
