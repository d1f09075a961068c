"""`octavo reindex`: the search index, made anew."""

from pathlib import Path

import click

from octavo.cli.opening import data_option, opened
from octavo.cli.progress import say
from octavo.domains.search.follow import Indexer, ask_for_all, hold
from octavo.domains.search.open import empty
from octavo.search.index import SearchIndex


@click.command()
@data_option
def reindex(data: Path) -> None:
    """Throw the search index away and make it anew from the content, which stays as it is.

    While a server runs on the data folder, the server does it: searches find less until it has ended.
    """
    folder = data / "search"
    with opened(data) as at:
        folder.mkdir(exist_ok=True)
        lock = hold(folder)
        if lock is None:
            ask_for_all(folder)
            click.echo("a server works with this index: it makes it anew now")
            return
        with lock:
            empty(folder)
            say("indexing")
            with Indexer(at.database, SearchIndex(folder)) as indexer:
                count = indexer.catch_up()
    click.echo(f"{count} pages can be found")
