"""Imports a folder, and with `again` changes it and imports it without end; to be killed: `python -m tests.cli.importer DATA FOLDER [again]`."""

import sys
from itertools import count
from pathlib import Path

from octavo.domains.setup.begin import begin
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.store.database import Database


def main(data: Path, folder: Path, *, again: bool) -> None:
    data.mkdir(exist_ok=True)
    database = Database.open(None, data)
    database.migrate()
    with database.write() as tx:
        organization = begin(tx)
    importer = Importer(database, organization, recognise(str(folder)), Options())
    sys.stdout.write("begins\n")
    sys.stdout.flush()
    importer.run()
    sys.stdout.write("again\n")
    sys.stdout.flush()
    for number in count() if again else ():
        for page in (folder / "wick.md", folder / "part-1" / "page-1.md"):
            page.write_text(f"# Changed\n\nFor the time number {number}.\n")
        importer.run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), again="again" in sys.argv[3:])
