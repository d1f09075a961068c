"""Links of one file of one revision as references, and back (dialect 1.3, 3.3, rows 35-38)."""

import hashlib
from collections.abc import Callable
from typing import Any, Final, cast

from octavo.content.document import ContentRef
from octavo.content.references import References
from octavo.content.revision.app_links import AppLinks
from octavo.content.revision.locate import is_external, locate
from octavo.content.revision.paths import decode, folder_of, name_of, relative
from octavo.content.revision.stable import BROKEN, parse_stable, spell_stable
from octavo.content.revision.tree import Page, ReusableContent, Revision

GITBOOK_APP: Final = "https://app.gitbook.com"

OtherSpace = Callable[[str], Revision | None]


class RelativeReferences:
    """Links as paths from the file's own folder, as Git holds them. Implements `octavo.content.references.References`.

    A destination that leads nowhere is a `url` with exactly the author's spelling. `/broken/pages/<id>` is a reference to a page that is not there, and such
    references are spelled so. `other_space` gives another space's revision where the reader may see it; without it links into other spaces stay URLs.
    `app_url` is the address that links to other spaces are written with; GitBook's own is always understood.
    """

    def __init__(
        self,
        revision: Revision,
        file_path: str,
        *,
        space_id: str | None = None,
        other_space: OtherSpace | None = None,
        app_url: str = GITBOOK_APP,
    ) -> None:
        self._revision = revision
        self._file = file_path
        self._folder = folder_of(file_path)
        self._space_id = space_id
        self._app = AppLinks(revision, space_id=space_id, other_space=other_space, app_url=app_url)

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:
        if destination.startswith("#") and len(destination) > 1:
            return {"kind": "anchor", "anchor": decode(destination[1:])}
        if is_external(destination):
            return self._app.resolve(destination) or {"kind": "url", "url": destination}
        if not destination or destination == "#" or destination.startswith("?"):
            return {"kind": "url", "url": destination}  # the same page: no file's name
        return self._path(destination, image=image) or _by_id(destination, self._space_id) or {"kind": "url", "url": destination}

    def _path(self, destination: str, *, image: bool) -> ContentRef | None:
        found = locate(destination, self._folder, self._revision.root, self._exists)
        if found is None:
            return None
        path, anchor = found
        if file := self._revision.file_by_path(path):
            return {"kind": "file", "file": file.id}
        if image:
            return None
        if page := self._revision.page_by_file(path):
            return {"kind": "anchor", "anchor": decode(anchor), "page": page.id} if anchor else {"kind": "page", "page": page.id}
        content = self._revision.reusable_content_by_file(path)
        return {"kind": "reusable-content", "reusableContent": content.id} if content else None

    def _exists(self, path: str) -> bool:
        revision = self._revision
        return bool(revision.page_by_file(path) or revision.file_by_path(path) or revision.reusable_content_by_file(path))

    def spell(self, ref: ContentRef) -> str:
        ref = _within(ref, self._space_id)
        kind = ref["kind"]
        if kind in {"space", "user"} or ref.get("space"):
            return self._app.spell(ref)
        if kind == "page":
            return self._page(ref["page"])
        if kind == "anchor":
            return f"{self._page(ref['page']) if ref.get('page') else ''}#{_anchor(ref['anchor'])}"
        path = self._path_of(ref)
        if path is not None:
            return relative(self._folder, path)
        return BROKEN + spell_stable(ref) if kind in {"file", "reusable-content"} else spell_stable(ref)

    def _path_of(self, ref: ContentRef) -> str | None:
        if ref["kind"] == "file":
            file = self._revision.file(ref["file"])
            return file.path if file else None
        if ref["kind"] == "reusable-content":
            content = self._revision.reusable_content(ref["reusableContent"])
            return content.file if content else None
        return None

    def _page(self, page_id: str) -> str:
        page = self._revision.page(page_id)
        if page is None:
            return f"{BROKEN}/pages/{page_id}"
        if page.file is None:
            return f"/pages/{page_id}"
        folder, _, name = page.file.rpartition("/")
        if name != "README.md":
            return relative(self._folder, page.file)
        return f"{relative(self._folder, folder)}/" if folder != self._folder else "./"

    def title(self, ref: ContentRef) -> str | None:
        """What a mention without words is written with: `[page.md](../page.md "mention")`, `[folder](folder/ "mention")`, `[#setup](page.md#setup "mention")`."""
        ref = _within(ref, self._space_id)
        if ref.get("space"):
            return None
        if ref["kind"] == "anchor":
            return f"#{ref['anchor']}"
        if ref["kind"] == "page":
            spelled = self._page(ref["page"])
            return None if spelled.startswith(BROKEN) else name_of(decode(spelled.rstrip("/"))) or None
        if ref["kind"] == "file":
            file = self._revision.file(ref["file"])
            return file.name if file else None
        return None


