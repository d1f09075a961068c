"""Expressions of the whole subset, made at random and mostly meaningful: each kind of value has its own grammar."""

import random
from typing import Any, Final

SCOPE: Final[dict[str, Any]] = {
    "visitor": {
        "claims": {"plan": "pro", "age": 30, "roles": ["admin", "écrivain", "😀"], "unsigned": {"beta": True, "name": "Ada 🧵 漢"}}
    },
    "space": {"vars": {"version": "2.10", "limit": 10, "10": "ten", "2": "two", "ratio": -2.5, "empty": ""}},
    "rows": [{"id": 1, "tags": ["x", "y"]}, {"id": "2", "tags": []}, {"tags": None}],
    "nothing": None,
}

_TEXTS = ["''", "'a'", "'Ab c'", "'1'", "' 12 '", "'0x1f'", "'-3.5e2'", "'😀'", "'a😀b'", "'é漢'", "'ﬁ'", "'ΑΣ'", "'İ'", "'\\ud83d'", "'10'", "'9'", "'b,c,,d'", "'\\u2003x\\u1680'", "'NaN'", "'null'"]  # fmt: skip
_NUMBERS = ["0", "-0", "1", "2", "10", "-1", "1.5", "2.5", "-2.5", "0.1", "1e21", "1e-7", "123456789", "NaN", "Infinity", "-Infinity", "0x1f", "3", "7"]  # fmt: skip
_OTHERS = ["null", "undefined", "true", "false", "[]", "({})", "nothing"]
_PATHS = ["visitor.claims.plan", "visitor.claims.unsigned.name", "space.vars.version", "space.vars.empty", "visitor['claims'].plan", "visitor?.claims?.unsigned?.name", "visitor.claims.roles[2]"]  # fmt: skip
_NUMERIC_PATHS = ["visitor.claims.age", "space.vars.limit", "space.vars.ratio", "rows[0].id", "rows.length"]
_MISSING = ["visitor.claims.none", "visitor.none?.deeper.still", "space.vars['x y']", "rows[9]", "rows[1].id.none", "nothing?.a", "visitor.claims.roles[-1]", "rows[2]?.tags?.[0]"]  # fmt: skip
_WRONG = ["nothing.a", "visitor.none.deeper", "missing", "'a'()", "rows()", "visitor.claims.plan()", "'x' in 'xy'", "nothing[0]", "(visitor.none?.a).b", "'a'.repeat(-1)"]  # fmt: skip
_COMPARE = ["==", "!=", "===", "!==", "<", "<=", ">", ">="]


