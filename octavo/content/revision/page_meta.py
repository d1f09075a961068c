"""What a page's file says about the page: frontmatter, heading and a fingerprint. Depends on the file's bytes alone, so equal blobs share it."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from octavo.content.faults import Fault
from octavo.content.frontmatter import Frontmatter, split_frontmatter
from octavo.content.markdown.source import PAGE_LIMIT
from octavo.content.revision.destinations import scan
from octavo.content.revision.layout import read_layout
from octavo.content.revision.tag_faults import tag_faults
from octavo.content.revision.titles import first_heading, is_bare, title_text

Value = str | int | float | bool
VARIABLE_LIMIT: Final = 256
COVER_HEIGHTS: Final = (10, 700)
"""The least and the most that the API's schema allows."""


@dataclass(slots=True)
class PageMeta:
    """Fields of `tree.Page` under their own names; `faults` have no path."""

    title: str | None = None
    print: str = ""
    links: list[str] | None = None
    empty: bool = False
    """Whether there is nothing below the frontmatter but the heading."""
    faults: list[Fault] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)


def read_page_meta(content: bytes, *, title_key_first: bool = False) -> PageMeta:
    """The metadata of a page's file. Never fails: what cannot be understood is a fault.

    A page's heading is its title, and the frontmatter's `title` stands in for it; in a reusable content it is the other way round.
    """
    meta = PageMeta()
    try:
        source = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        meta.faults.append(Fault("", line, "Not UTF-8: the bytes that are none are shown as \N{REPLACEMENT CHARACTER}."))
        source = content.decode(errors="replace")
    if (nul := source.find("\0")) >= 0:
        line = source.count("\n", 0, nul) + 1
        meta.faults.append(Fault("", line, "NUL characters are shown as \N{REPLACEMENT CHARACTER}."))
        source = source.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if len(content) > PAGE_LIMIT:
        meta.faults.append(Fault("", None, f"Larger than {PAGE_LIMIT:,} bytes, too large to be shown: split it into several pages."))
    source = source.replace("\r\n", "\n") if "\r" in source else source
    found = scan(source)
    meta.print, meta.links = found.print, found.links or None
    frontmatter = split_frontmatter(source)
    if frontmatter.fault:
        meta.faults.append(frontmatter.fault)
    heading = first_heading(source, frontmatter.body_start)
    meta.empty = is_bare(source, frontmatter.body_start)
    titles = [title_text(heading) if heading else None, _title(frontmatter.values.get("title"))]
    meta.title = next((title for title in (reversed(titles) if title_key_first else titles) if title), None)
    if frontmatter.values:
        _Reader(frontmatter, source, meta).read()
    if len(content) <= PAGE_LIMIT:
        meta.faults += tag_faults(source, frontmatter.body_start)
    return meta


def read_variables(values: object) -> tuple[dict[str, Value], list[str]]:
    """Variables by name, and the names whose values are none (lists, maps, nothing, texts over 256 characters)."""
    if not isinstance(values, dict):
        return {}, []
    good = {
        name: value
        for name, value in values.items()
        if isinstance(value, Value) and not (isinstance(value, str) and len(value) > VARIABLE_LIMIT)
    }
    return good, [name for name in values if name not in good]


def _title(value: object) -> str | None:
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return text or None


