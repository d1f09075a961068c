"""The handbook, read as any space is."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

from octavo.content import parse, read
from octavo.content.document import Document
from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.links import RelativeReferences
from octavo.content.revision.read import read_revision
from octavo.content.revision.tree import Page, Revision
from tests.docs.reference import HANDBOOK

CODE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@cache
def files() -> MemoryFiles:
    return MemoryFiles({path.relative_to(HANDBOOK).as_posix(): path.read_bytes() for path in HANDBOOK.rglob("*") if path.is_file()})


@cache
def revision() -> Revision:
    numbers = count()
    return read_revision(files(), new_id=lambda: f"page-{next(numbers)}")


def document(page: Page) -> Document:
    assert page.file is not None
    return read(parse(files().read(page.file)), RelativeReferences(revision(), page.file))


def references(value: Any) -> Iterator[dict[str, Any]]:
    """Every reference anywhere in a document."""
    if isinstance(value, dict):
        if isinstance(value.get("kind"), str):
            yield value
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


@cache
def anchors(page_id: str) -> frozenset[str]:
    """Every place of a page that can be linked to."""
    page = revision().page(page_id)
    return frozenset(_anchors(document(page))) if page else frozenset()


def _anchors(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("meta"), dict) and "id" in value["meta"]:
            yield value["meta"]["id"]
        for part in value.values():
            yield from _anchors(part)
    elif isinstance(value, list):
        for part in value:
            yield from _anchors(part)


def programs(path: str, language: str) -> list[str]:
    """The fenced code of a page."""
    return [code for name, code in CODE.findall(files().read(path).decode()) if name == language]
