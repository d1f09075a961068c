"""Precedence climbing over the tokens. Anything outside the subset (assignment, statements, `new`, regular expressions…) is an error."""

from functools import lru_cache

from octavo.content.expressions.limits import MAX_DEPTH, MAX_SOURCE, ExpressionError
from octavo.content.expressions.syntax import (
    Array,
    Arrow,
    Binary,
    Call,
    Chain,
    Conditional,
    Expression,
    Literal,
    Logical,
    Member,
    Name,
    Object,
    Template,
    Unary,
)
from octavo.content.expressions.tokens import Tokens
from octavo.content.expressions.values import joined

_LOGICAL = {"??": 1, "||": 1, "&&": 2}
_BINARY = {
    **dict.fromkeys(("==", "!=", "===", "!=="), 3),
    **dict.fromkeys(("<", "<=", ">", ">=", "in"), 4),
    **dict.fromkeys(("+", "-"), 5),
    **dict.fromkeys(("*", "/", "%"), 6),
}
_PRECEDENCE = _LOGICAL | _BINARY
_CONSTANTS: dict[str, str | float | bool | None] = {"true": True, "false": False, "null": None}
_RESERVED = frozenset(
    [
        "arguments",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "static",
        "super",
        "switch",
        "this",
        "throw",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ]
)


@lru_cache(maxsize=2048)
def parse(source: str) -> Expression:
    """The tree of an expression; raises `ExpressionError`."""
    if len(source) > MAX_SOURCE:
        raise ExpressionError(f"The expression is longer than {MAX_SOURCE} characters.")
    parser = _Parser(Tokens(source))
    expression = parser.expression()
    if parser.tokens.current.kind != "end":
        raise ExpressionError(f"{parser.tokens.current.text!r} is not expected here.")
    return expression


