"""`octavo openapi` and `octavo contract`: our document, and how it differs from another."""

import sys
from pathlib import Path

import click
import orjson

from octavo.api.contract import compare
from octavo.api.openapi import document
from octavo.domains.registry import all_operations
from octavo.settings import Settings


@click.command()
def openapi() -> None:
    """Print the OpenAPI document of this server's API as JSON."""
    sys.stdout.buffer.write(orjson.dumps(document(list(all_operations()), Settings().public_url), option=orjson.OPT_INDENT_2) + b"\n")


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
        raise click.ClickException(f"{spec} is not JSON: {error}") from error
    if not isinstance(other, dict) or not isinstance(other.get("paths"), dict):
        raise click.ClickException(f"{spec} is not an OpenAPI document: it has no paths")
    found = compare(document(list(all_operations()), Settings().public_url), other)
    for operation_id, differences in sorted(found.different.items()):
        click.echo(operation_id)
        for difference in differences:
            click.echo(f"  {difference}")
    click.echo(f"{len(found.equal)} equal, {len(found.different)} different, {len(found.missing)} missing")
