"""`octavo serve`: import what is named, and serve all there is."""

import contextlib
import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import click

from octavo.cli.assemble import WORKER_DATA, WORKER_PORT, assemble, reachable
from octavo.cli.columns import one_line
from octavo.cli.importing import importer_of
from octavo.cli.opening import Opened, data_option, opened
from octavo.cli.progress import say, say_faults
from octavo.cli.visibility import visibility_options
from octavo.domains.search.follow import Follower
from octavo.domains.setup.begin import begin, take_first_token
from octavo.domains.sites.places import site_address
from octavo.domains.sites.queries import list_published_sites
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.jobs import handlers
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.domains.sources.watch import Watcher
from octavo.errors import OctavoError
from octavo.jobs.runner import Runner
from octavo.outgoing.allowed import allowed_conrefs
from octavo.search.index import SearchIndex
from octavo.server.context import Context
from octavo.server.logs import configure
from octavo.server.serve import listen, serve_with_workers
from octavo.server.serve import serve as serve_here

log: Final = logging.getLogger("octavo")

PATIENCE_SECONDS: Final = 5.0
"""How long work beside the requests may go on after a stop was asked for."""


@dataclass(frozen=True)
class Asked:
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
@visibility_options
@click.option("--title", help="The title of the site of this source; without, its content's own.")
@click.option("--write-back", is_flag=True, help="Write changes that were made here into the folders they came from.")
@data_option
def serve(
    data: Path, sources: tuple[str, ...], host: str, port: int, workers: int, title: str | None, visibility: str | None, *, write_back: bool
) -> None:
    """Turn each SOURCE into a site and an API, and serve them with all that the data folder holds.

    A SOURCE is a folder, an archive, a Git repository's address, or a Git bundle. A folder is watched: what is saved in it shows within a second.
    """
    if title and len(sources) > 1:
        raise click.UsageError("--title names one site: give it with one SOURCE")
    for source in sources:
        recognise(source)  # what does not exist is told before anything is opened
    signal.signal(signal.SIGTERM, _end)
    with contextlib.suppress(KeyboardInterrupt), opened(data, must_exist=False) as at:
        at.folder.lock()
        options = Options(title=title, visibility=visibility, conrefs=allowed_conrefs(at.settings))
        _serve(at, Asked(sources, host, port, workers, options, write_back))


def _end(*_: object) -> None:
    """SIGTERM ends as Ctrl-C does."""
    raise KeyboardInterrupt


def _serve(at: Opened, wanted: Asked) -> None:
    sockets = listen(wanted.host, wanted.port)
    port = sockets[0].getsockname()[1]
    settings = reachable(at.settings, wanted.host, port)
    configure(settings.log_level)
    context = assemble(settings, at.folder.path, at.database, at.secret, port=port)
    with at.database.write() as tx:
        organization_id = begin(tx)
    with _background(at, context, wanted, organization_id):
        ready = partial(_announce, context)
        if wanted.workers == 1:
            serve_here(context, sockets, ready)
        else:
            os.environ |= {WORKER_DATA: str(at.folder.path.resolve()), WORKER_PORT: str(port), "OCTAVO_PUBLIC_URL": settings.public_url}
            serve_with_workers("octavo.cli.assemble:worker_context", sockets, wanted.workers, ready)


@contextmanager
def _background(at: Opened, context: Context, wanted: Asked, organization_id: str) -> Iterator[None]:
    """Import the sources; then, beside the requests: watch folders, do jobs, follow changes into the search index."""
    importers = [importer_of(at, organization_id, source, wanted.options) for source in wanted.sources]
    for importer in importers:
        _import(importer)
    stop = threading.Event()
    runner = Runner(at.database, handlers)
    threads: list[threading.Thread] = [
        Follower(at.database, _index(context), stop),
        *(Watcher(importer, stop, write_back=wanted.write_back) for importer in importers if importer.source.kind == "folder"),
    ]
    runner.start()
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        _end_all(runner, threads)
        for importer in importers:
            importer.remember()


def _import(importer: Importer) -> None:
    """A source that was imported before and cannot be reached now is served as it was."""
    try:
        imported = importer.run(say)
    except OctavoError as error:
        if not importer.known:
            raise
        log.warning("%s could not be imported, and is served as it was: %s", importer.source.name, error.message)
    else:
        say_faults(imported.faults)
        importer.remember()


def _end_all(runner: Runner, threads: list[threading.Thread]) -> None:
    """Wait for what runs beside the requests, not for ever: whatever is cut off is whole in the database, and goes on at the next start."""
    until = time.monotonic() + PATIENCE_SECONDS
    ended = runner.stop(PATIENCE_SECONDS)
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))
    if not ended or any(thread.is_alive() for thread in threads):
        log.warning("ending in the middle of work, which the next start takes up again")
        logging.shutdown()
        os._exit(0)


def _index(context: Context) -> SearchIndex:
    index = context.services[SearchIndex]
    assert isinstance(index, SearchIndex)
    return index


def _announce(context: Context) -> None:
    """Say where everything is; on the first start also how to enter."""
    with context.database.write() as tx:
        sites = [f"Site   {site_address(context.urls, site, site.share_key)}  {one_line(site.title)}" for site in list_published_sites(tx)]
        token = take_first_token(tx)
    click.echo("\n".join([f"API    {context.settings.public_url}", *sites, *([] if token is None else [f"Token  {token}"])]))
