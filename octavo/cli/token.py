"""`octavo token`: personal tokens."""

import re
from datetime import timedelta
from pathlib import Path

import click

from octavo.access.tokens import create_token, list_tokens, revoke_token
from octavo.cli.columns import columns, minute
from octavo.cli.opening import data_option, opened
from octavo.domains.accounts.queries import find_account
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
        account = find_account(tx, name)
        if account is None or account.kind != "user":
            raise click.ClickException(f"There is no user {name}: `octavo user add` makes one.")
        known = frozenset(scope for operation in all_operations() for scope in operation.scopes)
        made = create_token(tx, account.id, label, scopes=scopes or None, lifetime=lifetime, known_scopes=known)
    click.echo(made.secret)


@token.command(name="list")
@data_option
def list_(data: Path) -> None:
    """List the tokens of all users: whose they are, what they may, and when they were last used.

    Moments are in UTC. A token itself cannot be shown, only its last four characters.
    """
    with opened(data) as at, at.database.read() as tx:
        found = list_tokens(tx)
    rows = [
        (
            row.id,
            row.user_name,
            f"…{row.hint}",
            minute(row.created_at),
            minute(row.expires_at),
            minute(row.last_used_at),
            _allowed(row.scopes),
            row.label,
        )
        for row in found
    ]
    columns(("ID", "USER", "TOKEN", "MADE", "EXPIRES", "USED", "SCOPES", "LABEL"), rows)


@token.command()
@click.argument("tokens", nargs=-1, required=True, metavar="TOKEN ...")
@data_option
def revoke(data: Path, tokens: tuple[str, ...]) -> None:
    """Revoke each TOKEN, named by its id or by the token itself. It opens nothing from that moment on, also on a server that runs."""
    with opened(data) as at, at.database.write() as tx:
        for number, each in enumerate(dict.fromkeys(tokens), 1):
            if not revoke_token(tx, each.strip()):
                raise click.ClickException(
                    f"There is no such token (number {number} of those you named), and none was revoked: see `octavo token list`."
                )
    click.echo(f"{len(set(tokens))} revoked")


def _allowed(scopes: list[str] | None) -> str:
    return "all" if scopes is None else ",".join(scopes)


def _lifetime(text: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,4})([hdw])", text)
    if found is None:
        raise click.BadParameter("write a number and h, d or w: 12h, 30d, 52w", param_hint="--expires")
    return timedelta(**{{"h": "hours", "d": "days", "w": "weeks"}[found[2]]: int(found[1])})
