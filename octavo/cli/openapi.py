"""`octavo openapi` and `octavo contract`: our document, and how it differs from another."""

import os
import sys
from pathlib import Path

import click
import orjson

from octavo.api.contract import Document, compare
from octavo.api.openapi import document
from octavo.domains.registry import all_operations
from octavo.settings import Settings


@click.command()
def openapi() -> None:
    """Print the OpenAPI document of this server's API as JSON; its address is $OCTAVO_PUBLIC_URL."""
    sys.stdout.buffer.write(orjson.dumps(_ours(), option=orjson.OPT_INDENT_2) + b"\n")


@click.command()
@click.argument("spec", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def contract(spec: Path) -> None:
    """Compare our document with another, operation by operation.

    Parameters, required sets, types, enums, bounds and statuses count; prose and the names of helper types do not. The last line says how many operations
    are equal, different and missing here.
    """
    try:
        other = orjson.loads(spec.read_bytes())
    except orjson.JSONDecodeError as error:
        raise click.ClickException(f"{spec} is not JSON ({error}).") from error
    if not isinstance(other, dict) or not isinstance(other.get("paths"), dict):
        raise click.ClickException(f"{spec} is not an OpenAPI document: it has no paths.")
    click.echo(str(compare(_ours(), other)))


def _ours() -> Document:
    return document(list(all_operations()), Settings.from_environment(os.environ).public_url)
