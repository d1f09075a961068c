"""Nodes in few words, for tests that say what they render."""

from collections.abc import Mapping
from typing import Any

from octavo.content.document import Document, Mark, Node
from octavo.content.html.context import RenderContext
from octavo.content.html.render import render


def text(words: str, *marks: str | Mark) -> Node:
    spelled: list[Mark] = [{"object": "mark", "type": mark} if isinstance(mark, str) else mark for mark in marks]
    return {"object": "text", "leaves": [{"object": "leaf", "text": words, "marks": spelled}]}


def block(kind: str, /, *nodes: Node | str, anchor: str | None = None, **data: Any) -> Node:
    node: Node = {"object": "block", "type": kind, "data": data, "nodes": [_node(child) for child in nodes]}
    if anchor is not None:
        node["meta"] = {"id": anchor}
    return node


def _node(child: Node | str) -> Node:
    return text(child) if isinstance(child, str) else child


def paragraph(*nodes: Node | str) -> Node:
    return block("paragraph", *nodes)


def void(kind: str, fragments: Mapping[str, list[Node]] | None = None, /, *, anchor: str | None = None, **data: Any) -> Node:
    node: Node = {"object": "block", "type": kind, "isVoid": True, "data": data}
    node["fragments"] = [
        {"object": "fragment", "fragment": name, "type": name, "nodes": nodes} for name, nodes in (fragments or {}).items()
    ]
    if anchor is not None:
        node["meta"] = {"id": anchor}
    return node


def inline(kind: str, /, *nodes: Node | str, **data: Any) -> Node:
    return {"object": "inline", "type": kind, "data": data, "nodes": [_node(child) for child in nodes]}


def annotation(words: str, *body: Node) -> Node:
    node = inline("annotation", words)
    node["fragments"] = [{"object": "fragment", "type": "annotation-body", "fragment": "annotation-body", "nodes": list(body)}]
    return node


def code(*lines: Node | str, **data: Any) -> Node:
    return block("code", *(block("code-line", line) if isinstance(line, str) else line for line in lines), **data)


def link(words: str, url: str) -> Node:
    return inline("link", words, ref={"kind": "url", "url": url})


def document(*nodes: Node) -> Document:
    return {"object": "document", "data": {"schemaVersion": 2}, "nodes": list(nodes)}


def html(*nodes: Node, context: RenderContext | None = None) -> str:
    return render(document(*nodes), context or RenderContext())


def table(columns: dict[str, dict[str, Any]], rows: list[dict[str, Any]], view: dict[str, Any] | None = None, **data: Any) -> Node:
    """A table whose text cells are given as words or as lists of blocks."""
    fragments: dict[str, list[Node]] = {}
    records: dict[str, Any] = {}
    for number, row in enumerate(rows):
        values: dict[str, Any] = {}
        for name, value in row.items():
            if columns[name]["type"] == "text":
                fragments[f"cell-{number}-{name}"] = [paragraph(value)] if isinstance(value, str) else value
                values[name] = f"cell-{number}-{name}"
            else:
                values[name] = value
        records[f"record-{number}"] = {"orderIndex": f"{number:06d}", "values": values}
    definition = {name: {"id": name, "title": name.title(), **rest} for name, rest in columns.items()}
    shown = {"type": "grid", "columns": list(columns), "hideHeader": False, **(view or {})}
    return void("table", fragments, view=shown, records=records, definition=definition, **data)
