"""The nodes of an expression's tree."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, eq=False)
class Literal:
    """A string, a number, `true`, `false` or `null`."""

    value: str | float | bool | None


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A template literal: one more text than there are values."""

    texts: list[str]
    values: list["Expression"]


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Array:
    items: list["Expression"]


@dataclass(frozen=True, slots=True, eq=False)
class Object:
    entries: list[tuple[str, "Expression"]]


@dataclass(frozen=True, slots=True, eq=False)
class Unary:
    """`!`, `-`, `+` or `typeof`."""

    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True, eq=False)
class Binary:
    """An operator that evaluates both of its operands."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True, eq=False)
class Logical:
    """`&&`, `||` or `??`: the right operand is evaluated when it decides."""

    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True, eq=False)
class Conditional:
    test: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """`target.key`, `target[key]` and, when optional, `target?.key`."""

    target: "Expression"
    key: "Expression"
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    callee: "Expression"
    arguments: list["Expression | Arrow"]
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Members and calls of which one is optional: a missing value there ends the whole chain as `undefined`."""

    body: "Expression"


@dataclass(frozen=True, slots=True, eq=False)
class Arrow:
    """`(a, b) => body`; stands only as an argument of a call."""

    parameters: list[str]
    body: "Expression"


Expression: TypeAlias = Literal | Template | Name | Array | Object | Unary | Binary | Logical | Conditional | Member | Call | Chain


def children(node: Expression | Arrow) -> "list[Expression | Arrow]":  # noqa: PLR0911 - one for each kind of node
    match node:
        case Template(values=parts) | Array(items=parts):
            return list(parts)
        case Object(entries=entries):
            return [value for _, value in entries]
        case Unary(operand=part) | Chain(body=part) | Arrow(body=part):
            return [part]
        case Binary(left=left, right=right) | Logical(left=left, right=right):
            return [left, right]
        case Conditional(test=test, then=then, otherwise=otherwise):
            return [test, then, otherwise]
        case Member(target=target, key=key):
            return [target, key]
        case Call(callee=callee, arguments=arguments):
            return [callee, *arguments]
        case _:
            return []


def free_names(root: Expression) -> set[str]:
    """The names that an expression takes from its scope: all that it mentions but for the parameters of its own arrow functions."""
    names: set[str] = set()
    pending: list[tuple[Expression | Arrow, frozenset[str]]] = [(root, frozenset())]
    while pending:
        node, bound = pending.pop()
        if isinstance(node, Name) and node.name not in bound:
            names.add(node.name)
        if isinstance(node, Arrow):
            bound |= frozenset(node.parameters)
        pending.extend((child, bound) for child in children(node))
    return names
