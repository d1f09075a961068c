"""The handbook's reference pages, made of the program: commands from their own help, settings from `octavo/settings.py`. `make reference` writes them."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import MISSING, fields
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import click

import octavo.settings
from octavo.cli import COMMANDS
from octavo.cli import octavo as program
from octavo.settings import PREFIX, SECRET, Settings

HANDBOOK: Final = Path(__file__).parents[2] / "docs" / "handbook"

_COMMANDS_HEAD = """\
---
description: Every command and option, from the program's own help.
icon: terminal
---

# Command line

`octavo COMMAND --help` says the same on your screen. In a checkout the program is `.venv/bin/octavo`; in Python it is `python -m octavo`.

A command that fails says what to do about it on standard error, and its exit status is not 0. What a command answers goes to standard output, progress to standard error, so that answers can be piped.
"""

_SETTINGS_HEAD = """\
---
description: What can be set, all of it by environment variables.
icon: sliders
---

# Settings

Everything is set by environment variables. Nothing has to be set to begin. A variable that begins with `OCTAVO_` and is not a setting stops the server with a message: a misspelt name is never ignored.

| variable | without it | what it does |
| --- | --- | --- |
"""

_SETTINGS_TAIL = """
`OCTAVO_DATA` names the data folder for every command, like `--data`; without either it is `octavo-data` in the current directory.

Object storage takes its credentials from the environment: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION` and, for storage that is not Amazon's, `AWS_ENDPOINT` (with `AWS_ALLOW_HTTP=true` if it speaks plain HTTP).

Secrets are best given in a file that only the service may read: see [on a server](../running/on-a-server.md).
"""


def pages() -> dict[Path, str]:
    """The generated pages by their paths."""
    folder = HANDBOOK / "reference"
    return {folder / "command-line.md": command_line(), folder / "settings.md": settings()}


def command_line() -> str:
    return _COMMANDS_HEAD + "".join(section for name, command in _commands() for section in _sections(name, command))


def _commands() -> Iterator[tuple[str, click.Command]]:
    """The commands that are there, in the order in which the program lists them."""
    for name, place in COMMANDS.items():
        if find_spec(f"octavo.cli.{place.module}") is None:
            continue
        command = program.get_command(click.Context(program), name)
        assert command is not None
        yield name, command


def _sections(name: str, command: click.Command) -> Iterator[str]:
    if isinstance(command, click.Group):
        for inner, subcommand in command.commands.items():
            yield from _sections(f"{name} {inner}", subcommand)
        return
    context = click.Context(command, info_name=f"octavo {name}")
    usage = " ".join([f"octavo {name}", *command.collect_usage_pieces(context)])
    yield f"\n## octavo {name}\n\n```\n{usage}\n```\n\n{inspect.cleandoc(command.help or '')}\n"
    options = [_option(option, context) for option in command.params if isinstance(option, click.Option)]
    if options:
        yield "\n| option | |\n| --- | --- |\n" + "\n".join(options) + "\n"


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    assert record is not None
    spelling, explained = record
    return f"| `{_cell(spelling)}` | {_cell(explained)} |"


def settings() -> str:
    explained = _explained()
    rows = (
        f"| `{PREFIX}{field.name.upper()}` | {_default(field.name, field.default)} | {_cell(explained[field.name])} |"
        for field in fields(Settings)
    )
    return _SETTINGS_HEAD + "\n".join(rows) + "\n" + _SETTINGS_TAIL


def _explained() -> dict[str, str]:
    """What stands below each setting in the source."""
    tree = ast.parse(inspect.getsource(octavo.settings))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Settings")
    found = {}
    for item, below in pairwise(body):
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name) and isinstance(below, ast.Expr):
            found[item.target.id] = str(ast.literal_eval(below.value))
    return found


def _default(name: str, value: Any) -> str:
    assert value is not MISSING, f"{name} must have a default: nothing has to be set"
    if value is None or value == ():
        return "not set"
    assert name not in SECRET
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
