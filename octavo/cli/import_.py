"""`octavo import`: bring a source into the data folder, without serving."""

from pathlib import Path

import click

from octavo.cli.importing import importer_of
from octavo.cli.opening import data_option, opened
from octavo.cli.progress import say, say_faults
from octavo.cli.visibility import visibility_options
from octavo.domains.setup.begin import begin, take_first_token
from octavo.domains.sources.jobs import handlers
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.jobs.runner import Runner
from octavo.outgoing.allowed import allowed_conrefs


@click.command(name="import")
@click.argument("source")
@click.option("--title", help="The title of its site; its content's own without.")
@visibility_options
@data_option
def import_(data: Path, source: str, title: str | None, visibility: str | None) -> None:
    """Import a SOURCE: a folder, an archive, a Git repository's address, or a Git bundle. Importing it again moves only what changed."""
    recognised = recognise(source)
    with opened(data, must_exist=False) as at:
        with at.database.write() as tx:
            organization_id = begin(tx)
        options = Options(title=title, visibility=visibility, conrefs=allowed_conrefs(at.settings))
        importer = importer_of(at, organization_id, source, options)
        imported = importer.run(say)
        importer.remember()
        say("reading its history")
        Runner(at.database, handlers).run_all()
        say_faults(imported.faults)
        told = (
            f"{imported.pages} pages, {imported.files} files, {len(imported.faults)} faults"
            if imported.changed
            else "its content has not changed"
        )
        click.echo(f"{recognised.name}: {told}")
        with at.database.write() as tx:
            token = take_first_token(tx)
        if token is not None:
            click.echo(f"Token  {token}")
