"""`octavo user`: people."""

from pathlib import Path
from typing import Final

import click

from octavo import clock
from octavo.access.tokens import create_token
from octavo.api.permission import RANKS
from octavo.cli.opening import data_option, opened
from octavo.cli.progress import say
from octavo.domains.accounts.queries import account_name, find_account
from octavo.domains.names import check_name
from octavo.domains.organizations.queries import find_first_organization, put_member
from octavo.domains.users.create import create_user
from octavo.domains.users.queries import email_is_taken

LONGEST: Final = 64
"""Characters of a display name."""

ROLES: Final = tuple(reversed(RANKS))


@click.group()
def user() -> None:
    """The people who may use this server."""


@user.command()
@click.argument("display_name")
@click.option("--email", help="Their address.")
@click.option("--name", help="Their name in addresses; made from the display name without.")
@click.option("--role", type=click.Choice(ROLES), default="read", show_default=True, help="What they may do in the organization.")
@click.option("--organization", help="The organization they join, by its name; the first one without.")
@data_option
def add(data: Path, display_name: str, email: str | None, name: str | None, role: str, organization: str | None) -> None:
    """Add a person, and print a token of theirs."""
    display_name = " ".join(display_name.split())
    if not 1 <= len(display_name) <= LONGEST:
        raise click.UsageError(f"DISPLAY_NAME has 1 to {LONGEST} characters")
    with opened(data) as at, at.database.write() as tx:
        found = find_account(tx, organization) if organization else None
        if organization and (found is None or found.kind != "organization"):
            raise click.ClickException(f"There is no organization {organization}.")
        organization_id = found.id if found else find_first_organization(tx)
        if organization_id is None:
            raise click.ClickException("There is no organization yet: `octavo serve` makes the first one.")
        chosen = check_name(name) if name else None
        if chosen and find_account(tx, chosen) is not None:
            raise click.ClickException(f"The name {chosen} is taken: choose another with --name.")
        if email and email_is_taken(tx, email):
            raise click.ClickException(f"Somebody has the address {email} already: `octavo token create --user NAME` makes them a token.")
        user_id = create_user(tx, display_name, email=email, name=chosen)
        put_member(tx, organization_id=organization_id, user_id=user_id, role=None if role == "guest" else role, joined_at=clock.now())
        made = create_token(tx, user_id, "command line")
        name = account_name(tx, user_id)
    say(f"{name} is in; the token follows")
    click.echo(made.secret)
