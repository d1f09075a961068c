"""Which entry of a new revision is which of the old one: pages keep their ids through edits, renames and moves (design section 1).

Entries are matched in passes, the surest evidence first: the same place and content; contents that changed places; the same place; the same content
elsewhere; the same content but for where links lead; the same name and title; and last the most similar text, within a limit that is reported.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, Protocol, TypeVar

import orjson

from octavo.content.faults import Fault
from octavo.content.revision.similar import pair_similar
from octavo.content.revision.tree import Page, Revision


class _HasId(Protocol):
    id: str


T = TypeVar("T", bound=_HasId)


def entry_key(page: Page) -> str:
    """What names an entry of the table of contents where it has no id yet: a document's file, a group's slug, a link's target, a computed page's hash."""
    if page.kind == "document":
        return page.file if page.file is not None else f"# {page.path}"
    if page.kind == "group":
        return f"## {page.slug}"
    if page.kind == "link":
        return f"-> {page.href}"
    return f"{{}} {_computed_key(page)}"


def assign_ids(
    revision: Revision,
    previous: Revision | None,
    *,
    new_id: Callable[[], str],
    known: Mapping[str, str],
    read_new: Callable[[str], bytes],
    read_old: Callable[[str], bytes | None] | None,
    earlier: Callable[[], Iterable[Revision]] = tuple,
) -> list[Fault]:
    """Give every page, file and reusable content its id, and report what was not compared.

    `earlier`, revisions before `previous`, are asked only for pages that came back: moved first and listed again in a later step, or on another branch meanwhile.
    """
    old = previous or Revision()
    faults: list[Fault] = []
    taken = _assign_known(revision, known)
    documents = _Matching(
        [page for page in old.documents() if page.id not in taken], [page for page in revision.documents() if not page.id]
    )
    _match_documents(documents)
    if read_old is not None and documents.old and documents.new:
        pairs, note = pair_similar(documents.old, documents.new, read_old, read_new)
        documents.take(pairs)
        if note:
            faults.append(Fault(revision.summary or "", None, note))
    _match_groups(old, revision, taken)
    _match_leaves(old, revision, taken)
    _match_returned(old, revision, earlier)
    for page in revision.walk():
        page.id = page.id or new_id()
    _match_assets(old, revision, new_id)
    return faults


def _assign_known(revision: Revision, known: Mapping[str, str]) -> set[str]:
    taken: set[str] = set()
    if known:
        for page in revision.walk():
            wanted = known.get(entry_key(page))
            if wanted is not None and wanted not in taken:
                page.id = wanted
                taken.add(wanted)
    return taken


class _Matching(Generic[T]):
    """What is not matched yet on either side."""

    def __init__(self, old: list[T], new: list[T]) -> None:
        self.old = old
        self.new = new

    def by(self, key: Callable[[T], Hashable | None], *, unique: bool = False) -> None:
        """Pair entries with equal keys, in order; with `unique` only those whose key stands once on each side. None is no key."""
        if not self.old or not self.new:
            return
        waiting: dict[Hashable, list[T]] = {}
        for entry in self.old:
            if (found := key(entry)) is not None:
                waiting.setdefault(found, []).append(entry)
        counts = Counter(key(entry) for entry in self.new) if unique else None
        pairs: list[tuple[T, T]] = []
        for entry in self.new:
            found = key(entry)
            candidates = waiting.get(found) if found is not None else None
            if candidates and (counts is None or (counts[found] == 1 and len(candidates) == 1)):
                pairs.append((candidates.pop(0), entry))
        self.take(pairs)

    def take(self, pairs: list[tuple[T, T]]) -> None:
        for old, new in pairs:
            new.id = old.id
        used = {id(old) for old, _ in pairs}
        if pairs:
            self.old = [entry for entry in self.old if id(entry) not in used]
            self.new = [entry for entry in self.new if not entry.id]


def _match_documents(documents: _Matching[Page]) -> None:
    documents.by(lambda page: (page.file, page.oid) if page.file else (page.path, page.title))
    both = {page.file for page in documents.old} & {page.file for page in documents.new}
    documents.by(lambda page: page.oid if page.file in both else None, unique=True)
    documents.by(lambda page: page.file)
    documents.by(lambda page: page.oid and (page.oid, page.slug))
    documents.by(lambda page: page.oid and (page.oid, page.title))
    documents.by(lambda page: page.oid)
    documents.by(lambda page: page.print and (page.print, page.slug))
    documents.by(lambda page: page.print)
    documents.by(lambda page: (page.slug, page.title), unique=True)


def _match_groups(old: Revision, revision: Revision, taken: set[str]) -> None:
    groups = _Matching(
        [page for page in old.walk() if page.kind == "group" and page.id not in taken],
        [page for page in revision.walk() if page.kind == "group" and not page.id],
    )
    groups.by(lambda page: (page.slug, page.title))
    groups.by(lambda page: page.slug)
    groups.by(lambda page: page.title)
    by_id = {group.id: group for group in groups.old}
    pairs: list[tuple[Page, Page]] = []
    for group in groups.new:
        votes = Counter(parent.id for child in group.pages if child.id and (parent := old.parent(child.id)) and parent.id in by_id)
        if votes:
            pairs.append((by_id.pop(votes.most_common(1)[0][0]), group))
    groups.take(pairs)


def _match_leaves(old: Revision, revision: Revision, taken: set[str]) -> None:
    """Links and computed pages: by what they hold, then by what they are called and where they stand."""
    above = {id(child): page.id for page in revision.walk() for child in page.pages}
    above |= {id(child): page.id for page in old.walk() for child in page.pages}
    links = _Matching(
        [page for page in old.walk() if page.kind == "link" and page.id not in taken],
        [page for page in revision.walk() if page.kind == "link" and not page.id],
    )
    links.by(lambda page: (above.get(id(page)), page.title, page.href))
    links.by(lambda page: (page.title, page.href))
    links.by(lambda page: page.href, unique=True)
    links.by(lambda page: (above.get(id(page)), page.title), unique=True)
    links.by(lambda page: page.title, unique=True)
    computed = _Matching(
        [page for page in old.walk() if page.kind == "computed" and page.id not in taken],
        [page for page in revision.walk() if page.kind == "computed" and not page.id],
    )
    computed.by(lambda page: (above.get(id(page)), _computed_key(page)))
    computed.by(_computed_key)
    computed.by(lambda page: above.get(id(page), ""))


def _match_returned(old: Revision, revision: Revision, earlier: Callable[[], Iterable[Revision]]) -> None:
    """Pages and groups that `old` lacks, and an earlier revision had: the latest that did gives them their ids back."""
    if all(page.id for page in revision.walk() if page.kind in {"document", "group"}):
        return
    used = {page.id for page in old.walk()} | {page.id for page in revision.walk()}
    for before in earlier():
        _match_documents(
            _Matching([page for page in before.documents() if page.id not in used], [page for page in revision.documents() if not page.id])
        )
        _match_groups(before, revision, used)
        used |= {page.id for page in revision.walk()}
        if all(page.id for page in revision.documents()):
            return


def _match_assets(old: Revision, revision: Revision, new_id: Callable[[], str]) -> None:
    files = _Matching(old.files, revision.files)
    files.by(lambda file: file.path)
    files.by(lambda file: (file.oid, file.name))
    files.by(lambda file: file.oid)
    contents = _Matching(old.reusable_contents, revision.reusable_contents)
    contents.by(lambda content: content.file)
    contents.by(lambda content: content.oid)
    contents.by(lambda content: content.title, unique=True)
    for file in revision.files:
        file.id = file.id or new_id()
    for content in revision.reusable_contents:
        content.id = content.id or new_id()


def _computed_key(page: Page) -> str:
    return hashlib.blake2b(orjson.dumps(page.computed, option=orjson.OPT_SORT_KEYS), digest_size=10).hexdigest()
