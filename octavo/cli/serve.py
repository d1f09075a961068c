"""`octavo serve`: import what is named, and serve all there is."""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from octavo.cli.assemble import WORKER_DATA, WORKER_PORT, assemble, reachable
from octavo.cli.opening import Opened, data_option, opened
from octavo.cli.progress import say, say_faults
from octavo.domains.search.follow import Follower
from octavo.domains.setup.begin import begin
from octavo.domains.sites.places import site_address
from octavo.domains.sites.queries import list_published_sites
from octavo.domains.sources.import_source import Importer, Options
from octavo.domains.sources.jobs import handlers
from octavo.domains.sources.recognise import recognise
from octavo.domains.sources.watch import Watcher
from octavo.jobs.runner import Runner
from octavo.search.index import SearchIndex
from octavo.server.context import Context
from octavo.server.logs import configure
from octavo.server.serve import listen, serve_with_workers
from octavo.server.serve import serve as serve_here

log = logging.getLogger("octavo")


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    sources: tuple[str, ...]
    host: str
    port: int
    workers: int
    options: Options
    write_back: bool


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE ...]")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; 0.0.0.0 for every one of this machine.")
@click.option(
    "--port", default=8080, show_default=True, type=click.IntRange(0, 65534), help="The port of the API; sites by path are at the next one."
)
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Server processes.")
@click.option("--private", is_flag=True, help="Let only people with a secret link, or a token, read the sites of these sources.")
@click.option("--title", help="The title of the site of this source; its content's own without.")
@click.option("--write-back", is_flag=True, help="Write changes that were made here into the folders they came from.")
@data_option
def serve(
    data: Path, sources: tuple[str, ...], host: str, port: int, workers: int, title: str | None, *, private: bool, write_back: bool
) -> None:
    """Turn each SOURCE into a site and an API, and serve them with all that the data folder holds.

    A SOURCE is a folder, an archive, a Git repository's address, or a Git bundle. A folder is watched: what is saved in it shows within a second.
    """
    if title and len(sources) > 1:
        raise click.UsageError("--title names one site: give it with one SOURCE")
    options = Options(title=title, visibility="share-link" if private else "public")
    wanted = Wanted(sources, host, port, workers, options, write_back)
    recognised = [recognise(source) for source in sources]
    del recognised  # a source that does not exist is told before anything is opened
    sockets = listen(host, port)
    with opened(data, must_exist=False) as at:
        at.folder.lock()
        settings = reachable(at.settings, host, sockets[0].getsockname()[1])
        configure(settings.log_level)
        context = assemble(settings, data, at.database, at.secret, port=sockets[0].getsockname()[1])
        with at.database.write() as tx:
            begun = begin(tx)
        with _background(at, context, wanted, begun.organization_id):
            ready = _announcement(context, begun.token)
            if workers == 1:
                serve_here(context, sockets, ready)
            else:
                os.environ |= {
                    WORKER_DATA: str(data.resolve()),
                    WORKER_PORT: str(sockets[0].getsockname()[1]),
                    "OCTAVO_PUBLIC_URL": settings.public_url,
                }
                serve_with_workers("octavo.cli.assemble:worker_context", sockets, workers, ready)


@contextmanager
def _background(at: Opened, context: Context, wanted: Wanted, organization_id: str) -> Iterator[None]:
    """Import the sources; then, beside the requests: watch folders, do jobs, follow changes into the search index."""
    with ExitStack() as stack:
        stop = threading.Event()
        importers = [
            Importer(at.database, organization_id, recognise(source), wanted.options, say, fetch_from=source) for source in wanted.sources
        ]
        for importer in importers:
            say_faults(importer.run().faults)
        follower = Follower(at.database, _index(context), stop)
        follower.start()
        stack.callback(follower.join)
        runner = Runner(at.database, handlers)
        runner.start()
        stack.callback(runner.stop)
        watchers = [Watcher(importer, stop) for importer in importers if importer.source.kind == "folder"]
        for watcher in watchers:
            watcher.start()
            stack.callback(watcher.join)
        stack.callback(stop.set)
        yield


def _index(context: Context) -> SearchIndex:
    index = context.services[SearchIndex]
    assert isinstance(index, SearchIndex)
    return index


def _announcement(context: Context, token: str | None) -> Callable[[], None]:
    def announce() -> None:
        click.echo(f"API    {context.settings.public_url}")
        with context.database.read() as tx:
            for site in list_published_sites(tx):
                click.echo(f"Site   {site_address(context.urls, site, site.share_key)}  {site.title}")
        if token is not None:
            click.echo(f"Token  {token}")

    return announce
