"""The importer of a source that is named on the command line."""

from typing import Final

from octavo.cli.opening import Opened
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise

SEEN: Final = "seen"
"""Below the data folder: what was seen of the folders that are sources. It may be deleted; then they are read whole once more."""


def importer_of(at: Opened, organization_id: str, source: str, options: Options) -> Importer:
    """Raises BadRequest for what is no source."""
    return Importer(at.database, organization_id, recognise(source), options, fetch_from=source, memory=at.folder.path / SEEN)
