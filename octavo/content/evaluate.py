"""Evaluated reads (semantics 0.9): conditions decided and expressions replaced by what they show, for one visitor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from operator import is_
from typing import Any, TypeVar

from octavo.content.document import Document, Node
from octavo.content.expressions import condition, depends_on, text
from octavo.content.rewrite import rewrite


def evaluate_document(document: Document, scope: Mapping[str, Any], *, deterministic_only: bool = False) -> Document:
    """The document as the visitor of this scope reads it.

    An `if` block is replaced by its children or dropped: what a condition hides never leaves the server. An `expression` becomes text.
    With `deterministic_only`, the expressions that depend on the visitor stay, for the reader's own program to fill in.
    """

    def read(node: Node) -> Sequence[Node] | None:
        if _is_condition(node):
            return _shown_of(node, scope)
        if node.get("type") != "expression" or node["object"] != "inline":
            return None
        source = expression_of(node)
        if deterministic_only and depends_on(source, "visitor"):
            return None
        return [_text(node, text(source, scope))]

    return rewrite(document, read)


def decide(document: Document, scope: Mapping[str, Any]) -> Document:
    """The document with its conditions decided likewise, and its expressions as they are."""

    def read(node: Node) -> Sequence[Node] | None:
        return _shown_of(node, scope) if _is_condition(node) else None

    return rewrite(document, read)


def _is_condition(node: Node) -> bool:
    return node.get("type") == "if" and node["object"] == "block"


def _shown_of(node: Node, scope: Mapping[str, Any]) -> Sequence[Node]:
    return node.get("nodes", []) if condition(expression_of(node), scope) else []


def expression_of(node: Node) -> str:
    """What an `if` block or an `expression` says."""
    source = node.get("data", {}).get("expression", "")
    # A condition that is not even a text must not hold.
    return source if isinstance(source, str) else "false"


def _text(node: Node, shown: str) -> Node:
    made: Node = {"object": "text", "leaves": [{"object": "leaf", "text": shown, "marks": []}]}
    if "key" in node:
        made["key"] = node["key"]
    return made


T = TypeVar("T")


def visible(items: Sequence[T], scope: Mapping[str, Any], *, within: str = "pages") -> list[T]:
    """The items whose `condition` holds, each with its children, the list called `within`, filtered likewise.

    Items are dataclasses: pages, or the sections and spaces of a site. What lies below a hidden item is hidden with it, and a group that is
    left with nothing to show goes too.
    """
    kept: list[T] = []
    for item in items:
        if not condition(getattr(item, "condition", None), scope):
            continue
        children = getattr(item, within, None)
        if not children:
            kept.append(item)
            continue
        left = visible(children, scope, within=within)
        if left or getattr(item, "kind", None) != "group":
            unchanged = len(left) == len(children) and all(map(is_, left, children))
            kept.append(item if unchanged else replace(item, **{within: left}))  # type: ignore[type-var]  # dataclasses, as said
    return kept
