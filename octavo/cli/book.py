"""`octavo book`: what the tools of older books did."""

import sys
from pathlib import Path

import click

from octavo.cli.progress import say
from octavo.legacy.toolchain.book import FORMATS, Book, Format
from octavo.legacy.toolchain.build import build as write
from octavo.legacy.toolchain.files import FolderFiles


@click.group()
def book() -> None:
    """Work with books of the first GitBook."""


@book.command()
@click.argument("source", metavar="BOOK", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="v3",
    show_default=True,
    help="v3, v2 as the tools of version 2 wrote it, or v2-downgraded as the converter made it of v3.",
)
def build(source: Path, folder: Path, format_: Format) -> None:
    """Write every page of BOOK, a folder, to DIR as JSON.

    A page that cannot be rendered is left out and named with its file and line; the others are written, and the exit status is 1.
    """
    opened = Book.open(FolderFiles(source))
    pages = opened.page_names(format_)
    say(f"building {len(pages)} pages of {source}")
    faults = write(opened, folder, format_)
    for fault in faults:
        click.echo(str(fault), err=True)
    failed = f", {len(faults)} failed" if faults else ""
    written = len(pages) - len(faults)
    click.echo(f"{folder}: {written} page{'' if written == 1 else 's'} written{failed}")
    if faults:
        sys.exit(1)
