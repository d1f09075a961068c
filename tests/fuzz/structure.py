"""Any bytes as the files that give a space its structure: SUMMARY.md, a page with front matter, `.gitbook.yaml`, variables and tags, with NUL between them."""

from itertools import count
from typing import Final

from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from octavo.content.revision.summary_write import update_summary
from octavo.content.revision.tree import Page, Revision

_NAMES: Final = ("SUMMARY.md", "README.md", ".gitbook.yaml", ".gitbook/vars.yaml", ".gitbook/tags.yaml", ".gitbook/includes/a.md")


def check(data: bytes) -> None:
    """Raises where a space is read in two ways, or its table of contents is not written as it was."""
    files: dict[str, bytes | str] = dict.fromkeys(("a.md", "guide/README.md", "guide/b c.md"), "# T\n")
    files |= dict(zip(_NAMES, data.split(b"\0"), strict=False))
    revision = _read(files)
    if _read(files).to_json() != revision.to_json():
        raise AssertionError("the same files make different revisions")
    pages = list(revision.walk())
    for name, values in (("ids", [page.id for page in pages]), ("paths", [page.path for page in pages if page.path])):
        if len(set(values)) != len(values):
            raise AssertionError(f"two pages share {name}")
    again = read_revision(MemoryFiles(files), previous=revision, new_id=_never)
    if again.to_json() != revision.to_json():
        raise AssertionError("what was not changed was read otherwise")
    if Revision.from_json(revision.to_json()).to_json() != revision.to_json():
        raise AssertionError("the revision was not kept as it was")
    if revision.summary and b"new" not in data:  # the page to be added is not there
        _written(revision, files)


def _written(revision: Revision, files: dict[str, bytes | str]) -> None:
    content = files[str(revision.summary)]
    source = content if isinstance(content, str) else content.decode("utf-8", "replace")
    if update_summary(source, revision.pages, revision.pages) != source:
        raise AssertionError("a table of contents that nobody changed was changed")
    added = [*revision.pages, Page("document", "new", "New [page]", file="new (1).md")]
    files = {**files, str(revision.summary): update_summary(source, revision.pages, added), "new (1).md": "x"}
    reread = _read(files)
    if [_shape(page) for page in reread.pages] != [_shape(page) for page in added]:
        raise AssertionError("a page was added, and the others changed")


def _shape(page: Page) -> object:
    return page.kind, page.file, [_shape(child) for child in page.pages]


def _read(files: dict[str, bytes | str]) -> Revision:
    numbers = count()
    return read_revision(MemoryFiles(files), new_id=lambda: f"id{next(numbers)}")


def _never() -> str:
    raise AssertionError("a known page got a new id")
