"""The command line. A command's module is imported when the command is run, so that `octavo --help` answers at once."""

import logging
import os
import sys
from importlib import import_module
from typing import Final, NamedTuple

import click

from octavo import __version__
from octavo.cli.loading import for_good
from octavo.cli.problem import problem_of


class CommandEntry(NamedTuple):
    """Where a command is, and its line in the list of commands."""

    module: str
    """Below `octavo.cli`."""
    name: str
    line: str


COMMANDS: Final[dict[str, CommandEntry]] = {
    "serve": CommandEntry("serve", "serve", "Turn folders, archives and repositories into sites, and serve them."),
    "import": CommandEntry("import_", "import_", "Bring a folder, an archive or a repository into the data folder."),
    "export": CommandEntry("export", "export", "Write the files of a space into a folder."),
    "faults": CommandEntry("faults", "faults", "List what could not be imported as it stands, by file and line."),
    "backup": CommandEntry("backup", "backup", "Write everything into one file."),
    "restore": CommandEntry("backup", "restore", "Put a backup into an empty data folder or database."),
    "token": CommandEntry("token", "token", "Personal tokens, to call the API with."),
    "user": CommandEntry("user", "user", "The people who may use this server."),
    "jobs": CommandEntry("jobs", "jobs", "The work beside the requests: what runs, waits, or failed."),
    "reindex": CommandEntry("reindex", "reindex", "Make the search index anew."),
    "gc": CommandEntry("gc", "gc", "Delete stored contents that nothing leads to any more."),
    "openapi": CommandEntry("openapi", "openapi", "Print the OpenAPI document of this server's API."),
    "contract": CommandEntry("openapi", "contract", "Compare our OpenAPI document with another."),
    "book": CommandEntry("book", "book", "Work with books of the first GitBook."),
}


class Commands(click.Group):
    """Finds commands by name, and imports only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        place = COMMANDS[cmd_name]
        with for_good():
            command = getattr(import_module(f"octavo.cli.{place.module}"), place.name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.line) for name, place in COMMANDS.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="octavo")
def octavo() -> None:
    """Documentation on your own ground: a folder of Markdown becomes a site and GitBook's API.

    Begin with `octavo serve FOLDER`.
    """


def main() -> None:
    """Run a command; what people can mend is told in one line, without a traceback."""
    try:
        octavo(prog_name="octavo", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.UsageError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(f"octavo: {error.format_message()}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # whoever read what we print has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        message = problem_of(error)
        if message is None:
            logging.getLogger("octavo").debug("the command failed", exc_info=True)
            raise
        click.echo(f"octavo: {message}", err=True)
        sys.exit(1)
