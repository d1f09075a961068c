"""Small revisions for tests of diff and merge: pages by name, whose id is `id-<name>`, whose file is `<name>.md` and whose blob is given."""

import hashlib
import random
from dataclasses import replace
from typing import Any

from octavo.content.document import Document
from octavo.content.revision.tree import Page, ReusableContent, Revision
from tests.content.documents import document, paragraph

CONTENTS: dict[str, str] = {}
"""Texts by blob id, as a repository has them."""


def blob(text: str) -> str:
    oid = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    CONTENTS[oid] = text
    return oid


def page(name: str, *pages: Page, text: str | None = None, **fields: Any) -> Page:
    kind = fields.pop("kind", "document")
    made = Page(kind=kind, id=f"id-{name}", title=name.title(), slug=name, pages=list(pages))
    if kind == "document":
        made = replace(made, file=f"{name}.md", oid=blob(f"text of {name}" if text is None else text))
    return replace(made, **fields)


def revision(*pages: Page, **fields: Any) -> Revision:
    return Revision(pages=_with_paths(pages, ""), **fields)


def _with_paths(pages: Any, above: str) -> list[Page]:
    made: list[Page] = []
    for given in pages:
        path = f"{above}/{given.slug}".strip("/") if given.kind in ("document", "group") else ""
        made.append(replace(given, path=path, pages=_with_paths(given.pages, path)))
    return made


class Library:
    """Documents of revisions: a paragraph for each line of the blob; counts what was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def __call__(self, side: str, entry: Page | ReusableContent, /) -> Document:
        self.asked.append((side, entry.id))
        assert entry.oid is not None
        lines = CONTENTS[entry.oid].splitlines()
        return document(*(paragraph(line, key=f"{entry.id}-{number}") for number, line in enumerate(lines)))


def outline(pages: list[Page]) -> list[Any]:
    """Names, nested: `["a", ["b", ["c"]]]` is `c` below `b`."""
    made: list[Any] = []
    for entry in pages:
        name = entry.id.removeprefix("id-")
        made.append([name, outline(entry.pages)] if entry.pages else name)
    return made


class Gardener:
    """Grows a random tree of pages and changes it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.count = 0

    def page(self, depth: int = 0) -> Page:
        self.count += 1
        name = f"p{self.count}"
        below = [self.page(depth + 1) for _ in range(self.random.randint(0, 3))] if depth < 2 else []
        return page(name, *below)

    def revision(self) -> Revision:
        return revision(*(self.page() for _ in range(self.random.randint(1, 5))))

    def changed(self, given: Revision, changes: int) -> Revision:
        tree = [_thawed(entry) for entry in given.pages]
        for _ in range(changes):
            self.random.choice([self._add, self._delete, self._move, self._edit, self._rename])(tree)
        return revision(*tree)

    def _lists(self, tree: list[Page]) -> list[list[Page]]:
        return [tree, *(entry.pages for top in tree for entry in top.walk())]

    def _add(self, tree: list[Page]) -> None:
        siblings = self.random.choice(self._lists(tree))
        siblings.insert(self.random.randint(0, len(siblings)), self.page(2))

    def _delete(self, tree: list[Page]) -> None:
        siblings = self.random.choice([pages for pages in self._lists(tree) if pages])
        if siblings is not tree or len(tree) > 1:
            siblings.pop(self.random.randrange(len(siblings)))

    def _move(self, tree: list[Page]) -> None:
        siblings = self.random.choice([pages for pages in self._lists(tree) if pages])
        moving = siblings.pop(self.random.randrange(len(siblings)))
        target = self.random.choice(self._lists(tree))
        target.insert(self.random.randint(0, len(target)), moving)

    def _pick(self, tree: list[Page]) -> tuple[list[Page], int]:
        siblings = self.random.choice([pages for pages in self._lists(tree) if pages])
        return siblings, self.random.randrange(len(siblings))

    def _edit(self, tree: list[Page]) -> None:
        siblings, place = self._pick(tree)
        self.count += 1
        siblings[place] = replace(siblings[place], oid=blob(f"{siblings[place].id} edited {self.count}"))

    def _rename(self, tree: list[Page]) -> None:
        siblings, place = self._pick(tree)
        self.count += 1
        siblings[place] = replace(siblings[place], title=f"Title {self.count}", slug=f"slug{self.count}")


def _thawed(given: Page) -> Page:
    return replace(given, pages=[_thawed(entry) for entry in given.pages])


__all__ = ["Gardener", "Library", "blob", "outline", "page", "revision"]
