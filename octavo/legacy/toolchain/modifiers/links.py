"""Links and images, rewritten from the page's own folder."""

import re
from collections.abc import Callable

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.html import Element

_TO_ESCAPE = re.compile("[<>\"` \r\n\t{}|\\\\^']")
_SIMPLE = re.compile(r"//?(?!/)[^?\s#]*+(?:\?[^\s#]*+)?\Z")


def rewrite_images(root: Element, folder: str) -> None:
    """A path from the book's root becomes one from the page's folder; what is outside stays as it is."""
    for image in (element for element in root.elements() if element.name == "img"):
        source = image.attributes.get("src")
        if source is not None and not paths.is_external(source) and not paths.is_data(source):
            image.attributes["src"] = paths.relative(folder, paths.absolute(source, folder))


def rewrite_links(root: Element, folder: str, address: Callable[[str], str]) -> None:
    """`address` gives a page's output address for its path, and any other path back."""
    for link in (element for element in root.elements() if element.name == "a"):
        href = link.attributes.get("href")
        if not href:
            continue
        if paths.is_external(href):
            link.attributes["target"] = "_blank"
            continue
        path, anchor = split_link(href)
        if path:
            found = address(paths.absolute(path, folder))
            path = paths.relative(folder, found)
        link.attributes["href"] = path + anchor


def split_link(href: str) -> tuple[str, str]:
    """The path and the anchor, escaped as that time's URL parser did; the query is dropped."""
    href = href.strip()
    if _SIMPLE.match(href):
        return href.partition("?")[0], ""
    before, mark, after = href.partition("?")
    href = (
        before.replace("\\", "/") + mark + after
        if "#" not in before
        else href.partition("#")[0].replace("\\", "/") + "#" + href.partition("#")[2]
    )
    escaped = _TO_ESCAPE.sub(lambda match: f"%{ord(match.group()):02X}", href)
    path, sharp, anchor = escaped.partition("#")
    return path.partition("?")[0], (sharp + anchor if anchor or sharp else "")
