"""What stands in a table's cell, for each type of column; the same in grids and on cards."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from octavo.content.document import Node
from octavo.content.html.characters import emoji
from octavo.content.html.colors import color_class
from octavo.content.html.pictures import picture
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import children, mapping, mappings, reference, string
from octavo.content.text import fragments, plain

_MOST_STARS = 10
_FITS = frozenset({"contain", "cover", "fill"})


class Cells:
    """The cells of one table: a text cell's value is the name of one of the table's fragments."""

    def __init__(self, renderer: Renderer, table: Node) -> None:
        self._renderer = renderer
        self._fragments = {name: children(part) for name, part in fragments(table).items()}

    def write(self, definition: dict[str, Any], value: object) -> None:
        kind = string(definition, "type")
        if kind == "text":
            self._text(value)
        elif value is not None:
            WRITERS.get(kind, _other)(self._renderer, definition, value)

    def holds(self, definition: dict[str, Any], value: object) -> bool:
        """Whether the cell says something: cards leave out what is empty."""
        if string(definition, "type") == "text":
            return bool(isinstance(value, str) and self._fragments.get(value))
        return value not in (None, "", [])

    def said(self, definition: dict[str, Any], value: object) -> str:
        """The cell's words, for names of links."""
        return plain(self._fragments.get(value, [])) if string(definition, "type") == "text" and isinstance(value, str) else ""

    def _text(self, value: object) -> None:
        """A cell of one paragraph needs no `<p>`."""
        nodes = self._fragments.get(value, []) if isinstance(value, str) else []
        if len(nodes) == 1 and nodes[0].get("type") == "paragraph":
            self._renderer.inlines(children(nodes[0]))
        else:
            self._renderer.blocks(nodes)


def _number(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    del definition
    if isinstance(value, int | float) and not isinstance(value, bool):
        renderer.out.text(str(value).removesuffix(".0"))


def _checkbox(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    label = renderer.words.yes if value is True else renderer.words.no
    renderer.out.empty("input", type="checkbox", disabled=True, checked=value is True, aria_label=string(definition, "title") or label)


def _rating(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return
    most = definition.get("max")
    maximum = most if isinstance(most, int) and 0 < most <= _MOST_STARS else 5
    full = sum(star - 0.5 <= value for star in range(1, maximum + 1))
    said = renderer.words.rating.format(value=f"{value:g}", maximum=maximum)
    with renderer.out.element("span", class_="octavo-rating", role="img", aria_label=said):
        renderer.out.phrase("span", f"{value:g}", class_="octavo-spoken")
        renderer.out.phrase("span", "★" * full + "☆" * (maximum - full), aria_hidden="true")


def _select(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    options = {string(option, "value"): option for option in mappings(definition, "options")}
    chosen = [item for item in value if isinstance(item, str)] if isinstance(value, list) else [value] if isinstance(value, str) else []
    for position, item in enumerate(chosen):
        if position:
            renderer.out.text(" ")
        option = options.get(item, {})
        color = color_class("pill", option.get("color")) or ""
        renderer.out.phrase("span", string(option, "label") or item, class_=f"octavo-pill {color}".rstrip(), dir="auto")


def _users(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    del definition
    for position, user in enumerate(item for item in value if isinstance(item, str)) if isinstance(value, list) else ():
        if position:
            renderer.out.text(", ")
        link = renderer.context.user(user)
        if link is None:
            renderer.out.text(user)
        else:
            renderer.out.phrase("a", link.title or user, href=link.href)


def _files(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    del definition
    for position, item in enumerate(item for item in value if isinstance(item, str)) if isinstance(value, list) else ():
        if position:
            renderer.out.text(" ")
        found = renderer.context.file({"kind": "file", "file": item})
        if found is None:
            renderer.out.phrase("span", item, class_="octavo-missing")
        else:
            renderer.out.phrase("a", found.name, href=found.href, download=found.name)


def _content_ref(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    del definition
    ref = reference({"ref": value})
    link = renderer.context.link(ref) if ref is not None else None
    if link is None:
        renderer.out.phrase("span", renderer.words.broken, class_="octavo-broken")
        return
    with renderer.out.element("a", href=link.href):
        if link.emoji:
            renderer.out.text(f"{emoji(link.emoji)} ")
        renderer.out.text(link.title or link.href)


def _image(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    if not isinstance(value, dict):
        return
    data = image_data(value)
    fit = data.get("objectFit")
    class_ = f"octavo-fit-{fit}" if isinstance(fit, str) and fit in _FITS else None
    picture(renderer, data, alt=string(data, "alt") or string(definition, "title"), class_=class_)


def image_data(value: dict[str, Any]) -> dict[str, Any]:
    """A cell's image is a reference, or an object that holds one with its fit and description."""
    return value if mapping(value, "ref") else {"ref": value}


def _other(renderer: Renderer, definition: dict[str, Any], value: object) -> None:
    """A column of a type that this version does not know: what can be read of its value."""
    del definition
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        renderer.out.text(str(value))


WRITERS: MappingProxyType[str, Callable[[Renderer, dict[str, Any], object], None]] = MappingProxyType(
    {
        "number": _number,
        "checkbox": _checkbox,
        "rating": _rating,
        "select": _select,
        "users": _users,
        "files": _files,
        "content-ref": _content_ref,
        "image": _image,
    },
)
"""Every column type but `text`, whose cells are blocks."""
