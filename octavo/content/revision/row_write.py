"""One row of SUMMARY.md as the exporter writes it."""

import re
from typing import Final

from octavo.content.revision.titles import join_emoji
from octavo.content.revision.tree import Page
from octavo.content.revision.yaml_write import write_yaml
from octavo.content.slugs import slug

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<]|&(?=#?[0-9A-Za-z]{1,32};)|~(?=~)|(?<=~)~")


def row_lines(page: Page, destination: str | None, marker: str, column: int) -> list[str]:
    """The lines of a page's row, its marker in `column`; without a destination a plain item."""
    blank = " " * column
    if page.kind == "group":
        anchor = f' <a href="#{page.slug}" id="{page.slug}"></a>' if page.slug != slug(page.title) else ""
        return [f"## {escape(join_emoji(page.emoji, page.title), heading=True)}{anchor}"]
    if page.kind == "computed":
        inner = blank + "  "
        source = write_yaml(page.computed or {}).splitlines()
        return [f"{blank}{marker} ```yaml", *(f"{inner}{line}" if line else "" for line in source), f"{inner}```"]
    title = escape(join_emoji(page.emoji, page.title))
    if destination is None:
        return [f"{blank}{marker} {title}"]
    quoted = f' "{_quoted(page.link_title)}"' if page.link_title else ""
    return [f"{blank}{marker} [{title}]({write_destination(destination)}{quoted})"]


def escape(text: str, *, heading: bool = False) -> str:
    """Plain text as Markdown, escaped as little as a row needs."""
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))
    return f"{escaped[:-1]}\\#" if heading and escaped.endswith("#") else escaped


def write_destination(destination: str) -> str:
    """In `<>` where a space or a parenthesis would end it."""
    if not destination or re.search(r"[\s()<>]", destination):
        return f"<{destination.replace('<', '%3C').replace('>', '%3E')}>"
    return destination.replace("\\", "\\\\")


def _quoted(text: str) -> str:
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')


def indented(lines: list[str], old: int, new: int) -> list[str]:
    """The lines of a row moved from one column to another; tabs before the text become spaces."""
    return [_shift(line, new - old) for line in lines]


def _shift(line: str, by: int) -> str:
    bare = line.lstrip(" \t")
    width = len(line[: len(line) - len(bare)].expandtabs(4))
    return " " * max(0, width + by) + bare if bare else line
