"""Links into the application, `https://app.gitbook.com/s/<space>/<page path>#anchor`: how one space's files refer to another's pages (dialect 3.3)."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from octavo.content.document import ContentRef
from octavo.content.revision.paths import decode
from octavo.content.revision.stable import BROKEN, spell_stable
from octavo.content.revision.tree import Page, Revision

_APP: Final = "https://app.gitbook.com"
_SPACE: Final = re.compile(r"/(?:o/[\w-]+/)?s/([\w-]+)(?:/([^?#]*))?(?:#(.*))?")
_USER: Final = re.compile(r"/u/([\w-]+)")


class AppLinks:
    """Both directions, for one space. Links to places that cannot be seen from here are no references: they stay URLs."""

    def __init__(
        self, revision: Revision, *, space_id: str | None, other_space: Callable[[str], Revision | None] | None, app_url: str
    ) -> None:
        self._revision = revision
        self._space_id = space_id
        self._other_space = other_space
        self._app_url = app_url.rstrip("/")

    def resolve(self, url: str) -> ContentRef | None:
        base = next((base for base in (self._app_url, _APP) if url.startswith(f"{base}/")), None)
        if base is None:
            return None
        rest = url[len(base) :]
        if user := _USER.fullmatch(rest):
            return {"kind": "user", "user": user[1]}
        found = _SPACE.fullmatch(rest)
        return None if found is None else self._in_space(found[1], decode(found[2] or "").strip("/"), found[3])

    def _in_space(self, space_id: str, path: str, anchor: str | None) -> ContentRef | None:
        if not path and not anchor:
            return {"kind": "space", "space": space_id}
        revision = self._space(space_id)
        page = (revision.page_by_path(path) or next(revision.elsewhere(path), None)) if revision else None
        if page is None:
            return None
        ref: ContentRef = {"kind": "anchor", "anchor": decode(anchor), "page": page.id} if anchor else {"kind": "page", "page": page.id}
        if space_id != self._space_id:
            ref["space"] = space_id
        return ref

    def spell(self, ref: ContentRef) -> str:
        """The URL of a user, a space, or what is in another space; by ids where its path cannot be seen."""
        if ref["kind"] == "user":
            return f"{self._app_url}/u/{ref['user']}"
        if ref["kind"] == "space":
            return f"{self._app_url}/s/{ref['space']}"
        if ref["kind"] not in {"page", "anchor"}:
            return spell_stable(ref)
        revision = self._space(ref["space"])
        page = revision.page(ref.get("page", "")) if revision else None
        if revision is None or page is None:
            return BROKEN + spell_stable(ref)
        if not page.path or not self._leads_back(revision, page):
            return spell_stable(ref)
        anchor = f"#{ref['anchor'].replace('%', '%25')}" if ref["kind"] == "anchor" else ""
        return f"{self._app_url}/s/{ref['space']}/{quote(page.path, safe='/+')}{anchor}"

    def _leads_back(self, revision: Revision, page: Page) -> bool:
        """A group's path leads to its first document, so a group is named by its id."""
        return revision.page_by_path(page.path) is page

    def _space(self, space_id: str) -> Revision | None:
        if space_id == self._space_id:
            return self._revision
        return self._other_space(space_id) if self._other_space else None
