"""JSON schemas reduced to what they allow, so that two documents can be compared however they are written.

References are followed, `allOf` is merged, `oneOf`, `anyOf`, lists of types and nullables become one union, constants become enums; prose, examples,
formats and names of helper types are forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

Schema = dict[str, Any]

BOUNDS: Final = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
)
LENGTHS_OF_LISTS: Final = {"minLength": "minItems", "maxLength": "maxItems"}
"""A list whose length is bounded by the words for text means its items: the others say nothing of a list."""

NOTHING: Final = {"minLength": 0, "minItems": 0, "uniqueItems": False}
CONSTRAINTS: Final = frozenset({"type", "enum", "const", "properties", "required", "items", "additionalProperties", "nullable", *BOUNDS})
TYPE_NAMES: Final = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null", dict: "object", list: "array"}


@dataclass(eq=False, slots=True)
class Shape:
    """What one schema allows: one kind of value, or a union of such shapes."""

    kind: str
    enum: frozenset[Any] | None = None
    bounds: tuple[tuple[str, Any], ...] = ()
    properties: dict[str, "Shape"] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    items: "Shape | None" = None
    extra: "Shape | None" = None
    choices: tuple["Shape", ...] = ()

    def children(self) -> Iterator["Shape"]:
        yield from self.properties.values()
        yield from self.choices
        yield from (child for child in (self.items, self.extra) if child is not None)

    @property
    def tag(self) -> tuple[tuple[str, Any], ...]:
        """The properties that can have one value only: what tells the members of a union apart."""
        return tuple(
            (name, *shape.enum) for name, shape in sorted(self.properties.items()) if shape.enum is not None and len(shape.enum) == 1
        )


class Shapes:
    """The shapes of one document's schemas."""

    def __init__(self, components: Schema) -> None:
        self._components = components
        self._made: dict[int, Shape] = {}
        self._kept: list[Schema] = []  # so that an id stays the id of one schema

    def shape(self, schema: Schema | bool) -> Shape:  # noqa: FBT001 - `true` is a JSON schema
        """What the schema allows; recursive schemas give recursive shapes."""
        if isinstance(schema, bool):
            schema = {}
        target = self._target(schema)
        made = self._made.get(id(target))
        if made is None:
            self._kept.append(target)
            made = self._made[id(target)] = Shape("any")
            self._fill(made, target)
        return made

    def resolve(self, thing: Schema) -> Schema:
        """A parameter, response or schema behind its reference."""
        while "$ref" in thing:
            section, name = thing["$ref"].removeprefix("#/components/").split("/")
            thing = self._components[section][name]
        return thing

    def _target(self, schema: Schema) -> Schema:
        return self.resolve(schema) if "$ref" in schema and not CONSTRAINTS & schema.keys() else schema

    def _fill(self, shape: Shape, schema: Schema) -> None:
        """Give `shape` its content; it may already be part of others."""
        choices = _joined([self._single(flat) for flat in self._flatten(schema)])
        if len(choices) != 1:
            shape.kind, shape.choices = "union", tuple(choices)
            return
        (one,) = choices
        for name in Shape.__slots__:
            setattr(shape, name, getattr(one, name))

    def _flatten(self, schema: Schema | bool) -> list[Schema]:  # noqa: FBT001 - as above
        """The schema as alternatives without references and combinations."""
        if isinstance(schema, bool):
            return [{}]
        own = {name: value for name, value in schema.items() if name in CONSTRAINTS}
        found = _by_type(own)
        if "$ref" in schema:
            found = _combine(found, self._flatten(self.resolve(schema)))
        for part in schema.get("allOf", ()):
            found = _combine(found, self._flatten(part))
        for key in ("oneOf", "anyOf"):
            if key in schema:
                found = _combine(found, [flat for choice in schema[key] for flat in self._flatten(choice)])
        return found

    def _single(self, flat: Schema) -> Shape:
        enum = flat.get("enum")
        extra = flat.get("additionalProperties")
        return Shape(
            kind=flat.get("type", "any"),
            enum=None if enum is None else frozenset(enum),
            bounds=_bounds(flat),
            properties={name: self.shape(schema) for name, schema in flat.get("properties", {}).items()},
            required=frozenset(flat.get("required", ())) & frozenset(flat.get("properties", {})),
            items=self.shape(flat["items"]) if "items" in flat else None,
            extra=self.shape(extra) if isinstance(extra, dict) and extra else None,
        )


