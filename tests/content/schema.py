"""One node at a time against the official document: shape of its own, then which children it may have.

Three places of the official document cannot be met by ordinary values and are left out: a button's `data` (its parts forbid each other's keys), a
table's record values and an integration's props (`oneOf`, though one value is several of the choices).
"""

from functools import cache
from typing import Any

import jsonschema_rs

from octavo.content.document import Node
from tests.official import official


class Schema:
    def __init__(self) -> None:
        self.schemas: dict[str, Any] = _prepared()
        self.names = _names()

    def faults(self, node: Node) -> list[tuple[str, str, str]]:
        """What is wrong with a text, a block or an inline, its children aside."""
        if node.get("object") == "text":
            return [("text", "/".join(map(str, fault.instance_path)), fault.message[:200]) for fault in _texts().iter_errors(node)]
        if node.get("object") not in ("block", "inline"):
            return []
        shallow: dict[str, Any] = dict(node)
        if "nodes" in shallow:
            shallow["nodes"] = [child for child in shallow["nodes"] if child["object"] == "text"] if node["object"] == "inline" else []
            if node["type"] == "prompt":
                del shallow["nodes"]
        if "fragments" in shallow:
            shallow["fragments"] = []
        return [
            (node["type"], "/".join(map(str, fault.instance_path)), fault.message[:200])
            for fault in _validator(node["type"]).iter_errors(shallow)
        ]

    def unexpected_children(self, node: Node) -> list[tuple[str, str]]:
        if node.get("object") == "block":
            allowed = _types(self.schemas[self.names[node["type"]]]["properties"].get("nodes", {}).get("items", {}))
            found = [child.get("type", "text") for child in node.get("nodes", [])]
        elif node.get("object") == "fragment" and node["type"] in ("expandable-title", "expandable-body", "annotation-body"):
            allowed, found = set(_of_fragment(node["type"])), [child["type"] for child in node["nodes"]]
        else:
            return []
        return [(node["type"], kind) for kind in found if kind not in allowed]


@cache
def _prepared() -> dict[str, Any]:
    schemas: dict[str, Any] = _without_hints(official()["components"]["schemas"])
    schemas["DocumentTableRecord"]["properties"]["values"] = {"type": "object"}
    schemas["DocumentInlineButton"]["properties"]["data"] = {"type": "object", "required": ["label", "kind"]}
    schemas["DocumentBlockIntegration"]["properties"]["data"]["properties"]["props"] = {"type": "object"}
    for name in ("DocumentBlockExpandable", "DocumentInlineAnnotation", "DocumentBlockImage", "DocumentBlockTable"):
        schemas[name]["properties"]["fragments"] = {"type": "array"}
    schemas["DocumentBlockPrompt"]["required"] = [key for key in schemas["DocumentBlockPrompt"]["required"] if key != "nodes"]
    return schemas


def _without_hints(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _without_hints(value) for key, value in found.items() if key not in ("discriminator", "example")}
    return [_without_hints(one) for one in found] if isinstance(found, list) else found


@cache
def _names() -> dict[str, str]:
    """The schema of each type of block and inline."""
    found: dict[str, str] = {}
    for name, schema in _prepared().items():
        properties = schema.get("properties", {}) if name.startswith("Document") else {}
        if properties.get("object", {}).get("enum") in (["block"], ["inline"]):
            found.update(dict.fromkeys(properties.get("type", {}).get("enum", ()), name))
    return found


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/components/schemas/{_names()[kind]}", "components": {"schemas": _prepared()}})


@cache
def _texts() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"$ref": "#/components/schemas/DocumentText", "components": {"schemas": _prepared()}})


def _types(schema: dict[str, Any]) -> set[str]:
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if "$ref" in part:
            waiting.append(_prepared()[part["$ref"].rsplit("/", 1)[-1]])
        for key in ("oneOf", "anyOf", "allOf"):
            waiting.extend(part.get(key, ()))
        found.update(part.get("properties", {}).get("type", {}).get("enum", ()))
        if part.get("properties", {}).get("object", {}).get("enum") == ["text"]:
            found.add("text")
    return found


@cache
def _of_fragment(name: str) -> frozenset[str]:
    for schema in official()["components"]["schemas"].values():
        items = schema.get("properties", {}).get("fragments", {}).get("items", {})
        for choice in items.get("oneOf", [items]):
            for part in choice.get("allOf", [choice]):
                properties = part.get("properties", {})
                if name in properties.get("type", {}).get("enum", ()):
                    return frozenset(_types(properties["nodes"]["items"]))
    return frozenset()
