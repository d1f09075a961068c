"""Every response in the suite is held against the official document, where it is installed; nobody has to ask for it.

Documents may be as loose as real ones are (dialect 5.4): any block may stand in any block.
"""

import copy
from functools import cache
from typing import Any, Final

import jsonschema_rs

from tests.official import SPEC, official

CONTAINERS: Final = ("oneOf", "anyOf")


@cache
def declared() -> dict[str, dict[str, Any]]:
    """The official operations by id; none where the document is not installed."""
    if not SPEC.exists():
        return {}
    return {
        operation["operationId"]: operation
        for methods in official()["paths"].values()
        for operation in methods.values()
        if "operationId" in operation
    }


def check_response(operation_id: str, status: int, body: Any, media: str = "application/json") -> None:
    """Fail unless the official document allows this answer. Statuses of 400 and above may be undeclared (semantics 0.6), successes not."""
    operation = declared().get(operation_id)
    if operation is None:
        return
    responses = operation["responses"]
    if status >= 400:
        validator = _error()
    else:
        response = responses.get(str(status)) or responses.get("default")
        assert response is not None, f"{operation_id} answered {status}; the official document has {sorted(responses)}"
        if "$ref" in response:
            response = official()["components"]["responses"][response["$ref"].rsplit("/", 1)[-1]]
        if media not in response.get("content", {}):
            assert body in {None, ""}, f"{operation_id} answers {status} without a body, here is one: {body!r}"
            return
        validator = _validator(operation_id, status, media)
    faults = [f"  {fault.instance_path}: {fault.message[:300]}" for fault in validator.iter_errors(body)]
    assert not faults, f"{operation_id} answered {status} with what the official document does not allow:\n" + "\n".join(faults[:5])


@cache
def _validator(operation_id: str, status: int, media: str) -> jsonschema_rs.Draft202012Validator:
    response = declared()[operation_id]["responses"][str(status)]
    return jsonschema_rs.Draft202012Validator({"allOf": [response["content"][media]["schema"]], "components": _components()})


@cache
def _error() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"$ref": "#/components/schemas/Error", "components": _components()})


@cache
def _components() -> dict[str, Any]:
    """The official schemas, with blocks that take any block.

    A page's body is a union whose empty member allows no other key at all, which no page can satisfy: here the body's keys are optional instead.
    """
    components = copy.deepcopy(official()["components"])
    schemas: dict[str, Any] = components["schemas"]
    blocks = [name for name in schemas if name.startswith("DocumentBlock") and "properties" in schemas[name]]
    schemas["AnyBlock"] = {"anyOf": [{"$ref": f"#/components/schemas/{name}"} for name in blocks]}
    for name in [*blocks, "JSONDocument"]:
        nodes = schemas[name]["properties"].get("nodes", {})
        if _holds_blocks(nodes.get("items", {})):
            nodes["items"] = {"$ref": "#/components/schemas/AnyBlock"}
    _open_unions(schemas)
    body = {"markdown": {"type": "string"}, "document": {"$ref": "#/components/schemas/JSONDocument"}}
    schemas["Document"] = {"type": "object", "properties": body}
    return {"schemas": schemas}


def _open_unions(schemas: dict[str, Any]) -> None:
    """What no ordinary value can satisfy (`oneOf`, where several fit): a button's data, a table's values, an integration's props, a tag with an emoji."""
    schemas["DocumentTableRecord"]["properties"]["values"] = {"type": "object"}
    schemas["DocumentInlineButton"]["properties"]["data"] = {"type": "object", "required": ["label", "kind"]}
    schemas["DocumentBlockIntegration"]["properties"]["data"]["properties"]["props"] = {"type": "object"}
    schemas["RevisionTag"]["allOf"][1]["anyOf"] = schemas["RevisionTag"]["allOf"][1].pop("oneOf")


def _holds_blocks(items: dict[str, Any]) -> bool:
    choices = next((items[key] for key in CONTAINERS if key in items), [items])
    return any(choice.get("$ref", "").rsplit("/", 1)[-1].startswith("DocumentBlock") for choice in choices)
