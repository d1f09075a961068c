"""References whose two directions agree, without any revision: every reference is spelled by its kind and id."""

from octavo.content.document import ContentRef

_KINDS = {
    "pages": ("page", "page"),
    "files": ("file", "file"),
    "users": ("user", "user"),
    "spaces": ("space", "space"),
    "collections": ("collection", "collection"),
    "reusable-content": ("reusable-content", "reusableContent"),
    "tags": ("tag", "tag"),
    "openapi": ("openapi", "spec"),
}


class Stable:
    def resolve(self, destination: str, *, image: bool = False) -> ContentRef:
        path, mark, anchor = destination.partition("#")
        parts = path.split("/")
        if len(parts) == 3 and not parts[0] and parts[1] in _KINDS and parts[2]:
            kind, key = _KINDS[parts[1]]
            if mark and kind == "page":
                return {"kind": "anchor", "page": parts[2], "anchor": anchor}
            if not mark:
                return {"kind": kind, key: parts[2]}  # type: ignore[misc]
        if mark and not path:
            return {"kind": "anchor", "anchor": anchor}
        return {"kind": "url", "url": destination}

    def spell(self, ref: ContentRef) -> str:
        if ref["kind"] == "url":
            return ref["url"]
        if ref["kind"] == "anchor":
            return (f"/pages/{ref['page']}" if "page" in ref else "") + f"#{ref['anchor']}"
        folder, key = next((folder, key) for folder, (kind, key) in _KINDS.items() if kind == ref["kind"])
        return f"/{folder}/{ref[key]}"  # type: ignore[literal-required]

    def title(self, ref: ContentRef) -> str | None:
        return None


STABLE = Stable()
