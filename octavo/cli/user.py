"""`octavo user`: people."""

from pathlib import Path

import click

from octavo import clock
from octavo.access.tokens import create_token
from octavo.cli.opening import data_option, opened
from octavo.domains.organizations.queries import find_account, find_first_organization, put_member
from octavo.domains.users.create import create_user

ROLES = ("admin", "create", "review", "edit", "comment", "read", "guest")


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
    with opened(data) as at, at.database.write() as tx:
        found = find_account(tx, organization.lower()) if organization else None
        if organization and (found is None or found.kind != "organization"):
            raise click.ClickException(f"there is no organization {organization}")
        organization_id = found.id if found else find_first_organization(tx)
        if organization_id is None:
            raise click.ClickException("there is no organization yet: octavo serve makes the first one")
        if name and find_account(tx, name.lower()) is not None:
            raise click.ClickException(f"the name {name} is taken: choose another with --name")
        user_id = create_user(tx, display_name, email=email, name=name)
        put_member(tx, organization_id=organization_id, user_id=user_id, role=None if role == "guest" else role, joined_at=clock.now())
        made = create_token(tx, user_id, "command line")
    click.echo(made.secret)
