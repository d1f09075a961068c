"""A site with sections and variants, from one repository."""

import pytest

from tests.world import Source, World

SITE = """
site:
  title: Acme Docs
  structure:
    - {type: section, key: guides, title: Guides, path: guides, default: true, children: [
        {type: space, key: en, title: English, path: en, default: true, content: {directory: ./en, language: en}},
        {type: space, key: fr, title: Français, path: fr, content: {directory: ./fr, language: fr}}]}
    - {type: section, key: api, title: API, path: api, children: [
        {type: space, key: v1, title: Version 1, path: v1, default: true, content: {directory: ./v1}},
        {type: space, key: v2, title: Version 2, path: v2, content: {directory: ./v2}}]}
"""

FILES = {
    "docs.yaml": SITE,
    "en/README.md": "# Guides\n",
    "fr/README.md": "# Guide français\n",
    "v1/README.md": "# API 1\n",
    "v2/README.md": "# API 2\n",
} | {"v2/auth/login.md": "# Login\n\nHow to log in.\n"}


@pytest.fixture
def acme(world: World) -> Source:
    return world.import_files(FILES, "acme")
