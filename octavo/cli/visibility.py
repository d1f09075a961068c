"""Who may read the sites of sources that are named on the command line."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_PRIVATE = "Let only people with a secret link, or a token, read the site."
_PUBLIC = "Let everybody read the site: what a new one does, and the way back from --private."


def visibility_options(command: F) -> F:
    """`--private` and `--public`, as `visibility`; with neither a site that is there stays as it is."""
    command = click.option("--public", "visibility", flag_value="public", help=_PUBLIC)(command)
    return click.option("--private", "visibility", flag_value="share-link", help=_PRIVATE)(command)
