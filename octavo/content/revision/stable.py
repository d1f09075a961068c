"""References by id, `/pages/<id>` and its like: the grammar of `format.markdown.refs=stable` (dialect 1.3)."""

import re
from typing import Final, Literal

from octavo.content.document import ContentRef

_STABLE: Final = re.compile(
    r"(?:/spaces/(?P<space>[\w-]+))?/(?P<kind>pages|files|reusable-content|tags)/(?P<id>[^/#?\s]+)(?:\#(?P<anchor>.*))?", re.VERBOSE
)
_ALONE: Final = re.compile(r"/(?P<kind>spaces|collections|users|openapi)/(?P<id>[^/#?\s]+)")
_ID: Final = re.compile(r"[\w-]+")

BROKEN: Final = "/broken"


def parse_stable(destination: str) -> ContentRef | None:
    """The reference that a stable destination spells, existing or not; None for any other destination."""
    if alone := _ALONE.fullmatch(destination):
        return _alone(alone["kind"], alone["id"])
    found = _STABLE.fullmatch(destination)
    if (
        found is None
        or (found["kind"] != "tags" and not _ID.fullmatch(found["id"]))
        or (found["anchor"] is not None and found["kind"] != "pages")
    ):
        return None
    ref = _of_space(found["kind"], found["id"], found["anchor"])
    if found["space"]:
        ref["space"] = found["space"]
    return ref


def _alone(kind: str, name: str) -> ContentRef:
    if kind == "spaces":
        return {"kind": "space", "space": name}
    if kind == "collections":
        return {"kind": "collection", "collection": name}
    if kind == "users":
        return {"kind": "user", "user": name}
    return {"kind": "openapi", "spec": name}


def _of_space(kind: str, name: str, anchor: str | None) -> ContentRef:
    if kind == "pages":
        return {"kind": "anchor", "anchor": anchor, "page": name} if anchor else {"kind": "page", "page": name}
    if kind == "files":
        return {"kind": "file", "file": name}
    if kind == "reusable-content":
        return {"kind": "reusable-content", "reusableContent": name}
    return {"kind": "tag", "tag": name}


def spell_stable(ref: ContentRef) -> str:
    """The stable destination of any reference."""
    kind: Literal["url", "file", "page", "anchor", "user", "collection", "space", "reusable-content", "tag", "openapi"] = ref["kind"]
    within = f"/spaces/{ref['space']}" if ref.get("space") and kind != "space" else ""
    if kind == "anchor":
        return f"{within}/pages/{ref['page']}#{ref['anchor']}" if ref.get("page") else f"#{ref['anchor']}"
    if kind in {"page", "file", "tag"}:
        return f"{within}/{kind}s/{ref.get(kind, '')}"
    if kind == "reusable-content":
        return f"{within}/reusable-content/{ref['reusableContent']}"
    if kind == "openapi":
        return f"/openapi/{ref['spec']}"
    return ref.get("url", "") if kind == "url" else f"/{kind}s/{ref.get(kind, '')}"
