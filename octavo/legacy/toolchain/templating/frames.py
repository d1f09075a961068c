"""Which names mean what, where: loops and macros open frames, conditions do not."""

from octavo.legacy.toolchain.templating.syntax import Block
from octavo.legacy.toolchain.templating.values import UNDEFINED, Value, absent


class Frame:
    """Names with values. A null counts as no value, as ever."""

    __slots__ = ("isolated", "parent", "top", "values")

    def __init__(self, parent: "Frame | None" = None, *, top: bool = False, isolated: bool = False) -> None:
        self.values = dict[str, Value]()
        self.parent = parent
        self.isolated = isolated
        self.top = top

    def get(self, name: str) -> Value:
        frame: Frame | None = self
        while frame is not None:
            value = frame.values.get(name)
            if not absent(value):
                return value
            frame = frame.parent
        return UNDEFINED

    def put(self, name: str, value: Value) -> None:
        self.values[name] = value

    def assign(self, name: str, value: Value) -> None:
        """Into the frame that has the name, unless a macro or block stands between; else into this one."""
        frame: Frame | None = self
        while frame is not None:
            if not absent(frame.values.get(name)):
                frame.values[name] = value
                return
            frame = None if frame.isolated else frame.parent
        self.values[name] = value


class Context:
    """A template's variables, its blocks (the child's before the parent's), and what it exports."""

    def __init__(self, variables: dict[str, Value]) -> None:
        self.variables = dict(variables)
        self.blocks = dict[str, list[tuple[Block, object]]]()
        self.exported = dict[str, Value]()