class Generator:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def expression(self) -> str:
        return self.any(4)

    def _one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def any(self, depth: int) -> str:
        kinds = [self.text, self.number, self.truth, self.array, self.other, self.chosen]
        return self.random.choice(kinds)(depth)

    def other(self, depth: int) -> str:
        return self._one(*_OTHERS, *_MISSING) if self.random.random() < 0.95 else self._one(*_WRONG)

    def chosen(self, depth: int) -> str:
        """One of two values, by an operator."""
        if depth <= 0:
            return self.other(0)
        left, right = f"({self.any(depth - 1)})", f"({self.any(depth - 1)})"
        return self._one(f"{left} && {right}", f"{left} || {right}", f"{left} ?? {right}", f"{self.truth(depth - 1)} ? {left} : {right}")

    def truth(self, depth: int) -> str:
        if depth <= 0:
            return self._one("true", "false", "visitor.claims.unsigned.beta")
        one, other = self.any(depth - 1), self.any(depth - 1)
        return self._one(
            f"({one}) {self._one(*_COMPARE)} ({other})",
            f"({self.text(depth - 1)}) {self._one(*_COMPARE)} ({self.text(depth - 1)})",
            f"({self.number(depth - 1)}) {self._one(*_COMPARE)} ({self.number(depth - 1)})",
            f"!({one})",
            f"({self._index()}) in ({self.array(depth - 1)})",
            f"({self.text(0)}) in {self._one('visitor.claims', 'space.vars', 'rows[0]')}",
            f"({self.text(depth - 1)}).{self._one('includes', 'startsWith', 'endsWith')}({self.text(0)}{self._maybe(self._index())})",
            f"({self.array(depth - 1)}).includes({one}{self._maybe(self._index())})",
            f"({self.array(depth - 1)}).{self._one('some', 'every')}({self.arrow(depth - 1)})",
            f"Boolean({one})",
            f"Array.isArray({one})",
        )

    def _maybe(self, argument: str) -> str:
        return f", {argument}" if self.random.random() < 0.4 else ""

    def _index(self) -> str:
        return self._one("0", "1", "2", "-1", "-2", "5", "1.7", "NaN", "undefined", "'1'", "Infinity", "null")

    def number(self, depth: int) -> str:
        if depth <= 0:
            return self._one(*_NUMBERS, *_NUMERIC_PATHS)
        one, other = f"({self.any(depth - 1)})", f"({self.any(depth - 1)})"
        first, second = f"({self.number(depth - 1)})", f"({self.number(depth - 1)})"
        return self._one(
            f"{first} {self._one('+', '-', '*', '/', '%')} {second}",
            f"{one} {self._one('-', '*', '/', '%')} {other}",
            f"{self._one('-', '+')}{one}",
            f"Number({one})",
            f"({self.text(depth - 1)}).length",
            f"({self.array(depth - 1)}).length",
            f"({self.text(depth - 1)}).{self._one('indexOf', 'lastIndexOf')}({self.text(0)}{self._maybe(self._index())})",
            f"({self.array(depth - 1)}).{self._one('indexOf', 'lastIndexOf')}({one}{self._maybe(self._index())})",
            f"({self.array(depth - 1)}).findIndex({self.arrow(depth - 1)})",
        )

    def text(self, depth: int) -> str:
        if depth <= 0:
            return self._one(*_TEXTS, *_PATHS)
        this = f"({self.text(depth - 1)})"
        one = f"({self.any(depth - 1)})"
        return self._one(
            f"{this} + {one}",
            f"{one} + {this}",
            f"`<${{{one}}}|${{{this}}}>`",
            f"{this}.{self._one('slice', 'substring')}({self._index()}{self._maybe(self._index())})",
            f"{this}.{self._one('toLowerCase', 'toUpperCase', 'trim', 'trimStart', 'trimEnd', 'toString')}()",
            f"{this}.{self._one('at', 'charAt')}({self._index()})",
            f"{this}[{self._index()}]",
            f"{this}.{self._one('padStart', 'padEnd')}({self._one('3', '7', '-1', 'NaN')}{self._maybe(self.text(0))})",
            f"{this}.repeat({self._one('0', '1', '2.9', 'NaN')})",
            f"{this}.concat({one}, {self.text(0)})",
            f"String({one})",
            f"({self.number(depth - 1)}).{self._one('toFixed', 'toString')}()",
            f"({self._one('0.5', '2.5', '-2.5', '1.005', '-1.5', '10.235', '0.000001', '-0', '1e20')}).toFixed({self._one('0', '1', '2', '3', '10')})",
            f"({self._one('255', '-255', '0', '10')}).toString({self._one('2', '10', '16', '36')})",
            f"({self.array(depth - 1)}).join({self._one('', self.text(0), 'undefined')})",
            f"({self.array(depth - 1)}).toString()",
            f"typeof ({self.any(depth - 1)})",
            f"({self.truth(depth - 1)}).toString()",
        )

    def array(self, depth: int) -> str:
        if depth <= 0:
            return self._one(
                "[]", "[1, 'a', null]", "[undefined, NaN, -0]", "visitor.claims.roles", "rows", "[[1, 2], ['x']]", "['😀', 'b']"
            )
        one = self.any(depth - 1)
        this = f"({self.array(depth - 1)})"
        return self._one(
            f"[{one}, {self.any(depth - 1)}]",
            f"{this}.slice({self._index()}{self._maybe(self._index())})",
            f"{this}.concat({one})",
            f"{this}.filter({self.arrow(depth - 1)})",
            f"{this}.map({self.arrow(depth - 1)})",
            f"({self.text(depth - 1)}).split({self._one('', chr(39) * 2, chr(39) + ',' + chr(39), '[]', self.text(0))})",
            f"({self.text(depth - 1)}).split({self.text(0)}, {self._index()})",
            f"Object.keys({self._one('space.vars', 'visitor.claims', 'rows[0]', this)})",
            f"[{this}.find({self.arrow(depth - 1)}), {this}.at({self._index()}), {this}[{self._index()}]]",
        )

    def arrow(self, depth: int) -> str:
        """A function of an element; its body may look at what is around it, too."""
        body = self._one(
            f"x == ({self.any(depth - 1)})",
            "typeof x",
            "x",
            "x?.id",
            "x?.length > 1",
            "`${x}`",
            "!x",
            f"({self.any(depth - 1)})",
            "x === i",
            "all.indexOf(x) === i",
        )
        parameters = "(x, i, all)" if any(name in body for name in (" i", "all.")) else self._one("x", "(x)", "(x, i)")
        return f"{parameters} => {body}"
