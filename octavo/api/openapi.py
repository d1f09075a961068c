"""The document that describes our API, made from the declarations."""

import inspect
import re
from collections.abc import Iterable
from typing import Any, Final, get_args, get_origin

from pydantic import TypeAdapter

from octavo import __version__
from octavo.api.binding import Binding, Parameter
from octavo.api.operation import Operation, Reply
from octavo.api.wire import Error

REFERENCE: Final = "#/components/schemas/{model}"
SCHEMES: Final[dict[str, dict[str, Any]]] = {
    "user": {"type": "http", "scheme": "bearer"},
    "user-internal": {"type": "http", "scheme": "bearer"},
    "user-staff": {"type": "http", "scheme": "bearer"},
    "integration": {"type": "http", "scheme": "bearer"},
    "integration-installation": {"type": "http", "scheme": "bearer"},
}
SCHEME_OF: Final = {
    "user": "user",
    "internal": "user-internal",
    "staff": "user-staff",
    "integration": "integration",
    "installation": "integration-installation",
}
STATUS: Final = {
    200: "OK",
    201: "Created",
    202: "Accepted",
    204: "No content",
    205: "Deleted",
    400: "The request is wrong; the message says how",
    401: "Credentials are missing or no longer valid",
    403: "The caller may not do this",
    404: "Not found",
    409: "The present state does not allow this",
    412: "A precondition does not hold",
}
SUCCESS: Final = range(200, 300)

Adapters = dict[tuple[str, str], TypeAdapter[Any]]


def document(operations: Iterable[Operation], public_url: str = "http://localhost:8080") -> dict[str, Any]:
    """An OpenAPI 3.1 document of the operations."""
    declared = sorted(operations, key=lambda operation: (operation.path, operation.method))
    adapters: Adapters = {("error", ""): TypeAdapter(Error)}
    for operation in declared:
        adapters.update(_adapters(operation))
    schemas, definitions = TypeAdapter.json_schemas(
        [(key, "validation", adapter) for key, adapter in adapters.items()], ref_template=REFERENCE
    )
    known = {key[0]: schema for key, schema in schemas.items() if key[1] == "validation"}
    paths: dict[str, dict[str, Any]] = {}
    for operation in declared:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _describe(operation, known)
    scopes = sorted({scope for operation in declared for scope in operation.scopes})
    return {
        "openapi": "3.1.0",
        "info": {"title": "Octavo", "version": __version__},
        "servers": [{"url": f"{public_url}/v1"}],
        "paths": paths,
        "components": {
            "schemas": _named(definitions.get("$defs", {})),
            "securitySchemes": {**SCHEMES, "oauth": _oauth(public_url, scopes)},
        },
    }


def _adapters(operation: Operation) -> Adapters:
    """The types that the operation speaks of: parameters, body, result."""
    binding = operation.binding
    found: Adapters = {(operation.id, f"query {parameter.python}"): TypeAdapter(parameter.annotation) for parameter in binding.query}
    if binding.body is not None:
        found[operation.id, "body"] = TypeAdapter(binding.body)
    result = _result(operation, binding)
    if result is not None:
        found[operation.id, "result"] = TypeAdapter(result)
    return found


def _result(operation: Operation, binding: Binding) -> Any:  # noqa: ANN401 - annotations are objects of any type
    """The type of the JSON that is answered; None without one."""
    returns = binding.returns
    if operation.streams:
        return get_args(returns)[0]
    if get_origin(returns) is Reply:
        returns = get_args(returns)[0]
    if returns in {None, type(None), bytes} or (operation.method == "DELETE" and returns is bool):
        return None
    return returns


def _describe(operation: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    binding = operation.binding
    described: dict[str, Any] = {
        "operationId": operation.id,
        "summary": inspect.cleandoc(operation.handler.__doc__ or "").partition("\n")[0],
        "parameters": _parameters(operation, schemas),
        "responses": _responses(operation, schemas),
        "security": _security(operation),
    }
    if binding.body is not None:
        described["requestBody"] = {
            "required": not operation.body_optional,
            "content": {"application/json": {"schema": schemas[operation.id, "body"]}},
        }
    if operation.mcp:
        described["x-gitbook-mcp"] = True
    if operation.prefer:
        described["x-gitbook-return-preference"] = True
    return described


def _parameters(operation: Operation, schemas: dict[Any, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in re.findall(r"\{(\w+)\}", operation.path)
    ]
    found += [_query(parameter, schemas[operation.id, f"query {parameter.python}"]) for parameter in operation.binding.query]
    if operation.prefer:
        preferences = ["return=minimal", "return=representation"]
        found.append({"name": "prefer", "in": "header", "required": False, "schema": {"type": "string", "enum": preferences}})
    return found


def _query(parameter: Parameter, schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter that may be left out is None inside, which is no value that can be sent."""
    if not parameter.required and "anyOf" in schema:
        choices = [choice for choice in schema["anyOf"] if choice != {"type": "null"}]
        others = {name: value for name, value in schema.items() if name != "anyOf"}
        schema = {**others, **choices[0]} if len(choices) == 1 else {**others, "anyOf": choices}
    if not parameter.required and parameter.default is not None:
        schema = {**schema, "default": parameter.default}
    return {"name": parameter.wire, "in": "query", "required": parameter.required, "schema": schema}


def _responses(operation: Operation, schemas: dict[Any, Any]) -> dict[str, Any]:
    statuses = [operation.status, *operation.also, *operation.errors, *([204] if operation.prefer else [])]
    media = "text/event-stream" if operation.streams else "application/json"
    found: dict[str, Any] = {}
    for status in sorted(set(statuses)):
        response: dict[str, Any] = {"description": STATUS.get(status, str(status))}
        if status not in SUCCESS:
            response["content"] = {"application/json": {"schema": schemas["error", ""]}}
        elif status not in {204, 205} and (operation.id, "result") in schemas:
            response["content"] = {media: {"schema": schemas[operation.id, "result"]}}
        found[str(status)] = response
    return found


def _security(operation: Operation) -> list[dict[str, list[str]]]:
    """One way in for each kind of caller; an empty requirement lets everybody in."""
    found: list[dict[str, list[str]]] = [{SCHEME_OF[caller]: []} for caller in sorted(operation.callers) if caller in SCHEME_OF]
    if "oauth" in operation.callers:
        found.append({"oauth": list(operation.scopes)})
    return found or [{}]


def _oauth(public_url: str, scopes: list[str]) -> dict[str, Any]:
    flow = {"authorizationUrl": f"{public_url}/authorize", "tokenUrl": f"{public_url}/token", "scopes": {scope: scope for scope in scopes}}
    return {"type": "oauth2", "flows": {"authorizationCode": flow}}


def _named(definitions: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(definitions.items()))
