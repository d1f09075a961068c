"""Which repositories are older books, told by the names at their root; apart from the toolchain, which only these need."""

from collections.abc import Iterable
from typing import Final

from octavo.config_files import SITE_CONFIG_NAMES, SPACE_CONFIG_NAMES
from octavo.legacy.toolchain.names import CONFIG_FILES, EXTENSIONS

CONFIG: Final = ".gitbook.yaml"
_TODAYS: Final = frozenset({*SPACE_CONFIG_NAMES, *SITE_CONFIG_NAMES})
_LANGUAGES: Final = frozenset(f"langs{extension}" for extension in EXTENSIONS)


def is_older_book(names: Iterable[str]) -> bool:
    """Whether the files at the root of a repository say so: a book.json, book.js or LANGS file, and no configuration of today's."""
    root = {name for name in names if "/" not in name}
    return not root & _TODAYS and (bool(root & set(CONFIG_FILES)) or any(name.lower() in _LANGUAGES for name in root))
