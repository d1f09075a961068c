"""`octavo book`: what the tools of older books did."""

import os
import sys
from pathlib import Path

import click

from octavo.cli.progress import say
from octavo.errors import OctavoError
from octavo.legacy.toolchain.book import FORMATS, Book, Format
from octavo.legacy.toolchain.build import build as write
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files, FolderFiles, MemoryFiles
from octavo.outgoing.allowed import Allowed, allowed_conrefs
from octavo.outgoing.errand import Errand
from octavo.settings import Settings
from octavo.store.git.read_newest import read_newest


class _Conrefs:
    """Content of other repositories, each version asked for once."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self._found: dict[tuple[str, str], Files] = {}

    def fetch(self, url: str, ref: str) -> Files:
        if (url, ref) not in self._found:
            try:
                self._allowed.check(url)
                self._found[url, ref] = MemoryFiles(dict(read_newest(Errand(self._allowed), url, ref).files))
            except OctavoError as error:
                raise BookFault(error.message) from None
        return self._found[url, ref]


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
    opened = Book.open(FolderFiles(source), conrefs=_Conrefs(allowed_conrefs(Settings.from_environment(os.environ))))
    pages = opened.page_names(format_)
    say(f"building {len(pages)} pages of {source}")
    faults = write(opened, folder, format_)
    for fault in faults:
        click.echo(str(fault), err=True)
    failed = f", {len(faults)} failed" if faults else ""
    written = len(pages) - (len(faults) - len(opened.faults))
    click.echo(f"{folder}: {written} page{'' if written == 1 else 's'} written{failed}")
    if faults:
        sys.exit(1)
