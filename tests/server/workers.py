"""A context as worker processes make it: by name, from the environment."""

import os
from pathlib import Path

from octavo.domains.registry import all_operations
from octavo.server.context import Context
from octavo.settings import Settings
from octavo.store.database import Database

FOLDER = "OCTAVO_DATA"


def make_context() -> Context:
    """A server over the data folder that the environment names."""
    return Context(Settings(), Database.open(None, Path(os.environ[FOLDER])), b"a secret of the tests", list(all_operations()))