class StableReferences:
    """Links as ids, `/pages/<id>`, the same in every file; `space_id` writes the space into each of them. Implements `References`."""

    def __init__(self, revision: Revision, space_id: str | None = None) -> None:
        self._revision = revision
        self._space_id = space_id

    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:  # noqa: ARG002 - the protocol's
        if destination.startswith("#") and len(destination) > 1:
            return {"kind": "anchor", "anchor": decode(destination[1:])}
        return _by_id(destination, self._space_id) or {"kind": "url", "url": destination}

    def spell(self, ref: ContentRef) -> str:
        if ref["kind"] == "anchor":
            target = {**ref, "anchor": _anchor(ref["anchor"])}
            return spell_stable(self._with_space(target) if ref.get("page") else target)  # type: ignore[arg-type] # a TypedDict spread
        return spell_stable(self._with_space(ref))

    def _with_space(self, ref: ContentRef) -> ContentRef:
        if self._space_id is None or ref.get("space") or ref["kind"] not in {"page", "anchor", "file", "reusable-content", "tag"}:
            return ref
        return {**ref, "space": self._space_id}

    def title(self, ref: ContentRef) -> str | None:
        if ref.get("space"):
            return None
        if ref["kind"] in {"page", "anchor"} and (page := self._revision.page(ref.get("page", ""))):
            return page.title
        if ref["kind"] == "file" and (file := self._revision.file(ref["file"])):
            return file.name
        return None


def _by_id(destination: str, space_id: str | None) -> ContentRef | None:
    ref = parse_stable(destination.removeprefix(BROKEN)) if destination.startswith("/") else None
    return _within(ref, space_id) if ref is not None else None


def _within(ref: ContentRef, space_id: str | None) -> ContentRef:
    """The reference as one within the space, where that is the one it names (dialect 1.3: without a space it is the current one)."""
    if space_id is None or ref["kind"] == "space" or ref.get("space") != space_id:
        return ref
    return cast("ContentRef", {key: value for key, value in ref.items() if key != "space"})


def _anchor(anchor: str) -> str:
    """An anchor as an address holds it: only what would end the link or be decoded is encoded."""
    return anchor.replace("%", "%25").replace(" ", "%20")


def summary_references(
    revision: Revision, *, space_id: str | None = None, other_space: OtherSpace | None = None, app_url: str = GITBOOK_APP
) -> RelativeReferences:
    """How the links of the table of contents itself are read and written."""
    file_path = revision.summary or f"{revision.root}/SUMMARY.md".lstrip("/")
    return RelativeReferences(revision, file_path, space_id=space_id, other_space=other_space, app_url=app_url)


def resolve_targets(revision: Revision) -> None:
    """Give the link pages of a revision that is being made what they point to.

    No other space is seen from here: whoever may see one resolves `page.href` again through `summary_references`.
    """
    references = summary_references(revision)
    for page in revision.walk():
        if page.kind == "link" and page.href is not None:
            page.target = references.resolve(page.href)


def cover(revision: Revision, page: Page, references: References | None = None) -> dict[str, Any] | None:
    """The page's cover as the API has it: `ref` and `refDark` resolved, `yPos` always there."""
    if page.cover is None or page.file is None:
        return None
    references = references or RelativeReferences(revision, page.file)
    found = {name: references.resolve(link, image=True) if name in {"ref", "refDark"} else link for name, link in page.cover.items()}
    return {"yPos": 0} | found


def meta_links(revision: Revision, page: Page, references: References | None = None) -> dict[str, Any] | None:
    """The page's canonical and alternate links as references."""
    if page.meta_links is None or page.file is None:
        return None
    references = references or RelativeReferences(revision, page.file)
    found: dict[str, Any] = {}
    if canonical := page.meta_links.get("canonical"):
        found["canonical"] = references.resolve(canonical)
    if alternates := page.meta_links.get("alternates"):
        found["alternates"] = [references.resolve(link) for link in alternates]
    return found


def references_digest(source: Page | ReusableContent, references: References) -> str:
    """A hash of where the links of a page or a reusable content lead in this revision.

    A document depends on its blob, on this, and on the engine: `hash(oid, references_digest(...), engine version)` names it. Pages may be added, renamed
    and moved elsewhere without changing it.
    """
    digest = hashlib.blake2b(digest_size=16)
    for link in source.links or ():
        for image in (False, True):
            ref = references.resolve(link, image=image)
            digest.update(repr((link, sorted(ref.items()))).encode(errors="surrogatepass"))
    return digest.hexdigest()
