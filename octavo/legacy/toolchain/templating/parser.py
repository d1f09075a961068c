"""Reading statements (legacy 5)."""

from collections.abc import Callable

from octavo.legacy.toolchain.templating.expressions import Expressions
from octavo.legacy.toolchain.templating.limits import NESTING
from octavo.legacy.toolchain.templating.syntax import (
    Block,
    Call,
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
    Keywords,
    Macro,
    Name,
    Output,
    Set,
    Statement,
    Tag,
    Template,
)
from octavo.legacy.toolchain.templating.tokens import Token


def parse(source: str, tags: frozenset[str]) -> Template:
    """`tags` are the toolchain's own blocks. Raises `BookFault` with the line."""
    return _Parser(source, tags).run()


class _Parser(Expressions):
    def __init__(self, source: str, tags: frozenset[str]) -> None:
        super().__init__(source)
        self._tags = tags
        self._stops: tuple[str, ...] = ()
        self._trim = False
        self._blocks = dict[str, Block]()
        self._nesting = 0
        self._statements: dict[str, Callable[[Token], Statement]] = {
            **dict.fromkeys(("if", "ifAsync"), self._if),
            **dict.fromkeys(("for", "asyncEach", "asyncAll"), self._for),
            "block": self._block,
            "extends": self._extends,
            "include": self._include,
            "set": self._set,
            "macro": self._macro,
            "call": self._call,
            "import": self._import,
            "from": self._from,
            "filter": self._filter_block,
            "raw": self._raw,
        }

    def run(self) -> Template:
        return Template(self._body(()), self._blocks)

    def _body(self, stops: tuple[str, ...]) -> list[Statement]:
        """Statements up to a tag of these names, which is left in view."""
        outer, self._stops = self._stops, stops
        self._nesting += 1
        if self._nesting > NESTING:
            raise self.fail("Template tags lie too deep in each other.")
        out = list[Statement]()
        while (token := self.next()) is not None:
            if token.kind == "data":
                out.append(Data(self._trimmed(token.value)))
            elif token.kind == "comment":
                self._trim = token.value.endswith("-###}")
            elif token.kind == "variable start":
                self._trim = False
                out.append(Output(self.expression(), token.line))
                if not self.skip("variable end"):
                    raise self.fail("The end of a variable, `}}`, was expected.", token)
            else:
                self._trim = False
                statement = self._statement()
                if statement is None:
                    break
                out.append(statement)
        self._stops = outer
        self._nesting -= 1
        return out

    def _trimmed(self, data: str) -> str:
        if self._trim:
            data, self._trim = data.lstrip(), False
        following = self.next()
        self.push(following)
        if following is not None and (following.value == "{%-" if following.kind == "block start" else following.value.startswith("{###-")):
            data = data.rstrip()
        return data

    def _statement(self) -> Statement | None:
        tag = self.peek()
        if tag.kind != "symbol":
            raise self.fail("A tag's name was expected.", tag)
        if tag.value in self._stops:
            return None
        if tag.value not in self._statements and tag.value not in self._tags:
            raise self.fail(f"unknown block tag: {tag.value}", tag)
        self.next()
        return self._statements[tag.value](tag) if tag.value in self._statements else self._tag(tag)

    def _end(self, tag: Token, name: str | None = None) -> None:
        """The end of a tag; of the named one, which was left in view."""
        if name is not None and not self.symbol(name):
            raise self.fail(f"`{tag.value}` is never ended by `{name}`.", tag)
        token = self.next()
        if token is None or token.kind != "block end":
            raise self.fail(f"The end of the tag `{name or tag.value}` was expected.", token or tag)
        self._trim = token.value.startswith("-")

    def _raw(self, tag: Token) -> Statement:
        self._end(tag)
        return Data(self.tokenizer.raw())

    def _if(self, tag: Token) -> Statement:
        condition = self.expression()
        self._end(tag)
        body = self._body(("elif", "elseif", "else", "endif"))
        otherwise = list[Statement]()
        branch = self.next()
        if branch is not None and branch.value in {"elif", "elseif"}:
            self._nesting += 1
            otherwise = [self._if(branch)]
            self._nesting -= 1
            return If(condition, body, otherwise, tag.line)
        if branch is not None and branch.value == "else":
            self._end(branch)
            otherwise = self._body(("endif",))
        else:
            self.push(branch)
        self._end(tag, "endif")
        return If(condition, body, otherwise, tag.line)

    def _for(self, tag: Token) -> Statement:
        end = {"for": "endfor", "asyncEach": "endeach", "asyncAll": "endall"}[tag.value]
        names = [self.expect_name()]
        while self.operator(","):
            names.append(self.expect_name())
        if not self.symbol("in"):
            raise self.fail("`in` was expected.", tag)
        over = self.expression()
        self._end(tag)
        body, otherwise = self._body((end, "else")), list[Statement]()
        if self.symbol("else"):
            self._end(tag)
            otherwise = self._body((end,))
        self._end(tag, end)
        return For(names, over, body, otherwise, tag.line)

    def _set(self, tag: Token) -> Statement:
        names = [self.expect_name()]
        while self.operator(","):
            names.append(self.expect_name())
        if self.operator("="):
            value = self.expression()
            self._end(tag)
            return Set(names, value, tag.line)
        self._end(tag)
        captured = Capture(self._body(("endset",)))
        self._end(tag, "endset")
        return Set(names, captured, tag.line)

    def _parameters(self, tag: Token) -> tuple[list[str], list[tuple[str, Expression]]]:
        names, defaults = list[str](), list[tuple[str, Expression]]()
        for argument in self.arguments():
            if isinstance(argument, Keywords):
                defaults = argument.pairs
            elif isinstance(argument, Name):
                names.append(argument.name)
            else:
                raise self.fail("A macro's parameters are names.", tag)
        return names, defaults

    def _macro(self, tag: Token) -> Statement:
        name = self.expect_name()
        names, defaults = self._parameters(tag)
        self._end(tag)
        body = self._body(("endmacro",))
        self._end(tag, "endmacro")
        return Macro(name, names, defaults, body, tag.line)

    def _call(self, tag: Token) -> Statement:
        token = self.peek()
        named = token.kind == "operator" and token.value == "("
        names, defaults = self._parameters(tag) if named else ([], [])
        call = self.primary()
        if not isinstance(call, Call):
            raise self.fail("A macro's call was expected.", tag)
        self._end(tag)
        body = self._body(("endcall",))
        self._end(tag, "endcall")
        return CallBlock(call, Macro("caller", names, defaults, body, tag.line), tag.line)

    def _block(self, tag: Token) -> Statement:
        name = self.expect_name()
        self._end(tag)
        body = self._body(("endblock",))
        if not self.symbol("endblock"):
            raise self.fail("`block` is never ended by `endblock`.", tag)
        self.symbol(name)
        self._end(tag)
        block = Block(name, body, tag.line)
        if name in self._blocks:
            raise self.fail(f"Block `{name}` is defined twice.", tag)
        self._blocks[name] = block
        return block

    def _extends(self, tag: Token) -> Statement:
        template = self.expression()
        self._end(tag)
        return Extends(template, tag.line)

    def _include(self, tag: Token) -> Statement:
        template = self.expression()
        optional = self.symbol("ignore") and self.symbol("missing")
        self._end(tag)
        return Include(template, optional, tag.line)

    def _with_context(self, tag: Token) -> bool:
        given = self.symbol("with")
        if (given or self.symbol("without")) and not self.symbol("context"):
            raise self.fail("`context` was expected.", tag)
        return given

    def _import(self, tag: Token) -> Statement:
        template = self.expression()
        if not self.symbol("as"):
            raise self.fail("`as` was expected.", tag)
        target = self.expect_name()
        context = self._with_context(tag)
        self._end(tag)
        return Import(template, target, context, tag.line)

    def _from(self, tag: Token) -> Statement:
        template = self.expression()
        if not self.symbol("import"):
            raise self.fail("`import` was expected.", tag)
        names, context = list[tuple[str, str]](), False
        while self.peek().kind != "block end":
            if names and not self.operator(","):
                raise self.fail("A comma was expected.", tag)
            name = self.expect_name()
            if name.startswith("_"):
                raise self.fail("Names that begin with an underscore cannot be imported.", tag)
            names.append((name, self.expect_name() if self.symbol("as") else name))
            context = self._with_context(tag) or context
        if not names:
            raise self.fail("At least one name must be imported.", tag)
        self._end(tag)
        return FromImport(template, names, context, tag.line)

    def _filter_block(self, tag: Token) -> Statement:
        filtered = self.filter([])
        self._end(tag)
        filtered.arguments.insert(0, Capture(self._body(("endfilter",))))
        self._end(tag, "endfilter")
        return Output(filtered, tag.line)

    def _tag(self, tag: Token) -> Statement:
        arguments = self.arguments(bare=True)
        self._end(tag)
        body = self._body((f"end{tag.value}",))
        self._end(tag, f"end{tag.value}")
        return Tag(tag.value, arguments, body, tag.line)
