"""Expressions that mean harm: each ends at once, in an error or a harmless value."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.expressions import UNDEFINED, ExpressionError, condition, evaluate, template, text

SECRET = "never shown"


class Account:
    password = SECRET


SCOPE: dict[str, Any] = {
    "many": list(range(200)),
    "words": ["word"] * 500,
    "long": "x" * 60_000,
    "visitor": {"claims": {"name": "Ada"}},
    "account": Account(),
    "own": {"constructor": "mine"},
}

NESTED = [
    "(" * 500 + "1" + ")" * 500,
    "[" * 500 + "]" * 500,
    "!" * 1000 + "1",
    "-" * 1000 + "1",
    "`${" * 200 + "1" + "}`" * 200,
    "1?" * 300 + "1" + ":1" * 300,
    "a=>" * 300 + "1",
    "[].map(" * 120 + "x=>1" + ")" * 120,
    "{a:" * 300 + "1" + "}" * 300,
    "(1||1&&1==1<1+1*" * 60 + "1" + ")" * 60,
    "many" + "[0]" * 300,
    "typeof " * 140 + "1",
]

EXPENSIVE = [
    "many.map(a => many.map(b => many.map(c => many.map(d => 1))))",
    "many.every(a => many.every(b => many.every(c => true)))",
    "'x'.repeat(1e9)",
    "'x'.repeat(60000).repeat(60000)",
    "'x'.padStart(1e12)",
    "many.map(a => long).join('')",
    "long + long",
    "`${long}${long}`",
    "long.split('').map(a => long)",
    "long.concat(long, long)",
    "words.concat(words).concat(words).map(a => words.concat(words)).map(a => a.join(''))",
    "[1].map(a => [a,a,a,a,a,a,a,a]).map(a => [a,a,a,a,a,a,a,a]).map(a => [a,a,a,a,a,a,a,a]).map(a => [a,a,a,a,a,a,a,a])"
    ".map(a => [a,a,a,a,a,a,a,a]).map(a => [a,a,a,a,a,a,a,a]).map(a => a == '')",
    "many.map(a => many.map(b => long.includes('y')))",
    "many.map(a => many.map(b => long == long + b))",
    "many.concat(many).concat(many,many,many,many,many).map(a => many).filter(x => x == '')",
    "'x'.repeat(60000).replaceAll('x', 'yy')",
    "'x'.repeat(600).replaceAll('x', '$`')",
    "'x'.repeat(60000).replace('x', '$\\'$\\'')",
    "'x'.repeat(60000).replaceAll('', (found) => found)",
    "'\u0301\u0323'.repeat(30000).normalize()",
    "'\ufdfa'.repeat(10000).normalize('NFKC')",
    "[many, many, many, many, many, many, many, many, many, many].flat().concat(many).map(n => many).flat(Infinity)",
]

REACHING = [
    ("''.__class__", UNDEFINED),
    ("''.constructor", UNDEFINED),
    ("[].__proto__", UNDEFINED),
    ("({}).constructor", UNDEFINED),
    ("({}).toString", UNDEFINED),
    ("''['__cla' + 'ss__']", UNDEFINED),
    ("visitor.__class__", UNDEFINED),
    ("visitor.claims.items", UNDEFINED),
    ("visitor.keys", UNDEFINED),
    ("many.append", UNDEFINED),
    ("(1).real", UNDEFINED),
    ("true.__init__", UNDEFINED),
    ("own.constructor", "mine"),
]

REFUSED = [
    "account",
    "account.password",
    "[1].map(a => account.password)",
    "''.constructor.constructor('return 1')()",
    "[].map.constructor('x')()",
    "''.format(account)",
    "visitor.claims.get('name')",
    "many.append(1)",
    "many.sort()",
    "globalThis",
    "process.env",
    "__builtins__",
    "eval('1')",
    "Function('return 1')()",
    "String.fromCharCode(65)",
    "Object.getPrototypeOf(visitor)",
    "Array.constructor",
]


@pytest.mark.parametrize("source", NESTED)
def test_deep_nesting_is_refused_before_the_stack_is_used_up(source: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(source, SCOPE)


@pytest.mark.parametrize("source", EXPENSIVE)
def test_an_expression_that_would_take_long_or_grow_large_is_stopped(source: str) -> None:
    with pytest.raises(ExpressionError):
        evaluate(source, SCOPE)


@pytest.mark.parametrize(("source", "expected"), REACHING)
def test_only_own_data_is_ever_read(source: str, expected: object) -> None:
    assert evaluate(source, SCOPE) == expected


@pytest.mark.parametrize("source", REFUSED)
def test_nothing_of_the_host_can_be_reached_or_called(source: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, SCOPE)
    assert SECRET not in caught.value.message


def test_an_expression_over_the_cap_is_refused() -> None:
    assert evaluate("1" + " " * 1023, {}) == 1
    with pytest.raises(ExpressionError):
        evaluate("1" + " " * 1024, {})


def test_a_row_of_operators_as_long_as_the_cap_is_evaluated() -> None:
    assert evaluate("+".join(["1"] * 512), {}) == 512
    assert evaluate("||".join(["0"] * 341), {}) == 0


def test_half_a_surrogate_pair_never_leaves_an_expression() -> None:
    for source in ("'\\ud83d'", "'\\ude00'", "`\\ud83d`", "'a\\ud83d' + '\\ude00b'", "'\\u{d800}'"):
        assert text(source, {}).encode("utf-8").decode() == text(source, {})
    assert text("'a\\0b'", {}) == "a\ufffdb"


ATOMS = ["many", "words", "long", "visitor.claims", "own", "1", "'a'", "null", "undefined", "[]", "({a: 1})", "x => x", "(a, b) => a + b"]
LINKS = [
    ".length",
    "?.a",
    "[0]",
    ".map(",
    ".filter(",
    ".join(",
    ".includes(",
    ".slice(",
    ")",
    "(",
    " + ",
    " == ",
    " in ",
    " && ",
    " ? ",
    " : ",
]
PIECES = [*ATOMS, *LINKS, ", ", "`${", "}`", "!", "-", "]", "{", "}", "%", "\\", "\0", "\ud800", "é", "😀"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_source_ends_in_a_value_or_an_expression_error(source: str) -> None:
    condition(source, SCOPE)
    template("{{" + source + "}}", SCOPE)
