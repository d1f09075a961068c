"""Reading expressions: the precedence of nunjucks 2.5, which is not everybody's."""

from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.templating.limits import NESTING
from octavo.legacy.toolchain.templating.precedence import reassociate
from octavo.legacy.toolchain.templating.syntax import (
    Array,
    Binary,
    Call,
    Choice,
    Expression,
    Filter,
    Group,
    Keywords,
    Literal,
    Lookup,
    Mapping,
    Name,
    Unary,
)
from octavo.legacy.toolchain.templating.tokens import Kind, Token, Tokenizer

_COMPARISONS = frozenset({"==", "===", "!=", "!==", "<", ">", "<=", ">="})
# each level binds tighter than the one before
_LEVELS = ("~", "+", "-", "*", "/", "//", "%", "**")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "none": None}


class Expressions:
    """A stream of tokens with one of them in view, and the expressions that begin there."""

    def __init__(self, source: str) -> None:
        self.tokenizer = Tokenizer(source)
        self._pushed = list[Token]()
        self._depth = 0

    def fail(self, message: str, token: Token | None = None) -> BookFault:
        return BookFault(message, line=token.line if token else self.tokenizer.line)

    def next(self) -> Token | None:
        return self._pushed.pop() if self._pushed else self.tokenizer.next()

    def push(self, token: Token | None) -> None:
        if token is not None:
            self._pushed.append(token)

    def peek(self) -> Token:
        token = self.next()
        if token is None:
            raise self.fail("A template ends in the middle.")
        self._pushed.append(token)
        return token

    def skip(self, kind: Kind, value: str | None = None) -> bool:
        token = self.next()
        if token is not None and token.kind == kind and (value is None or token.value == value):
            return True
        self.push(token)
        return False

    def symbol(self, name: str) -> bool:
        return self.skip("symbol", name)

    def operator(self, mark: str) -> bool:
        return self.skip("operator", mark)

    def expect_name(self) -> str:
        token = self.peek()
        if token.kind != "symbol":
            raise self.fail(f"A name was expected, not `{token.value}`.", token)
        self.next()
        return token.value

    def expression(self) -> Expression:
        self._depth += 1
        if self._depth > NESTING:
            raise self.fail("An expression is nested too deeply.")
        body = self._bound(self._or())
        if self.symbol("if"):
            condition = self._bound(self._or())
            body = Choice(body, condition, self._bound(self._or()) if self.symbol("else") else None)
        self._depth -= 1
        return body

    def _bound(self, node: Expression) -> Expression:
        bound = reassociate(node)
        if bound is None:
            raise self.fail("An expression has too many operators.")
        return bound

    def _or(self) -> Expression:
        node = self._and()
        while self.symbol("or"):
            node = Binary("or", node, self._and(), self.tokenizer.line)
        return node

    def _and(self) -> Expression:
        node = self._not()
        while self.symbol("and"):
            node = Binary("and", node, self._not(), self.tokenizer.line)
        return node

    def _not(self) -> Expression:
        count = 0
        while self.symbol("not"):
            count += 1
        node = self._in()
        for _ in range(2 - count % 2 if count else 0):  # two and four negations are the same
            node = Unary("not", node)
        return node

    def _in(self) -> Expression:
        node = self._compare()
        while True:
            token = self.next()
            inverted = token is not None and token.kind == "symbol" and token.value == "not"
            if not inverted:
                self.push(token)
            if self.symbol("in"):
                node = Binary("in", self._bound(node), self._bound(self._compare()), self.tokenizer.line)
                node = Unary("not", node) if inverted else node
                continue
            if inverted:
                self.push(token)
            return node

    def _compare(self) -> Expression:
        node = self._binary(0)
        while True:
            token = self.next()
            if token is None or token.kind != "operator" or token.value not in _COMPARISONS:
                self.push(token)
                return node
            node = Binary(token.value, node, self._binary(0), token.line)

    def _binary(self, level: int) -> Expression:
        if level == len(_LEVELS):
            return self._unary(filters=True)
        node = self._binary(level + 1)
        while self.operator(_LEVELS[level]):
            right, line = self._binary(level + 1), self.tokenizer.line
            if _LEVELS[level] == "//":
                node = Unary("floor", self._bound(Binary("/", node, right, line)))
            elif _LEVELS[level] == "**":
                node = Binary("**", self._bound(node), self._bound(right), line)
            else:
                node = Binary(_LEVELS[level], node, right, line)
        return node

    def _unary(self, *, filters: bool) -> Expression:
        self._depth += 1
        if self._depth > NESTING:
            raise self.fail("An expression is nested too deeply.")
        node: Expression
        if self.operator("-"):
            node = Unary("-", self._unary(filters=False))
        elif self.operator("+"):
            node = Unary("+", self._unary(filters=False))
        else:
            node = self.primary()
        self._depth -= 1
        return self._filtered(node) if filters else node

    def primary(self) -> Expression:
        token = self.next()
        if token is None:
            raise self.fail("A template ends in the middle.")
        if token.kind == "string":
            return Literal(token.value)
        if token.kind == "number":
            return Literal(float(token.value) if "." in token.value else float(int(token.value[:40])))
        if token.kind == "symbol":
            if token.value in _WORDS:
                return Literal(_WORDS[token.value])
            return self._postfix(Name(token.value, token.line))
        self.push(token)
        return self._aggregate(token)

    def _postfix(self, node: Expression) -> Expression:
        while True:
            token = self.next()
            if token is None or token.kind != "operator" or token.value not in {"(", "[", "."}:
                self.push(token)
                return node
            if token.value == ".":
                node = Lookup(node, Literal(self.expect_name()))
            elif token.value == "(":
                self.push(token)
                node = Call(node, self.arguments(), token.line)
            else:
                items = self._items("]")
                if len(items) != 1:
                    raise self.fail("An index is one value.", token)
                node = Lookup(node, items[0])

    def _aggregate(self, token: Token) -> Expression:
        """Parentheses hold what their last value is, brackets a list, braces a mapping."""
        self.next()
        if token.kind == "operator" and token.value == "(":
            items = self._items(")")
            if not items:
                raise self.fail("Parentheses are empty.", token)
            return Group(items[-1])
        if token.kind == "operator" and token.value == "[":
            return Array(self._items("]"))
        if token.kind == "operator" and token.value == "{":
            return Mapping(self._pairs())
        raise self.fail(f"`{token.value}` was not expected here.", token)

    def _items(self, closing: str) -> list[Expression]:
        items = list[Expression]()
        while not self.operator(closing):
            if items and not self.operator(","):
                raise self.fail("A comma was expected.", self.peek())
            items.append(self.expression())
        return items

    def _pairs(self) -> list[tuple[Expression, Expression]]:
        pairs = list[tuple[Expression, Expression]]()
        while not self.operator("}"):
            if pairs and not self.operator(","):
                raise self.fail("A comma was expected.", self.peek())
            key = self.primary()
            if not self.operator(":"):
                raise self.fail("A colon was expected after the key.", self.peek())
            pairs.append((Literal(key.name) if isinstance(key, Name) else key, self.expression()))
        return pairs

    def _filtered(self, node: Expression) -> Expression:
        while self.operator("|"):
            node = self.filter([node])
        return node

    def filter(self, values: list[Expression | Keywords]) -> Filter:
        """A filter's name and arguments, after what it is applied to."""
        line = self.peek().line
        name = self.expect_name()
        while self.operator("."):
            name += f".{self.expect_name()}"
        token = self.peek()
        called = token.kind == "operator" and token.value == "("
        return Filter(name, [*values, *(self.arguments() if called else [])], line)

    def arguments(self, *, bare: bool = False) -> list[Expression | Keywords]:
        """In parentheses, or `bare` up to the end of the tag."""
        parentheses = self.operator("(")
        if not parentheses and not bare:
            raise self.fail("Arguments were expected.", self.peek())
        values, named = list[Expression | Keywords](), list[tuple[str, Expression]]()
        while True:
            token = self.peek()
            if bare and token.kind == "block end":
                break
            if not bare and self.operator(")"):
                break
            if bare and parentheses and self.operator(")"):
                break
            if (values or named) and not self.operator(","):
                raise self.fail("A comma was expected.", token)
            value = self.expression()
            if self.operator("="):
                if not isinstance(value, Name):
                    raise self.fail("A name was expected before `=`.", token)
                named.append((value.name, self.expression()))
            else:
                values.append(value)
        return [*values, Keywords(named)] if named else values
