"""`octavo token`: personal tokens."""

import re
from datetime import timedelta
from pathlib import Path

import click

from octavo.access.tokens import create_token
from octavo.api.operation import Operation
from octavo.cli.opening import data_option, opened
from octavo.domains.organizations.queries import find_account
from octavo.domains.registry import all_operations


@click.group()
def token() -> None:
    """Personal tokens, to call the API with."""


@token.command()
@click.option("--user", "name", default="administrator", show_default=True, help="Whose token it is, by the name in addresses.")
@click.option("--label", default="command line", show_default=True, help="What it is for, up to 50 characters.")
@click.option(
    "--scope", "scopes", multiple=True, help="Limit what it may be used for; repeat for several. Without: whatever the user may do."
)
@click.option("--expires", metavar="30d", help="When it ends: 12h, 30d, 52w. Without: never.")
@data_option
def create(data: Path, name: str, label: str, scopes: tuple[str, ...], expires: str | None) -> None:
    """Make a token, and print it. It cannot be shown again."""
    lifetime = _lifetime(expires) if expires else None
    with opened(data) as at, at.database.write() as tx:
        account = find_account(tx, name.lower())
        if account is None or account.kind != "user":
            raise click.ClickException(f"there is no user {name}: octavo user add makes one")
        known = frozenset(scope for operation in all_operations() for scope in _scopes(operation))
        made = create_token(tx, account.id, label, scopes=scopes or None, lifetime=lifetime, known_scopes=known)
    click.echo(made.secret)


def _scopes(operation: Operation) -> tuple[str, ...]:
    return operation.scopes


def _lifetime(text: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,4})([hdw])", text)
    if found is None:
        raise click.BadParameter("write a number and h, d or w: 12h, 30d, 52w", param_hint="--expires")
    return timedelta(**{{"h": "hours", "d": "days", "w": "weeks"}[found[2]]: int(found[1])})
