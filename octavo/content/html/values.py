"""Reading a node's data, which clients send and reality bends: what is not of the expected kind is as good as absent."""

from collections.abc import Iterator
from typing import Any, cast

from octavo.content.document import ContentRef, Node
from octavo.content.references import is_written

_LARGEST = 1_000_000_000
_WIDEST = 100_000


def string(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def flag(data: dict[str, Any], key: str) -> bool:
    return data.get(key) is True


def mapping(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def strings(data: dict[str, Any], key: str) -> list[str]:
    value = data.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def mappings(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = data.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def integer(data: dict[str, Any], key: str) -> int | None:
    value = data.get(key)
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST else None


def reference(data: dict[str, Any], key: str = "ref") -> ContentRef | None:
    value = data.get(key)
    if not isinstance(value, dict) or not isinstance(value.get("kind"), str):
        return None
    if value["kind"] == "file" and is_written(str(value.get("file"))):
        return {"kind": "url", "url": str(value["file"])}
    return cast("ContentRef", value)


def length(value: object) -> str | None:
    """A `Length` as an attribute of `img`: `375`, or `50%`."""
    if isinstance(value, dict):
        number, unit = value.get("value"), value.get("unit")
        suffix = "%" if unit == "%" else ""
        return _plain(number, suffix) if unit in ("%", "px", None) else None
    return _plain(value, "")


def _plain(number: object, suffix: str) -> str | None:
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 < number <= _WIDEST:
        return None
    return f"{number:.6g}{suffix}"


def data_of(node: Node) -> dict[str, Any]:
    data = node.get("data")
    return data if isinstance(data, dict) else {}


def children(node: Node) -> list[Node]:
    nodes = node.get("nodes")
    return nodes if isinstance(nodes, list) else []


def fragment(node: Node, name: str) -> list[Node]:
    """The blocks of a fragment, found by its name or by its type (dialect 2.0)."""
    for part in node.get("fragments") or ():
        if part.get("fragment") == name or part.get("type") == name:
            return children(part)
    return []


def leaf_texts(node: Node) -> Iterator[str]:
    for leaf in node.get("leaves") or ():
        text = leaf.get("text")
        if isinstance(text, str):
            yield text