def _bounds(flat: Schema) -> tuple[tuple[str, Any], ...]:
    words = LENGTHS_OF_LISTS if flat.get("type") == "array" else {}
    found = {words.get(name, name): flat[name] for name in BOUNDS if name in flat and flat[name] != NOTHING.get(name)}
    return tuple(sorted(found.items()))


def _by_type(schema: Schema) -> list[Schema]:
    """One schema for each type that the schema names or implies."""
    schema = dict(schema)
    if "const" in schema:
        schema["enum"] = [schema.pop("const")]
    nullable = schema.pop("nullable", False)
    types = schema.pop("type", None) or _implied(schema)
    names = list(types) if isinstance(types, list) else [types]
    if nullable and "null" not in names:
        names.append("null")
    return [_of_type(schema, name) for name in names]


def _of_type(schema: Schema, name: str | None) -> Schema:
    if name == "null":
        return {"type": "null"}
    found = dict(schema)
    if name is not None:
        found["type"] = name
    if "enum" in found:
        values = [value for value in found["enum"] if name is None or _is_of_type(value, name)]
        found["enum"] = values
        if name == "boolean" and set(values) == {True, False}:
            del found["enum"]
    return found


def _is_of_type(value: Any, name: str) -> bool:  # noqa: ANN401 - any JSON value
    """A value of an enum that is not of the schema's own type can never be sent."""
    own = TYPE_NAMES[type(value)]
    return own == name or (own == "integer" and name == "number")


def _implied(schema: Schema) -> str | list[str] | None:
    if "enum" in schema:
        return sorted({TYPE_NAMES[type(value)] for value in schema["enum"]})
    if "properties" in schema or "additionalProperties" in schema:
        return "object"
    return "array" if "items" in schema else None


def _combine(first: list[Schema], second: list[Schema]) -> list[Schema]:
    """Every pairing that some value can satisfy."""
    return [merged for one in first for other in second if (merged := _merge(one, other)) is not None]


def _merge(one: Schema, other: Schema) -> Schema | None:
    """What both demand; None when no value can meet it."""
    merged = {**one, **other}
    types = {schema["type"] for schema in (one, other) if "type" in schema}
    if len(types) > 1:
        if types != {"integer", "number"}:
            return None
        merged["type"] = "integer"
    if "properties" in one and "properties" in other:
        both = {**one["properties"], **other["properties"]}
        shared = one["properties"].keys() & other["properties"].keys()
        merged["properties"] = both | {name: {"allOf": [one["properties"][name], other["properties"][name]]} for name in shared}
    if "required" in one or "required" in other:
        merged["required"] = sorted({*one.get("required", ()), *other.get("required", ())})
    if "enum" in one and "enum" in other:
        merged["enum"] = [value for value in one["enum"] if value in other["enum"]]
        if not merged["enum"]:
            return None
    return merged


def _joined(choices: list[Shape]) -> list[Shape]:
    """Enums of one kind are one enum."""
    plain = [choice for choice in choices if choice.enum is not None and not choice.bounds and not choice.properties]
    rest = [choice for choice in choices if choice not in plain]
    for kind in dict.fromkeys(choice.kind for choice in plain):
        values = frozenset(value for choice in plain if choice.kind == kind and choice.enum is not None for value in choice.enum)
        rest.append(Shape(kind, enum=None if kind == "boolean" and values == {True, False} else values))
    return rest
