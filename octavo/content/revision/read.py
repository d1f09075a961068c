"""Reading a revision from the files of a commit, at the cost of what changed since the one before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from octavo.config_files import SPACE_CONFIG_NAMES
from octavo.content.faults import Fault
from octavo.content.revision.assets import read_assets
from octavo.content.revision.build import Builder
from octavo.content.revision.dead_links import DeadLinks, is_dead_link
from octavo.content.revision.files import FileEntry, Files, Tracked
from octavo.content.revision.former import former_paths
from octavo.content.revision.ids import assign_ids
from octavo.content.revision.infer import NO_PAGES, infer_rows
from octavo.content.revision.links import resolve_targets
from octavo.content.revision.page_meta import PageMeta, read_page_meta
from octavo.content.revision.paths import is_hidden, is_page, name_of
from octavo.content.revision.reread import inventory_of, meta_fields, reread, shape, sorted_faults
from octavo.content.revision.space_config import SpaceConfig, read_space_config
from octavo.content.revision.summary import Row, read_summary
from octavo.content.revision.tags import read_tags
from octavo.content.revision.titles import join_emoji
from octavo.content.revision.tree import Revision
from octavo.content.revision.vars import read_vars

_LOST_REDIRECTS: Final = 20
"""The most that are told one by one."""


def read_revision(  # noqa: PLR0913 - what may be known beforehand, each of it optional
    files: Files,
    *,
    previous: Revision | None = None,
    new_id: Callable[[], str],
    known: Mapping[str, str] | None = None,
    read_old: Callable[[str], bytes | None] | None = None,
    lent: Sequence[Fault] = (),
    beside: Callable[[str], bool] = lambda _: False,
    tracked: Tracked | None = None,
    earlier: Callable[[], Iterable[Revision]] = tuple,
) -> Revision:
    """The revision that `files` make up.

    `previous` lends its ids, and all that it knows about unchanged blobs: where nothing but pages' texts changed, only those are read, and with `tracked`,
    the same files, only what changed is looked at. `known` gives ids that the caller decided (`ids.entry_key` of a new page → id). `read_old` reads a blob
    of `previous` by its oid, for telling a renamed and edited page from a new one; without it such pages get new ids. `lent` are faults that whoever made
    the files found; `beside` knows files that are no pages. `earlier` are revisions before `previous`, the latest first, for the ids of pages that come back.
    """
    revision = None if previous is None or known or previous.version != Revision.VERSION else reread(files, previous, tracked)
    if revision is None:
        revision = _Reader(files, inventory_of(files), previous, beside).read(new_id, known or {}, read_old, earlier)
    revision = _with_lent(revision, lent)
    if revision is not previous:
        revision.tree = tracked.tree if tracked is not None else ""
    return revision


def _with_lent(revision: Revision, lent: Sequence[Fault]) -> Revision:
    """The revision itself where its faults are the same."""
    failed = {fault.path for fault in lent}  # such a page stands as it was written, for another reader than ours
    own = (fault for fault in revision.faults if not fault.lent and not (fault.path in failed and is_dead_link(fault)))
    faults = sorted_faults([*own, *(replace(fault, lent=True) for fault in lent)])
    return revision if faults == revision.faults else replace(revision, faults=faults)


class _Reader:
    """Reads everything anew, but for the metadata of blobs that `previous` knows."""

    def __init__(self, files: Files, inventory: Mapping[str, FileEntry], previous: Revision | None, beside: Callable[[str], bool]) -> None:
        self._files = files
        self._beside = beside
        self._inventory = inventory
        self._previous = previous
        understood = previous if previous is not None and previous.version == Revision.VERSION else None
        self._known = {page.oid: page for page in understood.documents() if page.oid} if understood else {}
        self._old_faults: dict[str, list[Fault]] = {}
        for fault in previous.faults if previous else ():
            if fault.line is not None and not fault.lent and not is_dead_link(fault):
                self._old_faults.setdefault(fault.path, []).append(fault)
        self._faults: list[Fault] = []

    def read(
        self,
        new_id: Callable[[], str],
        known: Mapping[str, str],
        read_old: Callable[[str], bytes | None] | None,
        earlier: Callable[[], Iterable[Revision]],
    ) -> Revision:
        config = self._config()
        summary = self._find(config.summary)
        rows = self._rows(summary, config)
        builder = Builder(summary=summary, root=config.root, exists=self._inventory.__contains__, read_meta=self._meta)
        revision = Revision(pages=builder.build(rows), redirects=config.redirects, root=config.root, summary=summary)
        self._faults += builder.faults
        for page in revision.documents():
            if page.file is not None and (entry := self._inventory.get(page.file)):
                page.oid = entry.oid
        self._settings(revision)
        self._report_lost_redirects(revision)
        listed = {page.file for page in revision.documents() if page.file}
        self._report_unlisted(listed, summary, config.root)
        assets = read_assets(self._files, self._inventory, revision, listed, self._previous)
        revision.files, revision.reusable_contents, revision.outside = assets.files, assets.reusable_contents, assets.outside
        self._faults += assets.faults
        self._faults += assign_ids(
            revision, self._previous, new_id=new_id, known=known, read_new=self._files.read, read_old=read_old, earlier=earlier
        )
        resolve_targets(revision)
        if self._previous is not None:
            revision.former_paths = former_paths(self._previous, revision)
            revision.share(self._previous)
        self._report_dead_links(revision)
        revision.shape = shape(self._inventory, summary)
        revision.faults = sorted_faults(self._faults)
        return revision

    def _text(self, path: str) -> str:
        content = self._files.read(path)
        try:
            return content.decode()
        except UnicodeDecodeError as error:
            self._faults.append(Fault(path, content.count(b"\n", 0, error.start) + 1, "Not UTF-8."))
            return content.decode(errors="replace")

    def _config(self) -> SpaceConfig:
        for name in SPACE_CONFIG_NAMES:
            if name in self._inventory:
                config = read_space_config(self._text(name))
                self._faults += [fault.at(name) for fault in config.faults]
                return config
        return SpaceConfig()

    def _find(self, path: str) -> str | None:
        """The path as it is on disk, in any case."""
        if path in self._inventory:
            return path
        return min((other for other in self._inventory if other.lower() == path.lower()), default=None)

    def _rows(self, path: str | None, config: SpaceConfig) -> list[Row]:
        if path is None:
            return infer_rows(self._inventory, config.root, config.readme)
        summary = read_summary(self._text(path))
        self._faults += [fault.at(path) for fault in summary.faults]
        return summary.rows

    def _meta(self, path: str) -> PageMeta | None:
        entry = self._inventory.get(path)
        if entry is None:
            return None
        old = self._known.get(entry.oid)
        if old is None or old.file is None:
            meta = read_page_meta(self._files.read(path))
            self._faults += [fault.at(path) for fault in meta.faults]
            return meta
        self._faults += [fault.at(path) for fault in self._old_faults.get(old.file, ())]
        title = join_emoji(old.emoji, old.title) if old.title_from_file else None
        return PageMeta(title, old.print or "", old.links, old.empty, [], meta_fields(old))

    def _settings(self, revision: Revision) -> None:
        for folder in dict.fromkeys((revision.root, "")):
            prefix = f"{folder}/.gitbook/" if folder else ".gitbook/"
            if not revision.tags and (path := self._either(f"{prefix}tags")):
                revision.tags, faults = read_tags(self._text(path))
                self._faults += [fault.at(path) for fault in faults]
            if not revision.variables and (path := self._either(f"{prefix}vars")):
                revision.variables, faults = read_vars(self._text(path))
                self._faults += [fault.at(path) for fault in faults]

    def _report_lost_redirects(self, revision: Revision) -> None:
        name = next((name for name in SPACE_CONFIG_NAMES if name in self._inventory), "")
        lost = [redirect for redirect in revision.redirects if revision.redirect(redirect.source) is None]
        for redirect in lost[:_LOST_REDIRECTS]:
            self._faults.append(Fault(name, redirect.line, f"{redirect.source} is redirected to {redirect.target}, which is no page."))
        if len(lost) > _LOST_REDIRECTS:
            self._faults.append(Fault(name, lost[_LOST_REDIRECTS].line, f"And {len(lost) - _LOST_REDIRECTS} more redirects to no page."))

    def _report_dead_links(self, revision: Revision) -> None:
        told: dict[str, list[Fault]] = {}
        for fault in self._previous.faults if self._previous else ():
            if is_dead_link(fault):
                told.setdefault(fault.path, []).append(fault)
        dead = DeadLinks(revision, self._inventory.get)
        for page in revision.documents():
            if page.file and page.links:
                old = self._known.get(page.oid or "")
                known = told.get(page.file, ()) if old is not None and old.file == page.file else ()
                self._faults += dead.of(page.file, page.links, partial(self._source, page.file), known)
        for content in revision.reusable_contents:
            if not content.file.startswith("../"):
                self._faults += dead.of(content.file, content.links, partial(self._source, content.file))

    def _source(self, path: str) -> str:
        return self._files.read(path).decode(errors="replace")

    def _either(self, path: str) -> str | None:
        return next((name for name in (f"{path}.yaml", f"{path}.yml") if name in self._inventory), None)

    def _report_unlisted(self, listed: set[str], summary: str | None, root: str) -> None:
        where = f"{summary} does not list it" if summary else "Not a file for readers"
        prefix = f"{root}/" if root else ""
        for path in self._inventory:
            if not is_page(path) or path in listed or path == summary or is_hidden(path) or not path.startswith(prefix):
                continue
            if name_of(path).lower() not in NO_PAGES and not self._beside(path):
                self._faults.append(Fault(path, None, f"{where}: it is no page."))