class _Parser:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.depth = 0
        self.bracketed: set[Expression] = set()

    def expression(self) -> Expression:
        self._deeper()
        test = self._operators(0)
        if self._take("?"):
            then = self.expression()
            self._expect(":")
            test = Conditional(test, then, self.expression())
        self.depth -= 1
        return test

    def _operators(self, weakest: int) -> Expression:
        left = self._unary()
        while True:
            operator = self._operator()
            strength = _PRECEDENCE.get(operator, 0)
            if strength <= weakest:
                return left
            self.tokens.advance()
            right = self._operators(strength)
            if operator in _LOGICAL:
                self._refuse_mixed(operator, left, right)
                left = Logical(operator, left, right)
            else:
                left = Binary(operator, left, right)

    def _refuse_mixed(self, operator: str, *operands: Expression) -> None:
        for operand in operands:
            if isinstance(operand, Logical) and operand not in self.bracketed and (operand.operator == "??") != (operator == "??"):
                raise ExpressionError("'??' beside '||' or '&&' needs brackets.")

    def _operator(self) -> str:
        token = self.tokens.current
        return token.text if token.kind == "mark" or (token.kind == "name" and token.text == "in") else ""

    def _unary(self) -> Expression:
        token = self.tokens.current
        if (token.kind == "mark" and token.text in ("!", "-", "+")) or (token.kind == "name" and token.text == "typeof"):
            self._deeper()
            self.tokens.advance()
            operand = self._unary()
            self.depth -= 1
            return Unary(token.text, operand)
        return self._chain()

    def _chain(self) -> Expression:
        node = self._primary()
        optional = False
        while True:
            if self._take("?."):
                optional = True
                node = self._link(node)
            elif self._take("."):
                node = Member(node, Literal(self._property()), optional=False)
            elif self._take("["):
                node = Member(node, self._index(), optional=False)
            elif self._take("("):
                node = Call(node, self._arguments(), optional=False)
            else:
                return Chain(node) if optional else node

    def _link(self, node: Expression) -> Expression:
        if self._take("["):
            return Member(node, self._index(), optional=True)
        if self._take("("):
            return Call(node, self._arguments(), optional=True)
        return Member(node, Literal(self._property()), optional=True)

    def _index(self) -> Expression:
        key = self.expression()
        self._expect("]")
        return key

    def _property(self) -> str:
        token = self.tokens.advance()
        if token.kind != "name":
            raise ExpressionError("A property's name is missing after a dot.")
        return token.text

    def _arguments(self) -> list[Expression | Arrow]:
        arguments: list[Expression | Arrow] = []
        while not self._take(")"):
            arguments.append(self._arrow() or self.expression())
            if not self._take(","):
                self._expect(")")
                break
        return arguments

    def _arrow(self) -> Arrow | None:
        state = self.tokens.save()
        parameters = self._parameters()
        if parameters is None or not self._take("=>"):
            self.tokens.restore(state)
            return None
        if self.tokens.current.text == "{" and self.tokens.current.kind == "mark":
            raise ExpressionError("An arrow function's body is an expression here, not a block.")
        return Arrow(parameters, self.expression())

    def _parameters(self) -> list[str] | None:
        if self._at_name():
            return [self.tokens.advance().text]
        if not self._take("("):
            return None
        names: list[str] = []
        while self._at_name():
            names.append(self.tokens.advance().text)
            if not self._take(","):
                break
        return names if self._take(")") else None

    def _at_name(self) -> bool:
        token = self.tokens.current
        return token.kind == "name" and token.text not in _RESERVED and token.text not in _CONSTANTS

    def _primary(self) -> Expression:
        token = self.tokens.current
        if token.kind == "mark":
            return self._bracketed(token.text)
        self.tokens.advance()
        if token.kind == "string":
            return Literal(token.text)
        if token.kind == "number":
            return Literal(token.number)
        if token.kind == "end":
            raise ExpressionError("The expression ends too early.")
        if token.text in _CONSTANTS:
            return Literal(_CONSTANTS[token.text])
        if token.text in _RESERVED:
            raise ExpressionError(f"{token.text!r} cannot be used in an expression.")
        return Name(token.text)

    def _bracketed(self, mark: str) -> Expression:
        if mark == "`":
            return self._template()
        if self._take("("):
            inner = self.expression()
            self._expect(")")
            self.bracketed.add(inner)
            return inner
        if self._take("["):
            return self._array()
        if self._take("{"):
            return self._object()
        raise ExpressionError(f"{mark!r} is not expected here.")

    def _array(self) -> Array:
        items: list[Expression] = []
        while not self._take("]"):
            items.append(self.expression())
            if not self._take(","):
                self._expect("]")
                break
        return Array(items)

    def _object(self) -> Object:
        entries: list[tuple[str, Expression]] = []
        while not self._take("}"):
            key = self.tokens.advance()
            if key.kind not in ("name", "string"):
                raise ExpressionError("A key of an object is a name or a string here.")
            self._expect(":")
            entries.append((joined(key.text), self.expression()))
            if not self._take(","):
                self._expect("}")
                break
        return Object(entries)

    def _template(self) -> Template:
        """The current token is the opening backtick, and the source stands just behind it; likewise behind each `}`."""
        texts: list[str] = []
        values: list[Expression] = []
        while True:
            text, ended = self.tokens.template_text()
            texts.append(text)
            self.tokens.advance()
            if ended:
                return Template(texts, values)
            values.append(self.expression())
            if self.tokens.current.text != "}" or self.tokens.current.kind != "mark":
                raise ExpressionError("A template literal's expression does not end with '}'.")

    def _take(self, mark: str) -> bool:
        if self.tokens.current.kind == "mark" and self.tokens.current.text == mark:
            self.tokens.advance()
            return True
        return False

    def _expect(self, mark: str) -> None:
        if not self._take(mark):
            raise ExpressionError(f"{mark!r} is missing.")

    def _deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ExpressionError("The expression is nested too deeply.")
