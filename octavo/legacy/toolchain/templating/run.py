"""One template at work: its statements, in a frame."""

from typing import TYPE_CHECKING

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.templating.evaluate import Evaluator
from octavo.legacy.toolchain.templating.frames import Context, Frame
from octavo.legacy.toolchain.templating.sources import Source
from octavo.legacy.toolchain.templating.syntax import (
    Block,
    CallBlock,
    Capture,
    Data,
    Expression,
    Extends,
    For,
    FromImport,
    If,
    Import,
    Include,
    Macro,
    Output,
    Set,
    Statement,
    Tag,
    Template,
)
from octavo.legacy.toolchain.templating.values import UNDEFINED, Function, Value, absent, member, text, truth

if TYPE_CHECKING:
    from octavo.legacy.toolchain.templating.engine import Engine


class Run:
    def __init__(self, engine: "Engine", source: Source, template: Template, context: Context, frame: Frame) -> None:
        self._engine = engine
        self._meter = engine.meter
        self._source = source
        self._template = template
        self._context = context
        self._frame = frame
        self._line = 1
        self._parent: Source | None = None
        self._inside: list[tuple[str, int]] = []
        self._values = Evaluator(self._meter, engine.filters, self._lookup, self._captured)

    def text(self) -> str:
        """What the template writes; what its parent writes, if it extends one."""
        for name, block in self._template.blocks.items():
            self._context.blocks.setdefault(name, []).append((block, self))
        try:
            out = self._body(self._template.body)
            return out if self._parent is None else self._engine.run(self._parent, self._context, self._frame)
        except BookFault as fault:
            place = f"{self._source.repository}/{self._source.path}" if self._source.repository else self._source.path
            raise fault if fault.fault.path else fault.at(place, self._line) from None

    def _lookup(self, name: str) -> Value:
        if name == "super" and self._inside:
            return Function("super", lambda _, __: self._super())
        return self._engine.lookup(name, self._frame, self._context)

    def _captured(self, capture: Capture) -> str:
        return self._body(capture.body)

    def _body(self, statements: list[Statement]) -> str:
        out = list[str]()
        for statement in statements:
            self._meter.step()
            if isinstance(statement, Data):
                out.append(self._meter.write(statement.text))
                continue
            self._line = statement.line
            out.append(self._statement(statement))
        return "".join(out)

    def _statement(self, statement: Statement) -> str:  # noqa: C901, PLR0911, PLR0912 - one for each kind
        match statement:
            case Data():
                return self._meter.write(statement.text)
            case Output():
                value = self._values.value(statement.expression)
                return "" if absent(value) else self._meter.write(text(value, self._meter))
            case If():
                chosen = statement.body if truth(self._values.value(statement.condition)) else statement.otherwise
                return self._body(chosen)
            case For():
                return self._for(statement)
            case Set():
                return self._set(statement)
            case Macro():
                self._define(statement.name, self._macro(statement))
                return ""
            case CallBlock():
                return self._call(statement)
            case Block():
                return self._block(statement)
            case Extends():
                self._parent = self._load(statement.template)
                return ""
            case Include():
                return self._include(statement)
            case Import():
                self._define(statement.target, self._exports(self._load(statement.template), context=statement.context))
                return ""
            case FromImport():
                return self._from(statement)
            case Tag():
                return self._tag(statement)

    def _load(self, template: Expression) -> Source:
        return self._engine.load(self._values.value(template), self._source)

    def _define(self, name: str, value: Value) -> None:
        self._frame.put(name, value)
        if self._frame.top:
            self._context.variables[name] = value
            if not name.startswith("_"):
                self._context.exported[name] = value

    def _set(self, statement: Set) -> str:
        value = self._values.value(statement.value)
        for name in statement.names:
            self._frame.assign(name, value)
            if self._frame.top:
                self._context.variables[name] = value
                if not name.startswith("_"):
                    self._context.exported[name] = value
        return ""

    def _for(self, statement: For) -> str:
        over = self._values.value(statement.over)
        rows = self._rows(statement, over)
        outer, out = self._frame, list[str]()
        self._frame = Frame(outer)
        for index, row in enumerate(rows):
            self._meter.step()
            for name, value in zip(statement.names, row, strict=False):
                self._frame.put(name, value)
            self._frame.put("loop", _loop(index, len(rows)))
            out.append(self._body(statement.body))
        if not rows:
            out.append(self._body(statement.otherwise))
        self._frame = outer
        return "".join(out)

    def _rows(self, statement: For, over: Value) -> list[list[Value]]:
        """What each turn binds: one value, the members of each item, or a mapping's keys and values."""
        names = statement.names
        if isinstance(over, (dict, str)) and len(names) > 1:
            self._meter.items(len(over))
            pairs = over.items() if isinstance(over, dict) else ((str(place), character) for place, character in enumerate(over))
            return [[key, value] for key, value in pairs]
        if not isinstance(over, (list, str)):
            return []
        self._meter.items(len(over))
        if len(names) == 1:
            return [[item] for item in over]
        return [[member(item, place, self._meter) for place in range(len(names))] for item in over]

    def _macro(self, macro: Macro) -> Function:
        frame = self._frame

        def call(values: list[Value], named: dict[str, Value]) -> Value:
            return self._called(macro, frame, values, named)

        return Function(macro.name, call)

    def _called(self, macro: Macro, frame: Frame, values: list[Value], named: dict[str, Value]) -> str:
        names = macro.parameters
        bound = {name: named.get(name, UNDEFINED) for name in names} | dict(zip(names, values, strict=False))
        given = {**named, **dict(zip((name for name, _ in macro.defaults), values[len(names) :], strict=False))}
        outer, line = self._frame, self._line
        self._engine.enter()
        self._frame = Frame(frame, isolated=True)
        if "caller" in named:
            self._frame.put("caller", named["caller"])
        for name, value in bound.items():
            self._frame.put(name, value)
        for name, default in macro.defaults:
            self._frame.put(name, given[name] if name in given else self._values.value(default))
        out = self._body(macro.body)
        self._frame, self._line = outer, line
        self._engine.leave()
        return out

    def _call(self, statement: CallBlock) -> str:
        values, named = self._values.arguments(statement.call.arguments)
        target = self._values.value(statement.call.target)
        if not isinstance(target, Function):
            raise BookFault("What is called here is not a macro.", line=statement.line)
        value = target.run(values, {**named, "caller": self._macro(statement.caller)})
        return "" if absent(value) else self._meter.write(text(value, self._meter))

    def _block(self, statement: Block) -> str:
        """A template that extends another leaves the place of its blocks to its parent."""
        if self._parent is not None and not self._inside:
            return ""
        return self._placed(statement.name, 0)

    def _placed(self, name: str, index: int) -> str:
        """The block by this name that is nearest to the child; `index` counts towards the parent."""
        block, owner = self._context.blocks[name][index]
        if not isinstance(owner, Run):
            return ""
        return owner.written(block, index, self._frame)

    def written(self, block: Block, index: int, frame: Frame) -> str:
        outer, line = self._frame, self._line
        self._engine.enter()
        self._frame = Frame(frame, isolated=True)
        self._inside.append((block.name, index))
        out = self._body(block.body)
        self._inside.pop()
        self._frame, self._line = outer, line
        self._engine.leave()
        return out

    def _super(self) -> str:
        name, index = self._inside[-1]
        if index + 1 >= len(self._context.blocks[name]):
            raise BookFault(f'no super block available for "{name}"')
        return self._placed(name, index + 1)

    def _include(self, statement: Include) -> str:
        try:
            source = self._load(statement.template)
        except BookFault:
            if statement.optional:
                return ""
            raise
        return self._engine.run(source, Context(self._context.variables), Frame(self._frame, top=True, isolated=True))

    def _exports(self, source: Source, *, context: bool) -> dict[str, Value]:
        inner = Context(self._context.variables if context else {})
        self._engine.run(source, inner, Frame(self._frame if context else None, top=True, isolated=True))
        return inner.exported

    def _from(self, statement: FromImport) -> str:
        exported = self._exports(self._load(statement.template), context=statement.context)
        for name, alias in statement.names:
            if name not in exported:
                raise BookFault(f"cannot import `{name}`", line=statement.line)
            self._define(alias, exported[name])
        return ""

    def _tag(self, statement: Tag) -> str:
        values, named = self._values.arguments(statement.arguments)
        line = self._line
        body = self._body(statement.body)
        self._line = line
        return self._meter.write(self._engine.tags[statement.name](body, values, named))


def _loop(index: int, length: int) -> dict[str, Value]:
    return {
        "index": index + 1,
        "index0": index,
        "revindex": length - index,
        "revindex0": length - index - 1,
        "first": index == 0,
        "last": index == length - 1,
        "length": length,
    }
