"""The files by which a repository configures its spaces and its site. In the order in which they are looked for: the first one that is there counts."""

from typing import Final

SPACE_CONFIG_NAMES: Final = (".gitbook.yaml", ".gitbook.yml")
SITE_CONFIG_NAMES: Final = ("gitbook-docs.yaml", "docs.yaml", "gitbook-docs.yml", "docs.yml")
