"""A page's HTML as 2.x changed it: heading ids, images, links, code, glossary (legacy 3)."""

from urllib.parse import unquote

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.html import Element, Node, encode, parse, write
from octavo.legacy.toolchain.modifiers.headings import add_heading_ids
from octavo.legacy.toolchain.modifiers.links import split_link
from octavo.legacy.toolchain.modifiers.terms import Places
from octavo.legacy.toolchain.native.code import flatten_code
from octavo.legacy.toolchain.native.edition import NativeEdition
from octavo.legacy.toolchain.slug import slug

_UNTOUCHED = frozenset({"code", "pre", "a", "script"})


def rewrite(html: str, edition: NativeEdition, path: str) -> str:
    root = parse(html, keep_case=True)
    folder = paths.dirname(path)
    add_heading_ids(root, _slug)
    _images(root, folder)
    _links(root, folder, edition)
    flatten_code(root)
    _terms(root, folder, edition)
    return write(root)


def _slug(text: str) -> str:
    """Hyphens are dropped here, spaces become hyphens."""
    return slug(text.replace("-", ""))


def _images(root: Element, folder: str) -> None:
    for image in (element for element in root.elements() if element.name == "img"):
        source = image.attributes.get("src")
        if source and not paths.has_scheme(source) and not source.startswith("#"):
            image.attributes["src"] = _relative(folder, source[1:] if source.startswith("/") else paths.join(folder, source))


def _links(root: Element, folder: str, edition: NativeEdition) -> None:
    for link in (element for element in root.elements() if element.name == "a"):
        href = link.attributes.get("href")
        if not href or href.startswith("#"):
            continue
        if paths.has_scheme(href):
            link.attributes["target"] = "_blank"
            continue
        path, anchor = split_link(href)
        absolute = paths.join(folder, unquote(path))
        if absolute in edition.navigation:
            absolute = edition.output(absolute)
        link.attributes["href"] = _relative(folder, absolute.lstrip("/")) + anchor


def _relative(folder: str, path: str) -> str:
    found = paths.relative(folder, path)
    return "" if found == "." else found


def _terms(root: Element, folder: str, edition: NativeEdition) -> None:
    """Longest names first; only what stands directly in code or a link is left alone."""
    text, places = root.text().lower(), Places(root.children, _annotated, keep_case=True)
    glossary = _relative(folder, "GLOSSARY.html")
    for term in sorted(edition.glossary, key=lambda term: -len(term.name)):
        if term.name and term.name.lower() in text:
            opening = f'<a href="{encode(glossary)}#{encode(term.id)}" class="glossary-term" title="{encode(term.description)}">'
            places.annotate(term.name, opening)


def _annotated(nodes: list[Node]) -> list[Element]:
    found = [element for node in nodes if isinstance(node, Element) for element in (node, *node.elements())]
    return [element for element in found if element.name.lower() not in _UNTOUCHED]
