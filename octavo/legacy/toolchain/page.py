"""One page: its front matter, and its HTML in two steps, before and after what the book's structure changes in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from octavo.legacy.toolchain import frontmatter, paths
from octavo.legacy.toolchain.edition import Edition
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.html import parse, write
from octavo.legacy.toolchain.markup import to_html
from octavo.legacy.toolchain.modifiers.code import flatten_code
from octavo.legacy.toolchain.modifiers.headings import add_heading_ids
from octavo.legacy.toolchain.modifiers.links import rewrite_images, rewrite_links
from octavo.legacy.toolchain.modifiers.terms import annotate_terms
from octavo.legacy.toolchain.templates import expand, has_templates
from octavo.legacy.toolchain.templating.sources import Conrefs

MAX_SIZE = 4_000_000


@dataclass(frozen=True, slots=True)
class Source:
    path: str
    attributes: dict[str, Any]
    body: str

    @property
    def direction(self) -> str:
        return frontmatter.direction(self.body)


def read_source(edition: Edition, path: str) -> Source:
    text = edition.read(path)
    if len(text) > MAX_SIZE:
        raise BookFault("This page is too large.", path=path)
    try:
        attributes, body = frontmatter.split(text)
    except BookFault as fault:
        raise fault.at(path) from None
    return Source(path, attributes, body)


def render_html(edition: Edition, source: Source, variables: Callable[[], dict[str, Any]], conrefs: Conrefs | None = None) -> str:
    """The page's content in format 3. `variables` are what its templates see, made only if it has templates."""
    try:
        known = variables() if has_templates(source.body) else {}
        text, protected = edition.prepared(source.path, source.body)
        expanded = expand(text, source.path, edition.files, known, conrefs=conrefs, page=not protected)
        root = parse(expanded.restore(to_html(source.path, expanded.text)))
        add_heading_ids(root)
        if edition.glossary and edition.glossary_file:
            annotate_terms(root, edition.glossary, edition.output(edition.glossary_file))
    except BookFault as fault:
        raise fault.at(source.path) from None
    folder = paths.dirname(source.path)
    rewrite_images(root, folder)
    rewrite_links(root, folder, edition.address)
    flatten_code(root)
    return write(root)
