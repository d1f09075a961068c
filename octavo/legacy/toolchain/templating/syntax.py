"""What a template says: expressions and statements, each with its line."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Literal:
    value: str | float | bool | None


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Array:
    items: list["Expression"]


@dataclass(frozen=True, slots=True)
class Mapping:
    pairs: list[tuple["Expression", "Expression"]]


@dataclass(frozen=True, slots=True)
class Keywords:
    """Arguments with names, the last of a call's arguments."""

    pairs: list[tuple[str, "Expression"]]


@dataclass(frozen=True, slots=True)
class Lookup:
    target: "Expression"
    key: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    target: "Expression"
    arguments: list["Expression | Keywords"]
    line: int


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    arguments: list["Expression | Keywords"]
    line: int


@dataclass(frozen=True, slots=True)
class Unary:
    operator: str
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Expression"
    right: "Expression"
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """What stood in parentheses."""

    expression: "Expression"


@dataclass(frozen=True, slots=True)
class Choice:
    """`a if b else c`."""

    body: "Expression"
    condition: "Expression"
    otherwise: "Expression | None"


@dataclass(frozen=True, slots=True)
class Capture:
    """A body whose text is a value."""

    body: list["Statement"]


Expression = Literal | Name | Array | Mapping | Lookup | Call | Filter | Unary | Binary | Choice | Capture | Group


@dataclass(frozen=True, slots=True)
class Data:
    text: str


@dataclass(frozen=True, slots=True)
class Output:
    expression: Expression
    line: int


@dataclass(frozen=True, slots=True)
class If:
    condition: Expression
    body: list["Statement"]
    otherwise: list["Statement"]
    line: int


@dataclass(frozen=True, slots=True)
class For:
    names: list[str]
    over: Expression
    body: list["Statement"]
    otherwise: list["Statement"]
    line: int


@dataclass(frozen=True, slots=True)
class Set:
    names: list[str]
    value: Expression
    line: int


@dataclass(frozen=True, slots=True)
class Macro:
    name: str
    parameters: list[str]
    defaults: list[tuple[str, Expression]]
    body: list["Statement"]
    line: int


@dataclass(frozen=True, slots=True)
class CallBlock:
    """`{% call macro() %}body{% endcall %}`: the body is the macro's `caller`."""

    call: Call
    caller: Macro
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A named part that a template which extends this one may replace."""

    name: str
    body: list["Statement"]
    line: int


@dataclass(frozen=True, slots=True)
class Extends:
    template: Expression
    line: int


@dataclass(frozen=True, slots=True)
class Include:
    template: Expression
    optional: bool
    line: int


@dataclass(frozen=True, slots=True)
class Import:
    template: Expression
    target: str
    context: bool
    line: int


@dataclass(frozen=True, slots=True)
class FromImport:
    template: Expression
    names: list[tuple[str, str]]
    context: bool
    line: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A block of the toolchain's own: `{% html %}…{% endhtml %}` and its like."""

    name: str
    arguments: list[Expression | Keywords]
    body: list["Statement"]
    line: int


Statement = Data | Output | If | For | Set | Macro | CallBlock | Block | Extends | Include | Import | FromImport | Tag


@dataclass(frozen=True, slots=True)
class Template:
    body: list[Statement]
    blocks: dict[str, Block] = field(default_factory=dict)
