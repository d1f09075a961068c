"""Path arithmetic as that time's toolchain did it: `/` only, a trailing slash kept by `normalize`, nothing looked up on a disk."""

import re

_SCHEME = re.compile(r"[a-z0-9.+-]++:", re.IGNORECASE)


def is_external(href: str) -> bool:
    """Any scheme makes a link external; data URIs are the exception."""
    scheme = _SCHEME.match(href.strip())
    return scheme is not None and scheme.group().lower() != "data:"


def has_scheme(href: str) -> bool:
    return _SCHEME.match(href.strip()) is not None


def is_data(href: str) -> bool:
    return href.strip()[:5].lower() == "data:"


def normalize(path: str) -> str:
    path = path.replace("\\", "/")
    rooted, slash = path.startswith("/"), path.endswith("/")
    parts: list[str] = []
    for part in path.split("/"):
        if part in {"", "."}:
            continue
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".." or not rooted:
            parts.append(part)
    text = "/".join(parts)
    if slash and text:
        text += "/"
    if rooted:
        return f"/{text}"
    return text or ("./" if slash else ".")


def join(*parts: str) -> str:
    joined = "/".join(part for part in parts if part)
    return normalize(joined) if joined else "."


def flatten(path: str) -> str:
    """Normalised, and from the book's root."""
    path = normalize(path)
    return normalize(path[1:]) if path.startswith("/") else path


def dirname(path: str) -> str:
    return path.rpartition("/")[0] or "."


def basename(path: str) -> str:
    return path.rpartition("/")[2]


def extension(path: str) -> str:
    """With its dot; empty for names that only begin with one."""
    name = basename(path)
    stem, dot, ending = name.rpartition(".")
    return f"{dot}{ending}" if dot and stem else ""


def with_extension(path: str, ending: str) -> str:
    own = extension(path)
    return join(dirname(path), (basename(path)[: -len(own)] if own else basename(path)) + ending)


def relative(folder: str, path: str) -> str:
    """From one folder to a path, both relative to the book; `.` for itself, the trailing slash dropped."""
    start, end = _parts(folder), _parts(path)
    shared = 0
    while shared < min(len(start), len(end)) and start[shared] == end[shared]:
        shared += 1
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "."


def absolute(href: str, folder: str) -> str:
    """A link in a page of this folder, as a path from the book's root."""
    href = normalize(href)
    return relative(".", href[1:] if href.startswith("/") else join(folder, href))


def _parts(path: str) -> list[str]:
    return [part for part in normalize(path).split("/") if part not in {"", "."}]
