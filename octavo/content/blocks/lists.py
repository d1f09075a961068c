"""The three kinds of list. One Markdown list may hold items with and without boxes: these are then lists of their own, side by side."""

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from octavo.content.codec import Codec
from octavo.content.document import LIST_TYPES, Node
from octavo.content.markdown.html_tags import Element
from octavo.content.markdown.nodes import block, is_blank, paragraph
from octavo.content.markdown.syntax import Syntax
from octavo.content.markdown.values import number, spell_number

if TYPE_CHECKING:
    from octavo.content.markdown.reader import Reader
    from octavo.content.markdown.writer import Writer

_WIDE: Final = 4


def read(reader: "Reader", syntax: Syntax) -> list[Node]:
    items = [reader.spanned(_item(reader, child), child) for child in syntax.children if child.kind == "item"]
    if syntax.attributes["ordered"]:
        start = syntax.attributes["number"]
        return [block("list-ordered", items, {"start": start} if start != 1 else {})]
    kinds = groupby(items, key=lambda item: "checked" in item.get("data", {}))
    return [block("list-tasks" if tasks else "list-unordered", list(group)) for tasks, group in kinds]


def _item(reader: "Reader", syntax: Syntax) -> Node:
    nodes = reader.blocks(syntax.children)
    if syntax.children and reader.text.count("\n", syntax.attributes["content"], syntax.children[0].start) > 1:
        nodes.insert(0, paragraph([]))  # a marker alone, its children behind a blank line
    checked = syntax.attributes.get("checked")
    return block("list-item", nodes or [paragraph([])], {} if checked is None else {"checked": checked})


def read_list_element(reader: "Reader", element: Element) -> list[Node]:
    items = [
        _item_element(reader, child if _is_item(child) else Element("li", children=[child]))
        for child in element.children
        if _is_shown(child)
    ]
    if element.name == "ol":
        start = number(element.attributes.get("start", "1"))
        return [block("list-ordered", items, {"start": start} if isinstance(start, int) and start != 1 else {})] if items else []
    kinds = groupby(items, key=lambda item: "checked" in item.get("data", {}))
    return [block("list-tasks" if tasks else "list-unordered", list(group)) for tasks, group in kinds]


def _is_item(child: Element | str) -> TypeGuard[Element]:
    return isinstance(child, Element) and child.name == "li"


def _is_shown(child: Element | str) -> bool:
    """Also what a hand put between the items: it becomes an item of its own."""
    return isinstance(child, Element) or bool(child.strip())


def _item_element(reader: "Reader", element: Element) -> Node:
    checkbox = next(iter(element.elements("input")), None)
    data: dict[str, Any] = {"checked": "checked" in checkbox.attributes} if checkbox is not None else {}
    return block("list-item", reader.elements(element.children) or [paragraph([])], data)


def read_item_element(reader: "Reader", element: Element) -> list[Node]:
    """An item outside any list."""
    return [block("list-unordered", [_item_element(reader, element)])]


def write(writer: "Writer", node: Node) -> str:
    start = (node.get("data") or {}).get("start", 1)
    count = start if isinstance(start, int) and not isinstance(start, bool) and start >= 0 else 1
    items: list[str] = []
    loose = False
    for item in node.get("nodes", []):
        marker = f"{count}." if node["type"] == "list-ordered" else "*"
        checked = (item.get("data") or {}).get("checked")
        if checked is None and node["type"] == "list-tasks":
            checked = False
        text, is_loose = _written(writer, item, marker, checked)
        loose = loose or is_loose
        items.append(text)
        count += 1
    return ("\n\n" if loose else "\n").join(items)


def _written(writer: "Writer", item: Node, marker: str, checked: object) -> tuple[str, bool]:
    nodes = item.get("nodes", [])
    box = "" if checked is None else "[x] " if checked else "[ ] "
    tight = len(nodes) < 2 or (nodes[0].get("type") == "paragraph" and all(child.get("type") in LIST_TYPES for child in nodes[1:]))  # noqa: PLR2004
    blank = bool(nodes) and nodes[0].get("type") == "paragraph" and is_blank(nodes[0].get("nodes", [])) and not writer.has_overlay(nodes[0])
    if (blank and len(nodes) == 1) or not nodes:
        return f"{marker} {box}".rstrip(), False
    if blank:
        indent = " " * _WIDE
        return f"{marker} {box}".rstrip() + "\n\n" + indent + writer.indented(writer.blocks(nodes[1:], in_item=True), indent), True
    indent = " " * (len(marker) + 1 if tight else max(_WIDE, len(marker) + 1))
    separator = "\n" if tight else "\n\n"
    parts = (
        [writer.blocks(nodes[:1], in_item=True), writer.blocks(nodes[1:], in_item=True)] if tight else [writer.blocks(nodes, in_item=True)]
    )
    text = separator.join(part for part in parts if part)
    if text.startswith("***"):
        text = f"---{text[3:]}"  # after a `*` the stars would join it
    return f"{marker}{' ' * (len(indent) - len(marker))}{box}{writer.indented(text, indent)}", not tight


def markup(writer: "Writer", node: Node) -> str:
    name = "ol" if node["type"] == "list-ordered" else "ul"
    start = (node.get("data") or {}).get("start", 1)
    attributes = f' start="{spell_number(start)}"' if start != 1 else ""
    items = "".join(_item_markup(writer, item, tasks=node["type"] == "list-tasks") for item in node.get("nodes", []))
    return f"<{name}{attributes}>{items}</{name}>"


def _item_markup(writer: "Writer", item: Node, *, tasks: bool) -> str:
    checked = (item.get("data") or {}).get("checked", False if tasks else None)
    box = "" if checked is None else f'<input type="checkbox"{" checked" if checked else ""}>'
    nodes = item.get("nodes", [])
    if (
        nodes
        and nodes[0].get("type") == "paragraph"
        and not (nodes[0].get("data") or {}).get("align")
        and not is_blank(nodes[0].get("nodes", []))
    ):
        return f"<li>{box}{writer.markup_inlines(nodes[0].get('nodes', []))}{writer.markup_blocks(nodes[1:])}</li>"
    return f"<li>{box}{writer.markup_blocks(nodes)}</li>"


LIST_UNORDERED = Codec("list-unordered", write, {"list": read}, {"ul": read_list_element}, markup)
LIST_ORDERED = Codec("list-ordered", write, {}, {"ol": read_list_element}, markup, defaults={"start": 1})
LIST_TASKS = Codec("list-tasks", write, {}, {}, markup)
LIST_ITEM = Codec("list-item", lambda writer, node: writer.blocks(node.get("nodes", [])), {}, {"li": read_item_element}, defaults={})
