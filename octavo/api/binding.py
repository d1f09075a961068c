"""From a request to a handler's arguments, as the handler's signature says.

A keyword named in the path template is a path parameter; `body` is the JSON body; one annotated with `GIVEN` is a part of the running server;
`prepared` is what the operation's `prepare` step found; every other keyword is a query parameter. Names turn from snake_case to camelCase, unless
`Named("format.markdown.refs")` says otherwise.
"""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Final, Required, get_args, get_origin, get_type_hints
from urllib.parse import unquote_to_bytes

import orjson
from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from octavo.api.explain import explain
from octavo.errors import BadRequest

GIVEN: Final = object()
"""`search: Annotated[SearchIndex, GIVEN]`: the running server's own part of that type, handed to the handler."""

REFUSED: Final = "The text holds a NUL character: remove it."


@dataclass(frozen=True, slots=True)
class Named:
    """The name of a query parameter on the wire, where camelCase is not it."""

    name: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter."""

    python: str
    wire: str
    annotation: Any
    default: Any
    many: bool

    @property
    def required(self) -> bool:
        return self.default is inspect.Parameter.empty


@dataclass(frozen=True)
class Binding:
    """What a handler takes, and where each of it comes from."""

    path: tuple[str, ...]
    query: tuple[Parameter, ...]
    given: Mapping[str, type]
    body: Any
    """The type of the body; None without one."""
    returns: Any

    @classmethod
    def of(cls, handler: Callable[..., Any], template: str) -> "Binding":
        hints = get_type_hints(handler, include_extras=True)
        path = tuple(snake(name) for name in re.findall(r"\{(\w+)", template))
        query, given, body = [], {}, None
        for name, parameter in inspect.signature(handler).parameters.items():
            if parameter.kind is not inspect.Parameter.KEYWORD_ONLY or name in path or name == "prepared":
                continue
            hint = hints[name]
            if GIVEN in getattr(hint, "__metadata__", ()):
                given[name] = get_args(hint)[0]
            elif name == "body":
                body = hint
            else:
                query.append(_parameter(name, hint, parameter.default))
        return cls(path, tuple(query), given, body, hints.get("return"))

    def read_path(self, values: Sequence[str]) -> dict[str, Any]:
        """The path's parameters by name. Nothing that exists has a NUL in its name."""
        if any("\0" in value for value in values):
            raise BadRequest(REFUSED)
        return dict(zip(self.path, values, strict=True))

    def read_query(self, query: str) -> dict[str, Any]:
        """The query's parameters, validated, with their defaults."""
        inputs = dict(self._defaults)
        if not query and not self._required:
            return inputs
        try:
            inputs.update(self._query_adapter.validate_python(self._given_values(query)))
        except ValidationError as error:
            names = {parameter.python: parameter.wire for parameter in self.query}
            raise BadRequest(
                explain(error, lambda place: (names.get(str(place[0]), str(place[0])), *place[1:]), lead="The query parameter ")
            ) from None
        return inputs

    def read_body(self, raw: bytes, *, optional: bool) -> Any:  # noqa: ANN401 - the type that the signature names
        """The body as the declared type; keys that it does not know are dropped."""
        if not raw.strip():
            if optional:
                return {}
            raise BadRequest("The request needs a JSON body.")
        if (b"NaN" in raw or b"Infinity" in raw) and not _is_json(raw):
            raise BadRequest("The body is not valid JSON.")
        try:
            body = self._body_adapter.validate_json(raw, strict=True)
        except ValidationError as error:
            raise BadRequest(explain(error, lambda place: ("body", *place))) from None
        if b"\\u0000" in raw and _holds_nul(body):
            raise BadRequest(REFUSED)
        return body

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {parameter.python: parameter.default for parameter in self.query if not parameter.required}

    @cached_property
    def _required(self) -> bool:
        return any(parameter.required for parameter in self.query)

    @cached_property
    def _wire(self) -> dict[str, Parameter]:
        return {parameter.wire: parameter for parameter in self.query}

    @cached_property
    def _query_adapter(self) -> TypeAdapter[Any]:
        fields = {
            parameter.python: Required[parameter.annotation] if parameter.required else parameter.annotation for parameter in self.query
        }
        return TypeAdapter(TypedDict("Query", fields, total=False))  # type: ignore[operator]  # made from the signature

    @cached_property
    def _body_adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.body)

    def _given_values(self, query: str) -> dict[str, Any]:
        """Repeated keys are lists (semantics 0.5); names that the operation does not know are nobody's business."""
        values: dict[str, Any] = {}
        for pair in query.split("&"):
            key, _, value = pair.partition("=")
            parameter = self._wire.get(_unquote(key))
            if parameter is None:
                continue
            if parameter.many:
                values.setdefault(parameter.python, []).append(_unquote(value))
            elif parameter.python in values:
                raise BadRequest(f"The query parameter `{parameter.wire}` is given twice.")
            else:
                values[parameter.python] = _unquote(value)
        return values


def _parameter(name: str, hint: Any, default: Any) -> Parameter:  # noqa: ANN401 - annotations are objects of any type
    named = next((extra.name for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, Named)), camel(name))
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    alternatives = [plain, *get_args(plain)]
    many = any(get_origin(alternative) is list for alternative in alternatives)
    return Parameter(name, named, hint, default, many)


def _unquote(text: str) -> str:
    try:
        value = unquote_to_bytes(text.replace("+", " ")).decode()
    except UnicodeDecodeError:
        raise BadRequest("The query holds bytes that are not UTF-8.") from None
    if "\0" in value:
        raise BadRequest(REFUSED)
    return value


def _is_json(raw: bytes) -> bool:
    """Strictly: pydantic reads numbers that are none."""
    try:
        orjson.loads(raw)
    except orjson.JSONDecodeError:
        return False
    return True


def _holds_nul(value: Any) -> bool:  # noqa: ANN401 - validated JSON of any shape
    pending = [value]
    while pending:
        found = pending.pop()
        if isinstance(found, str):
            if "\0" in found:
                return True
        elif isinstance(found, dict):
            pending.extend(found)
            pending.extend(found.values())
        elif isinstance(found, list):
            pending.extend(found)
    return False


def snake(name: str) -> str:
    """`spaceId` → `space_id`, `openAPISpecId` → `open_api_spec_id`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def camel(name: str) -> str:
    """`share_key` → `shareKey`; an underscore at the end, which keeps a Python name free, is dropped."""
    first, *rest = name.rstrip("_").split("_")
    return first + "".join(part.capitalize() for part in rest)
