"""Running templates: an interpreter over plain data that counts its steps (legacy 5)."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.templating.filters import Filters
from octavo.legacy.toolchain.templating.frames import Context, Frame
from octavo.legacy.toolchain.templating.globals import global_function
from octavo.legacy.toolchain.templating.limits import CALL_DEPTH, INCLUDE_DEPTH, INCLUDES, Meter
from octavo.legacy.toolchain.templating.parser import parse
from octavo.legacy.toolchain.templating.run import Run
from octavo.legacy.toolchain.templating.sources import Conrefs, Loader, Source
from octavo.legacy.toolchain.templating.syntax import Template
from octavo.legacy.toolchain.templating.values import UNDEFINED, Value

TagFunction = Callable[[str, list[Value], dict[str, Value]], str]
_parsed = lru_cache(maxsize=64)(parse)


class Engine:
    """For one page. `tags` are the toolchain's own blocks: what each makes of its body and arguments."""

    def __init__(
        self, tags: dict[str, TagFunction], conrefs: Conrefs | None = None, *, now: datetime | None = None, included: set[str] | None = None
    ) -> None:
        self.meter = Meter()
        self.filters = Filters(self.meter, now)
        self.tags = tags
        self._names = frozenset(tags)
        self._loader = Loader(conrefs)
        self._depth = 0
        self._included = included if included is not None else set[str]()

    def render(self, source: Source, variables: dict[str, Any]) -> str:
        """Raises `BookFault` with the file and line that are to blame."""
        try:
            return self.run(source, Context(variables), Frame(top=True))
        except RecursionError:
            raise BookFault("This page's templates are nested too deeply.", path=source.path) from None

    def run(self, source: Source, context: Context, frame: Frame) -> str:
        try:
            template = _parsed(source.text, self._names)
        except BookFault as fault:
            raise fault.at(_place(source)) from None
        self._depth += 1
        if self._depth > INCLUDE_DEPTH:
            raise BookFault("Files include each other too deeply.", path=_place(source))
        out = Run(self, source, template, context, frame).text()
        self._depth -= 1
        return out

    def load(self, reference: Value, origin: Source) -> Source:
        self.meter.includes += 1
        if self.meter.includes > INCLUDES:
            raise BookFault("This page includes too many files.")
        if not isinstance(reference, str):
            raise BookFault("What to include must be a text.")
        source = self._loader.load(reference, origin)
        self.meter.step(len(source.text) // 100 + 1)
        if not source.repository:
            self._included.add(source.path)
        return source

    def template(self, source: Source) -> Template:
        try:
            return _parsed(source.text, self._names)
        except BookFault as fault:
            raise fault.at(_place(source)) from None

    def enter(self) -> None:
        self.meter.calls += 1
        if self.meter.calls > CALL_DEPTH:
            raise BookFault("Macros call each other too deeply.")

    def leave(self) -> None:
        self.meter.calls -= 1

    def lookup(self, name: str, frame: Frame, context: Context) -> Value:
        value = frame.get(name)
        if value is not UNDEFINED:
            return value
        if name in context.variables:
            return context.variables[name]
        return global_function(name, self.meter)


def _place(source: Source) -> str:
    return f"{source.repository}/{source.path}" if source.repository else source.path
