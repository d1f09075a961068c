"""Tables shown as cards: a list of linked cards with covers."""

from typing import Any

from octavo.content.document import Node
from octavo.content.html.cells import Cells, image_data
from octavo.content.html.context import Link
from octavo.content.html.pictures import can_be_shown, picture
from octavo.content.html.renderer import Renderer
from octavo.content.html.values import data_of, flag, mapping, reference, string
from octavo.content.text import columns, records

_FITS = frozenset({"contain", "cover", "fill"})


def cards(renderer: Renderer, node: Node) -> None:
    data = data_of(node)
    view = mapping(data, "view")
    classes = ["octavo-cards"]
    classes += ["octavo-cards-large"] if view.get("cardSize") == "large" else []
    classes += ["octavo-cards-row"] if view.get("wrap") is False else []
    classes += ["octavo-full-width"] if flag(data, "fullWidth") else []
    cells = Cells(renderer, node)
    with renderer.out.element("ul", class_=" ".join(classes), role="list"):
        for values in records(data):
            with renderer.out.element("li", class_="octavo-tile"):
                _card(renderer, cells, data, values)


def _card(renderer: Renderer, cells: Cells, data: dict[str, Any], values: dict[str, Any]) -> None:
    view = mapping(data, "view")
    _cover(renderer, view, values)
    shown = [(definition, values.get(name)) for name, definition in columns(data)]
    filled = [(definition, value) for definition, value in shown if cells.holds(definition, value)]
    link = _target(renderer, view, values)
    with renderer.out.element("div", class_="octavo-tile-body"):
        for definition, value in filled:
            with renderer.out.element("div", class_="octavo-tile-cell", dir="auto"):
                title = string(definition, "title")
                if title.strip() and not flag(view, "hideColumnTitle"):
                    renderer.out.phrase("span", title, class_="octavo-tile-label")
                    renderer.out.text(" ")
                cells.write(definition, value)
        if link is not None:
            _stretched(renderer, link, cells, filled)


def _stretched(renderer: Renderer, link: Link, cells: Cells, filled: list[tuple[dict[str, Any], object]]) -> None:
    """One link for the whole card; its name is what the card says first, so that links inside cells stay links of their own."""
    name = next((text for definition, value in filled if (text := cells.said(definition, value))), None) or link.title or link.href
    renderer.out.phrase("a", "", class_="octavo-tile-link", href=link.href, aria_label=name)


def _target(renderer: Renderer, view: dict[str, Any], values: dict[str, Any]) -> Link | None:
    ref = reference(values, string(view, "targetDefinition"))
    return renderer.context.link(ref) if ref is not None else None


def _cover_value(values: dict[str, Any], name: str) -> dict[str, Any]:
    """A picture; of a column of files, as older exports have it, the first one."""
    value = values.get(name)
    if isinstance(value, list):
        return next(({"kind": "file", "file": each} for each in value if isinstance(each, str)), {})
    return mapping(values, name)


def _cover(renderer: Renderer, view: dict[str, Any], values: dict[str, Any]) -> None:
    light = _cover_value(values, string(view, "coverDefinition"))
    dark = _cover_value(values, string(view, "coverDefinitionDark"))
    if not light and not dark:
        return
    data = image_data(light or dark)
    fit = data.get("objectFit")
    class_ = f"octavo-fit-{fit}" if isinstance(fit, str) and fit in _FITS else None
    refs = {"ref": data.get("ref"), "refDark": image_data(dark).get("ref") if dark and light else None}
    if not can_be_shown(renderer, refs):
        return  # it is there for its looks
    with renderer.out.element("div", class_="octavo-tile-cover"):
        picture(renderer, refs, alt=string(data, "alt"), class_=class_)
