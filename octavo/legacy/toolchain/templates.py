"""A page's templates: its code kept from them, the toolchain's own blocks set aside until Markdown is done (legacy 5)."""

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files
from octavo.legacy.toolchain.markdown import protect_code, render_inline
from octavo.legacy.toolchain.markdown.characters import escape
from octavo.legacy.toolchain.markup import markup
from octavo.legacy.toolchain.plugins import without_blocks
from octavo.legacy.toolchain.templating import limits
from octavo.legacy.toolchain.templating.engine import Engine, TagFunction
from octavo.legacy.toolchain.templating.sources import Conrefs, Source

_MARKS = ("{{", "{%", "{###", "###}")
_PLACES = {"3": re.compile(r"\{\{-%(\d++)%-\}\}"), "2": re.compile(r"@%@blk(\d++)@%@")}
Generation = Literal["2", "3"]


@dataclass(slots=True)
class Expanded:
    """A page's text with places in it, and the HTML that goes there once the rest has become HTML."""

    text: str
    generation: Generation
    blocks: list[str] = field(default_factory=list)

    def place(self, html: str) -> str:
        self.blocks.append(html)
        number = len(self.blocks) - 1
        return f"{{{{-%{number}%-}}}}" if self.generation == "3" else f"@%@blk{number}@%@"

    def restore(self, html: str) -> str:
        """Blocks may hold earlier ones. Raises `BookFault` if they multiply beyond measure."""
        if not self.blocks:
            return html
        out, pending, size = list[str](), [html], 0
        place = _PLACES[self.generation]
        while pending:
            text = pending.pop()
            match = place.search(text)
            found = text[: match.start()] if match else text
            out.append(found)
            size += len(found) + 1
            if size > limits.OUTPUT:
                raise BookFault("This page's templates write too much.")
            if match:
                pending.append(text[match.end() :])
                number = int(match.group(1)) if len(match.group(1)) < 10 else len(self.blocks)  # noqa: PLR2004 - more than any page has
                pending.append(self.blocks[number] if number < len(self.blocks) else match.group().replace("%", "&#37;", 1))
        return "".join(out)


def has_templates(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def prepared(path: str, text: str) -> tuple[str, bool]:
    """A page's text without the blocks of plugins, and whether code in it is kept from templates already."""
    if not has_templates(text):
        return text, False
    return without_blocks(protect_code(text) if markup(path) == "markdown" else text), True


def expand(
    text: str,
    path: str,
    files: Files,
    variables: dict[str, Any],
    *,
    conrefs: Conrefs | None = None,
    generation: Generation = "3",
    page: bool = True,
    included: set[str] | None = None,
) -> Expanded:
    """`page`: code in Markdown is kept from templates. `included` is told which of the book's files are included, also when that fails. Raises `BookFault` with the file and line to blame."""
    expanded = Expanded(text, generation)
    if has_templates(text):
        kind = markup(path)
        source = Source(protect_code(text) if page and kind == "markdown" else text, path, files)
        expanded.text = Engine(_tags(expanded, kind or ""), conrefs, included=included).render(source, variables)
    return expanded


def _tags(expanded: Expanded, kind: str) -> dict[str, TagFunction]:
    """`html` and `code` everywhere; 3.x could also render a body as markup."""

    def html(body: str, _: list[Any], __: dict[str, Any]) -> str:
        return expanded.place(body)

    def code(body: str, _: list[Any], named: dict[str, Any]) -> str:
        # without a language, the old highlighter let the body stand as HTML
        return expanded.place(escape(body) if named.get("language") else body)

    def markdown(body: str, _: list[Any], __: dict[str, Any]) -> str:
        return expanded.place(render_inline(body))

    def asciidoc(_: str, __: list[Any], ___: dict[str, Any]) -> str:
        raise BookFault("A block of AsciiDoc within a page is not rendered here. Write the page itself in AsciiDoc.")

    tags: dict[str, TagFunction] = {"html": html, "code": code}
    if expanded.generation == "3":
        tags |= {"markdown": markdown, "asciidoc": asciidoc, "markup": markdown if kind == "markdown" else asciidoc}
    return tags
