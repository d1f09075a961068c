"""The command line. A command's module is imported when the command is run, so that `octavo --help` answers at once."""

import logging
import os
import sys
from importlib import import_module
from typing import Final

import click

from octavo import __version__
from octavo.cli.problem import problem_of

# name: module below octavo.cli, object in it
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "serve": ("serve", "serve"),
    "import": ("import_", "import_"),
    "export": ("export", "export"),
    "faults": ("faults", "faults"),
    "backup": ("backup", "backup"),
    "restore": ("backup", "restore"),
    "token": ("token", "token"),
    "user": ("user", "user"),
    "reindex": ("reindex", "reindex"),
    "gc": ("gc", "gc"),
    "openapi": ("openapi", "openapi"),
    "contract": ("openapi", "contract"),
    "book": ("book", "book"),
}


class Commands(click.Group):
    """Finds commands by name, and imports only the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command = getattr(import_module(f"octavo.cli.{module}"), name)
        assert isinstance(command, click.Command)
        return command


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
