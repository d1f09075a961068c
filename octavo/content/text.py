"""The words of nodes without their form: for search, for titles, for what is nested too deeply to be rendered."""

from collections.abc import Iterator, Sequence
from typing import Any

from octavo.content.document import Node


def plain(nodes: Sequence[Node]) -> str:
    """All text in order, blocks separated by line ends; captions, cells, formulas and annotations included. Not recursive: any depth will do."""
    return "".join(pieces(nodes)).strip()


def pieces(nodes: Sequence[Node]) -> Iterator[str]:
    """The same, piece by piece: a line end stands between blocks."""
    pending: list[Node | str] = list(reversed(nodes))
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            yield node
            continue
        if node.get("object") == "text":
            yield from _leaves(node)
            continue
        block = node.get("object") in {"block", "fragment"}
        if block:
            pending.append("\n")
        void = void_text(node)
        if void:
            yield void
        pending.extend(reversed(parts(node)))


def parts(node: Node) -> list[Node]:
    """A node's children in reading order: tables row by row, everything else its nodes and then its fragments; a note begins on a line of its own."""
    data = node.get("data")
    if node.get("type") == "table" and isinstance(data, dict):
        return _cells(node, data)
    found = list(node.get("nodes") or ())
    if inside := node.get("fragments"):
        found.extend([_said(""), *inside] if node.get("object") == "inline" else inside)
    return found


def void_text(node: Node) -> str:
    """What a node without children says itself: a formula, an expression, a button's label, a tab's title."""
    data = node.get("data")
    if not isinstance(data, dict):
        return ""
    key = _SPOKEN.get(node.get("type", ""))
    value = data.get(key) if key else None
    if not isinstance(value, str):
        return ""
    return value if node.get("object") == "inline" else value + "\n"


_SPOKEN = {
    "button": "label",
    "code": "title",
    "expression": "expression",
    "inline-image": "caption",
    "inline-math": "formula",
    "math": "formula",
    "prompt": "description",
    "tabs-item": "title",
}


def _leaves(node: Node) -> Iterator[str]:
    for leaf in node.get("leaves") or ():
        text = leaf.get("text")
        if isinstance(text, str):
            yield text


def _cells(node: Node, data: dict[str, Any]) -> list[Node]:
    named = fragments(node)
    found: list[Node] = []
    for _, definition in columns(data):
        title = definition.get("title")
        if isinstance(title, str) and title:
            found.append(_said(title))
    for record in records(data):
        for column, definition in columns(data):
            found.extend(_cell(record.get(column), definition, named))
    return found


def _cell(value: object, definition: dict[str, Any], named: dict[str, Node]) -> list[Node]:
    kind = definition.get("type")
    if kind == "text" and isinstance(value, str):
        return [named[value]] if value in named else []
    if kind == "select" and isinstance(value, list):
        labels = option_labels(definition)
        said = ", ".join((labels.get(item) or item) for item in value if isinstance(item, str))
    elif kind in {"number", "rating"} and isinstance(value, int | float) and not isinstance(value, bool):
        said = f"{value:g}"
    else:
        return []
    return [_said(said)]


def fragments(node: Node) -> dict[str, Node]:
    """A node's fragments by name."""
    return {name: part for part in node.get("fragments") or () if isinstance(name := part.get("fragment"), str)}


def option_labels(definition: dict[str, Any]) -> dict[str, str]:
    """The labels of a `select` column's options by their values."""
    options = definition.get("options")
    known = [option for option in options if isinstance(option, dict)] if isinstance(options, list) else []
    return {option["value"]: str(option.get("label") or "") for option in known if isinstance(option.get("value"), str)}


def _said(text: str) -> Node:
    return {"object": "text", "leaves": [{"object": "leaf", "text": f"{text}\n", "marks": []}]}


def columns(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """A table's visible columns in order: those of the view that the definition knows."""
    view, definition = data.get("view"), data.get("definition")
    if not isinstance(definition, dict):
        return []
    shown = view.get("columns") if isinstance(view, dict) else None
    names = (
        [name for name in shown if isinstance(name, str)]
        if isinstance(shown, list)
        else [name for name in definition if isinstance(name, str)]
    )
    return [(name, definition[name]) for name in dict.fromkeys(names) if isinstance(definition.get(name), dict)]


def records(data: dict[str, Any]) -> list[dict[str, Any]]:
    """A table's records in order, each as its values."""
    return [values for _, values in keyed_records(data)]


def keyed_records(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Records with their ids, by `orderIndex`; equal indexes stay as they stand."""
    found = data.get("records")
    rows = [(str(name), record) for name, record in found.items() if isinstance(record, dict)] if isinstance(found, dict) else []
    rows.sort(key=lambda row: str(row[1].get("orderIndex", "")))
    return [(name, values) for name, record in rows if isinstance(values := record.get("values"), dict)]
