"""Two OpenAPI documents compared, operation by operation: path, parameters, body, each answer, who may call."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from octavo.api.shapes import Shape, Shapes

METHODS: Final = ("get", "post", "put", "patch", "delete")
FLAGS: Final = ("x-gitbook-mcp", "x-gitbook-return-preference")

Document = dict[str, Any]


@dataclass(frozen=True)
class Report:
    """How our document compares with another."""

    equal: list[str]
    different: dict[str, list[str]]
    missing: list[str]
    """Operations that only the other document has."""
    own: list[str]
    """Operations that only ours has."""

    def __str__(self) -> str:
        lines = [line for name, found in sorted(self.different.items()) for line in (name, *(f"  {each}" for each in found))]
        return "\n".join([*lines, f"{len(self.equal)} equal, {len(self.different)} different, {len(self.missing)} missing"])


def compare(ours: Document, theirs: Document) -> Report:
    """Compare every operation that both have."""
    mine, others = _Read(ours), _Read(theirs)
    both = sorted(mine.operations.keys() & others.operations.keys())
    pairs = {name: (mine.read(name), others.read(name)) for name in both}
    colours = _colours([shape for pair in pairs.values() for read in pair for shape in read.shapes()])
    different = {name: found for name, (one, other) in pairs.items() if (found := _differences(one, other, colours))}
    return Report(
        equal=[name for name in both if name not in different],
        different=different,
        missing=sorted(others.operations.keys() - mine.operations.keys()),
        own=sorted(mine.operations.keys() - others.operations.keys()),
    )


@dataclass
class _Operation:
    """One operation, with shapes in place of schemas."""

    route: str
    parameters: dict[str, tuple[bool, Shape]] = field(default_factory=dict)
    body: Shape | None = None
    body_required: bool = False
    statuses: frozenset[str] = frozenset()
    answers: dict[str, Shape] = field(default_factory=dict)
    security: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    flags: frozenset[str] = frozenset()

    def shapes(self) -> Iterator[Shape]:
        yield from (shape for _, shape in self.parameters.values())
        yield from self.answers.values()
        if self.body is not None:
            yield self.body


class _Read:
    """A document, read."""

    def __init__(self, document: Document) -> None:
        self._shapes = Shapes(document.get("components", {}))
        self.operations: dict[str, tuple[str, str, Document, list[Document]]] = {}
        for path, methods in document["paths"].items():
            for method in METHODS:
                if method in methods:
                    operation = methods[method]
                    self.operations[operation["operationId"]] = (method, path, operation, methods.get("parameters", []))

    def read(self, name: str) -> _Operation:
        method, path, operation, shared = self.operations[name]
        found = _Operation(f"{method.upper()} {path}")
        for reference in [*shared, *operation.get("parameters", [])]:
            parameter = self._shapes.resolve(reference)
            # What stands in a path is text, whatever is said of it.
            shape = Shape("string") if parameter["in"] == "path" else self._shapes.shape(parameter.get("schema", {}))
            found.parameters[f"{parameter['in']} {_name(parameter)}"] = (parameter.get("required", False), shape)
        if "requestBody" in operation:
            body = self._shapes.resolve(operation["requestBody"])
            found.body_required = body.get("required", False)
            found.body = self._shapes.shape(next(iter(body["content"].values())).get("schema", {}))
        for status, reference in operation["responses"].items():
            if status.startswith("2"):
                content = self._shapes.resolve(reference).get("content", {})
                found.answers.update({f"{status} {media}": self._shapes.shape(part.get("schema", {})) for media, part in content.items()})
        found.statuses = frozenset(status for status in operation["responses"] if status != "default")
        found.security = frozenset(
            (scheme, tuple(sorted(scopes))) for way in operation.get("security") or [] for scheme, scopes in way.items()
        )
        found.flags = frozenset(flag for flag in FLAGS if operation.get(flag))
        return found


def _name(parameter: Document) -> str:
    """Names of headers have no case."""
    name: str = parameter["name"]
    return name.lower() if parameter["in"] == "header" else name


Colours = dict[int, Any]


def _colours(roots: Sequence[Shape]) -> Colours:
    """A number for each shape, the same for shapes that allow the same, however they are nested: refined until nothing more can be told apart."""
    shapes = list(_reachable(roots))
    colours: Colours = {id(shape): 0 for shape in shapes}
    classes = 0
    while True:
        numbers: dict[Any, int] = {}
        seen = {id(shape): numbers.setdefault(_signature(shape, colours), len(numbers)) for shape in shapes if shape.kind != "union"}
        for shape in shapes:
            if shape.kind == "union":
                members = frozenset(seen[id(choice)] for choice in shape.choices)
                seen[id(shape)] = next(iter(members)) if len(members) == 1 else numbers.setdefault(members, len(numbers))
        colours = seen
        if len(numbers) == classes:
            return colours
        classes = len(numbers)


def _signature(shape: Shape, colours: Colours) -> tuple[Any, ...]:
    properties = tuple(sorted((name, colours[id(child)]) for name, child in shape.properties.items()))
    items = None if shape.items is None else colours[id(shape.items)]
    extra = None if shape.extra is None else colours[id(shape.extra)]
    return (colours[id(shape)], shape.kind, _values(shape), shape.bounds, shape.required, properties, items, extra)


def _values(shape: Shape) -> tuple[str, ...] | None:
    return None if shape.enum is None else tuple(sorted(map(repr, shape.enum)))


def _reachable(roots: Sequence[Shape]) -> Iterator[Shape]:
    pending, seen = list(roots), set[int]()
    while pending:
        shape = pending.pop()
        if id(shape) not in seen:
            seen.add(id(shape))
            yield shape
            pending.extend(shape.children())


def _differences(ours: _Operation, theirs: _Operation, colours: Colours) -> list[str]:
    """What differs, in words; empty when nothing does."""
    found: list[str] = []
    if ours.route != theirs.route:
        found.append(f"route: {ours.route}, there {theirs.route}")
    found += _sets("parameter", ours.parameters.keys(), theirs.parameters.keys())
    walk = _Walk(colours)
    for name in sorted(ours.parameters.keys() & theirs.parameters.keys()):
        (required, shape), (their_required, their_shape) = ours.parameters[name], theirs.parameters[name]
        if required != their_required:
            found.append(f"{name}: {'required' if required else 'optional'} here only")
        found += walk.differences(shape, their_shape, name)
    if (ours.body is None) != (theirs.body is None):
        found.append(f"body: {'none' if ours.body is None else 'one'} here, {'none' if theirs.body is None else 'one'} there")
    elif ours.body is not None and theirs.body is not None:
        if ours.body_required != theirs.body_required:
            found.append(f"body: {'required' if ours.body_required else 'optional'} here only")
        found += walk.differences(ours.body, theirs.body, "body")
    found += _sets("status", ours.statuses, theirs.statuses)
    found += _sets("answer", ours.answers.keys(), theirs.answers.keys())
    for name in sorted(ours.answers.keys() & theirs.answers.keys()):
        found += walk.differences(ours.answers[name], theirs.answers[name], name.partition(" ")[0])
    found += _sets(
        "security",
        {f"{name} {' '.join(scopes)}".strip() for name, scopes in ours.security},
        {f"{name} {' '.join(scopes)}".strip() for name, scopes in theirs.security},
    )
    found += _sets("flag", ours.flags, theirs.flags)
    return found


def _sets(what: str, ours: Collection[str], theirs: Collection[str]) -> list[str]:
    only_here, only_there = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    return [f"{what} only here: {name}" for name in only_here] + [f"{what} only there: {name}" for name in only_there]


class _Walk:
    """Finds the places where two shapes differ; each pair is told once."""

    def __init__(self, colours: Colours) -> None:
        self._colours = colours
        self._told: set[tuple[Any, Any]] = set()

    def differences(self, ours: Shape, theirs: Shape, place: str) -> Iterator[str]:
        pair = (self._colours[id(ours)], self._colours[id(theirs)])
        if pair[0] == pair[1] or pair in self._told:
            return
        self._told.add(pair)
        if ours.kind == "union" or theirs.kind == "union":
            yield from self._unions(ours.choices or (ours,), theirs.choices or (theirs,), place)
        elif ours.kind != theirs.kind:
            yield f"{place}: {_told(ours)} here, {_told(theirs)} there"
        else:
            yield from self._same_kind(ours, theirs, place)

    def _same_kind(self, ours: Shape, theirs: Shape, place: str) -> Iterator[str]:
        if _values(ours) != _values(theirs):
            yield from _enums(ours, theirs, place)
        yield from _sets(
            f"{place}: bound", {f"{name} {value}" for name, value in ours.bounds}, {f"{name} {value}" for name, value in theirs.bounds}
        )
        yield from _sets(f"{place}: property", ours.properties, theirs.properties)
        shared = ours.properties.keys() & theirs.properties.keys()
        yield from _sets(f"{place}: required", ours.required & shared, theirs.required & shared)
        for name in sorted(shared):
            yield from self.differences(ours.properties[name], theirs.properties[name], f"{place}.{name}")
        for name, one, other in (("[]", ours.items, theirs.items), ("{}", ours.extra, theirs.extra)):
            if one is not None and other is not None:
                yield from self.differences(one, other, place + name)
            elif one is not other:
                yield f"{place}{name}: {'free' if one is None else _told(one)} here, {'free' if other is None else _told(other)} there"

    def _unions(self, ours: tuple[Shape, ...], theirs: tuple[Shape, ...], place: str) -> Iterator[str]:
        """Members are paired when they are equal, then by their tags; what is left over is told."""
        mine = {self._colours[id(shape)]: shape for shape in ours}
        others = {self._colours[id(shape)]: shape for shape in theirs}
        left = [shape for colour, shape in mine.items() if colour not in others]
        right = [shape for colour, shape in others.items() if colour not in mine]
        for shape in list(left):
            partner = _partner(shape, right, alone=len(left) == len(right) == 1)
            if partner is not None:
                left.remove(shape)
                right.remove(partner)
                yield from self.differences(shape, partner, f"{place}<{_told(shape)}>")
        yield from (f"{place}: choice only here: {_told(shape)}" for shape in left)
        yield from (f"{place}: choice only there: {_told(shape)}" for shape in right)


def _partner(shape: Shape, others: list[Shape], *, alone: bool) -> Shape | None:
    if alone and others[0].kind == shape.kind:
        return others[0]
    alike = [
        other
        for other in others
        if other.kind == shape.kind and (other.kind != "object" or (shape.tag and other.tag and set(shape.tag) & set(other.tag)))
    ]
    return max(
        alike,
        key=lambda other: (len(set(shape.tag) & set(other.tag)), len(shape.properties.keys() & other.properties.keys())),
        default=None,
    )


def _enums(ours: Shape, theirs: Shape, place: str) -> Iterator[str]:
    if ours.enum is None or theirs.enum is None:
        yield f"{place}: {_told(ours)} here, {_told(theirs)} there"
    else:
        yield from _sets(f"{place}: value", {repr(value) for value in ours.enum}, {repr(value) for value in theirs.enum})


def _told(shape: Shape) -> str:
    """A shape in a few words."""
    if shape.kind == "union":
        return " | ".join(_told(choice) for choice in shape.choices[:4])
    if shape.enum is not None:
        return " | ".join(sorted(map(repr, shape.enum))[:6])
    if shape.tag:
        return f"{shape.kind} " + ",".join(f"{name}={value}" for name, value, *_ in shape.tag[:2])
    return shape.kind + (f" with {', '.join(list(shape.properties)[:4])}" if shape.properties else "")