class _Reader:
    """One frontmatter's known keys as a page's fields."""

    def __init__(self, frontmatter: Frontmatter, source: str, meta: PageMeta) -> None:
        self._values = frontmatter.values
        self._block = frontmatter.block
        self._source = source
        self._meta = meta

    def read(self) -> None:
        for key, name in (("description", "description"), ("icon", "icon"), ("if", "condition")):
            if text := self._text(key):
                self._set(name, text)
        for key, name in (("hidden", "hidden"), ("noIndex", "no_index"), ("noRobotsIndex", "no_robots_index")):
            if self._switch(key):
                self._set(name, True)
        self._variables()
        self._tags()
        self._cover()
        self._meta_links()
        if "layout" in self._values:
            layout = read_layout(self._values["layout"])
            if layout is None:
                self._fault("layout", "is not one that is known here")
            self._set("layout", layout)

    def _set(self, name: str, value: object) -> None:
        self._meta.fields[name] = value

    def _fault(self, key: str, problem: str, outcome: str = "It is kept, and has no effect.") -> None:
        self._meta.faults.append(Fault("", self._line_of(key), f"The frontmatter's {key} {problem}. {outcome}"))

    def _text(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is None or isinstance(value, str):
            return value and value.strip()
        if isinstance(value, bool | int | float):
            return str(value).lower() if isinstance(value, bool) else str(value)
        self._fault(key, "is not text")
        return None

    def _switch(self, key: str) -> bool:
        value = self._values.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        self._fault(key, "is neither true nor false")
        return False

    def _variables(self) -> None:
        value = self._values.get("vars")
        if value is None:
            return
        if not isinstance(value, dict):
            self._fault("vars", "is not a map of names to values")
            return
        variables, bad = read_variables(value)
        for name in bad:
            self._fault(
                "vars", f"has the variable {name}, which is neither a text of at most {VARIABLE_LIMIT} characters, a number, true nor false"
            )
        self._set("variables", variables or None)

    def _tags(self) -> None:
        value = self._values.get("tags")
        if value is None:
            return
        tags = []
        for entry in value if isinstance(value, list) else [value]:
            slug = entry.get("tag") if isinstance(entry, dict) else entry
            if not isinstance(slug, str | int | float) or isinstance(slug, bool) or slug == "":
                self._fault("tags", "holds something that is no tag")
                continue
            tag: dict[str, Any] = {"tag": {"kind": "tag", "tag": str(slug)}}
            if isinstance(entry, dict) and entry.get("primary") is True:
                tag["primary"] = True
            tags.append(tag)
        self._set("tags", tags or None)

    def _cover(self) -> None:
        cover: dict[str, Any] = {}
        value = self._values.get("cover")
        light, dark = (value.get("light"), value.get("dark")) if isinstance(value, dict) else (value, None)
        for name, link in (("ref", light), ("refDark", dark)):
            if isinstance(link, str) and link.strip():
                cover[name] = link.strip()
            elif link is not None:
                self._fault("cover", "is not a path or URL")
        for name, key in (("yPos", "coverY"), ("height", "coverHeight")):
            number = self._values.get(key)
            if isinstance(number, int | float) and not isinstance(number, bool):
                cover[name] = self._within(key, number) if name == "height" else number
            elif number is not None:
                self._fault(key, "is not a number")
        if "ref" in cover or "refDark" in cover:
            self._set("cover", cover)

    def _within(self, key: str, number: float) -> float:
        """The height that is nearest among those that covers may have."""
        least, most = COVER_HEIGHTS
        if not least <= number <= most:
            self._fault(key, f"is not from {least} to {most}", "The nearest of these counts.")
        return min(max(number, least), most)

    def _meta_links(self) -> None:
        value = self._values.get("metaLinks")
        if value is None:
            return
        links: dict[str, Any] = {}
        canonical, alternates = (value.get("canonical"), value.get("alternates")) if isinstance(value, dict) else (None, None)
        if isinstance(canonical, str) and canonical:
            links["canonical"] = canonical
        if isinstance(alternates, list):
            links["alternates"] = [link for link in alternates if isinstance(link, str) and link]
        if not links:
            self._fault("metaLinks", "has neither a canonical link nor alternates")
            return
        self._set("meta_links", links)

    def _line_of(self, key: str) -> int:
        if self._block is None:
            return 1
        found = re.compile(rf"^{re.escape(key)}[ \t]*:", re.MULTILINE).search(self._source, self._block.start, self._block.end)
        return self._source.count("\n", 0, found.start()) + 1 if found else 1
