"""Each expected value is what a JavaScript engine answers for the same source."""

import math
from typing import Any

import pytest

from octavo.content.expressions import UNDEFINED, ExpressionError, condition, content_scope, depends_on, evaluate, template, text

SCOPE: dict[str, Any] = {
    "visitor": {"claims": {"plan": "pro", "age": 30, "roles": ["admin", "writer"], "unsigned": {"beta": True, "name": "Ada", "zero": 0}}},
    "space": {"vars": {"version": "2.1", "limit": 10}},
    "page": {"vars": {}},
    "reviews": [
        {"status": "approved", "reviewer": {"id": "ada"}},
        {"status": "changes-requested", "reviewer": {"id": "bo"}},
        {"status": "approved", "reviewer": {"id": "cy"}},
    ],
    "nothing": None,
}

VALUES: list[tuple[str, Any]] = [
    # literals
    ("1", 1),
    (".5", 0.5),
    ("1e3", 1000),
    ("0x1F", 31),
    ("0b101", 5),
    ("0o17", 15),
    ("'it\\'s'", "it's"),
    ('"tab\\there"', "tab\there"),
    ('"\\u0041\\x42\\u{43}"', "ABC"),
    ('"\\ud83d\\ude00"', "😀"),
    ("true", True),
    ("null", None),
    ("undefined", UNDEFINED),
    ("[1, 'a', [true]]", [1, "a", [True]]),
    ("({plan: 'x', \"two words\": 2})", {"plan": "x", "two words": 2}),
    ("`plain`", "plain"),
    ("`v${space.vars.version} of ${`${1 + 1}`}`", "v2.1 of 2"),
    ("`a\\`b\\${c}`", "a`b${c}"),
    ("`${ {a: '}'}.a }`", "}"),
    # equality
    ("1 == '1'", True),
    ("1 === '1'", False),
    ("1 !== '1'", True),
    ("null == undefined", True),
    ("null === undefined", False),
    ("null == 0", False),
    ("null == false", False),
    ("'' == 0", True),
    ("'a' == 0", False),
    ("true == 1", True),
    ("true == '1'", True),
    ("'true' == true", False),
    ("[1] == 1", True),
    ("[1, 2] == '1,2'", True),
    ("[] == []", False),
    ("({}) == '[object Object]'", True),
    ("NaN == NaN", False),
    ("NaN != NaN", True),
    ("visitor.claims.roles == visitor.claims.roles", True),
    ("0 === -0", True),
    ("true === 1", False),
    # order
    ("2 < 10", True),
    ("'2' < '10'", False),
    ("'2' < 10", True),
    ("null >= 0", True),
    ("undefined >= 0", False),
    ("'a' < 1", False),
    ("'a' >= 1", False),
    ("'apple' <= 'apple'", True),
    ("3 > 2 > 1", False),
    # logic
    ("0 || 'x'", "x"),
    ("'' && 'x'", ""),
    ("0 ?? 'x'", 0),
    ("nothing ?? 'x'", "x"),
    ("undefined ?? 'x'", "x"),
    ("false || null", None),
    ("!0", True),
    ("!'0'", False),
    ("!![]", True),
    ("!NaN", True),
    ("true ? 'a' : 'b'", "a"),
    ("false ? 1 : true ? 2 : 3", 2),
    ("true || undefinedName", True),
    ("false && undefinedName", False),
    ("1 ? .5 : 1", 0.5),
    # arithmetic
    ("1 + 2 * 3", 7),
    ("(1 + 2) * 3", 9),
    ("10 - 2 - 3", 5),
    ("7 % 3", 1),
    ("-7 % 3", -1),
    ("1 / 0", math.inf),
    ("-1 / 0", -math.inf),
    ("'3' * '4'", 12),
    ("'3' + 4", "34"),
    ("3 + 4 + '5'", "75"),
    ("1 + true", 2),
    ("1 + null", 1),
    ("'a' + null", "anull"),
    ("'a' + [1, [2, 3]]", "a1,2,3"),
    ("+'0x10'", 16),
    ("+' 12 '", 12),
    ("+''", 0),
    ("-'5'", -5),
    ("- -5", 5),
    # numbers as text
    ("'' + 1.0", "1"),
    ("'' + 0.1", "0.1"),
    ("'' + (0.1 + 0.2)", "0.30000000000000004"),
    ("'' + 1e21", "1e+21"),
    ("'' + 123456789012345680000", "123456789012345680000"),
    ("'' + 1.5e-7", "1.5e-7"),
    ("'' + 0.000001", "0.000001"),
    ("'' + -0", "0"),
    ("'' + NaN", "NaN"),
    ("'' + -Infinity", "-Infinity"),
    ("'' + 100", "100"),
    ("'' + 12345.678", "12345.678"),
    # in, typeof
    ("'plan' in visitor.claims", True),
    ("'planet' in visitor.claims", False),
    ("1 in visitor.claims.roles", True),
    ("2 in visitor.claims.roles", False),
    ("typeof 1", "number"),
    ("typeof 'a'", "string"),
    ("typeof true", "boolean"),
    ("typeof null", "object"),
    ("typeof []", "object"),
    ("typeof missing", "undefined"),
    ("typeof missing === 'undefined' && true", True),
    # members
    ("visitor.claims.plan", "pro"),
    ("visitor['claims']['plan']", "pro"),
    ("visitor.claims.roles[1]", "writer"),
    ("visitor.claims.roles['0']", "admin"),
    ("visitor.claims.roles[9]", UNDEFINED),
    ("visitor.claims.roles[-1]", UNDEFINED),
    ("visitor.claims.roles['01']", UNDEFINED),
    ("visitor.claims.roles.length", 2),
    ("'abc'.length", 3),
    ("'abc'[1]", "b"),
    ("visitor.claims.missing", UNDEFINED),
    ("visitor.claims.missing?.deeper.and.deeper", UNDEFINED),
    ("visitor.claims.missing?.['deeper'].x", UNDEFINED),
    ("visitor.claims.missing?.includes('a').x", UNDEFINED),
    ("visitor.claims.missing?.()", UNDEFINED),
    ("nothing?.a", UNDEFINED),
    ("visitor?.claims?.plan", "pro"),
    ("visitor.claims.plan?.includes('r')", True),
    ("(5).missing", UNDEFINED),
]

METHODS: list[tuple[str, Any]] = [
    ("'handbook'.includes('book')", True),
    ("'handbook'.includes('hand', 1)", False),
    ("'handbook'.startsWith('hand')", True),
    ("'handbook'.startsWith('book', 4)", True),
    ("'handbook'.endsWith('book')", True),
    ("'handbook'.endsWith('hand', 4)", True),
    ("'banana'.indexOf('an')", 1),
    ("'banana'.indexOf('an', 2)", 3),
    ("'banana'.indexOf('x')", -1),
    ("'banana'.lastIndexOf('an')", 3),
    ("'Ab'.toLowerCase() + 'Ab'.toUpperCase()", "abAB"),
    ("'straße'.toUpperCase()", "STRASSE"),
    ("' a '.trim()", "a"),
    ("' a '.trimStart() + '|' + ' a '.trimEnd()", "a | a"),
    ("'handbook'.slice(4)", "book"),
    ("'handbook'.slice(-4, -1)", "boo"),
    ("'handbook'.slice(5, 2)", ""),
    ("'handbook'.substring(4, 0)", "hand"),
    ("'handbook'.substring(-3, 2)", "ha"),
    ("'a,b,c'.split(',')", ["a", "b", "c"]),
    ("'a,b,c'.split(',', 2)", ["a", "b"]),
    ("'abc'.split('')", ["a", "b", "c"]),
    ("'abc'.split()", ["abc"]),
    ("'abc'.at(-1)", "c"),
    ("'abc'.at(5)", UNDEFINED),
    ("'abc'.charAt(1) + 'abc'.charAt(9)", "b"),
    ("'ab'.concat('c', 1)", "abc1"),
    ("'ab'.repeat(3)", "ababab"),
    ("'ab'.repeat(0)", ""),
    ("'7'.padStart(3, '0')", "007"),
    ("'7'.padEnd(3, 'ab')", "7ab"),
    ("'7'.padStart(1)", "7"),
    ("'a-b-c'.replace('-', '+')", "a+b-c"),
    ("'a-b-c'.replaceAll('-', '+')", "a+b+c"),
    ("'abc'.replace('x', 'y')", "abc"),
    ("'abc'.replaceAll('', '.')", ".a.b.c."),
    ("'abc'.replace('', '.')", ".abc"),
    ("'aaa'.replaceAll('aa', 'b')", "ba"),
    ("'abc'.replace('b', \"[$&|$`|$'|$$|$x|$]\")", "a[b|a|c|$|$x|$]c"),
    ("'a-b'.replaceAll('-', (found, place, whole) => found + place + whole)", "a-1a-bb"),
    ("'undefined'.replace()", "undefined"),
    ("'e\u0301'.normalize() === '\u00e9'", True),
    ("'\u00e9'.normalize('NFD').length", 2),
    ("'\ufb01'.normalize('NFKC')", "fi"),
    ("[1, [2, [3, [4]]]].flat()", [1, 2, [3, [4]]]),
    ("[1, [2, [3, [4]]]].flat(Infinity)", [1, 2, 3, 4]),
    ("[1, [2]].flat(0)", [1, [2]]),
    ("[1, 2, NaN].includes(NaN)", True),
    ("[1, 2].includes('1')", False),
    ("[1, 2, 1].indexOf(1)", 0),
    ("[1, 2, 1].lastIndexOf(1)", 2),
    ("[NaN].indexOf(NaN)", -1),
    ("[1, null, 'a', undefined].join('-')", "1--a-"),
    ("[1, 2].join()", "1,2"),
    ("[1, 2, 3].slice(1)", [2, 3]),
    ("[1, 2, 3].slice(-2, -1)", [2]),
    ("[1, 2, 3].at(-1)", 3),
    ("[1].concat(2, [3, 4])", [1, 2, 3, 4]),
    ("[1, 2, 3].some(n => n > 2)", True),
    ("[].some(n => true)", False),
    ("[1, 2, 3].every(n => n > 2)", False),
    ("[].every(n => false)", True),
    ("[1, 2, 3].filter(n => n % 2)", [1, 3]),
    ("[1, 2, 3].map((n, i) => n * i)", [0, 2, 6]),
    ("[1, 2].map(() => 'x').join('')", "xx"),
    ("[1, 2].map((n, i, all) => n)", [1, 2]),
    ("[1, 2, 3].find(n => n > 1)", 2),
    ("[1, 2, 3].find(n => n > 5)", UNDEFINED),
    ("[1, 2, 3].findIndex(n => n > 1)", 1),
    ("[[1, 2], [3]].map(row => row.map(n => n + row.length))", [[3, 4], [4]]),
    ("reviews.filter(r => r.status === 'approved').length >= 2", True),
    ("reviews.some(r => ['ada', 'eve'].includes(r.reviewer.id))", True),
    ("(1.005).toFixed(2)", "1.00"),
    ("(2).toFixed()", "2"),
    ("[1, [2]].toString() + (3).toString() + 'x'.toString()", "1,23x"),
    ("'abc'.split([])", ["a", "b", "c"]),
    ("'a,b'.split(',', -1)", ["a", "b"]),
    ("'😀b'.length", 3),
    ("'😀b'.slice(2) + '😀b'.slice(0, 2)", "b😀"),
    ("'😀'.split('').join('-')", "\ufffd-\ufffd"),
    ("'😀' < '\uffff'", True),
    ("(2.5).toFixed(0) + (-0).toFixed(1)", "30.0"),
    ("(255).toString(16)", "ff"),
    ("true.toString()", "true"),
    ("'\u2003x\u1680'.trim()", "x"),
    ("Number(undefined) === Number(undefined)", False),
    ("String(undefined)", "undefined"),
    ("Object.keys({b: 1, '2': 1, '1': 1})", ["1", "2", "b"]),
    ("Object.keys(1)", []),
    ("[1, 2, 1].indexOf(1, 1) + [1, 2, 1].lastIndexOf(1, 1)", 2),
    ("[1, 1, 2].filter((n, i, all) => all.indexOf(n) === i)", [1, 2]),
    ("1 /* one */ + // and\n 1", 2),
    ("(null || undefined) ?? 'x'", "x"),
    ("Array.isArray(visitor.claims.roles)", True),
    ("Array.isArray('a')", False),
    ("Object.keys(space.vars)", ["version", "limit"]),
    ("Number('12') + Number()", 12),
    ("String(null) + String()", "null"),
    ("Boolean('') || Boolean(1)", True),
]

FAILURES = [
    "visitor.claims.missing.deeper",
    "undefinedName",
    "nothing.a",
    "(visitor.claims.missing?.a).b",
    "'a' in 'abc'",
    "visitor.claims.plan()",
    "visitor.claims.plan.shout()",
    "'a'.constructor()",
    "[1].map(1)",
    "[1].map('x')",
    "'a'.includes(x => x)",
    "visitor()",
    "'a'.repeat(-1)",
    "(1).toFixed(101)",
    "Object.keys(null)",
    "",
    "1 +",
    "(1",
    "[1, 2",
    "a b",
    "1 2",
    "x = 1",
    "x++",
    "a; b",
    "new Date()",
    "this",
    "function () {}",
    "x => x",
    "[1].map(x => { return x })",
    "/a+/.test('a')",
    "'open",
    "`open",
    "`${1`",
    "'line\nbreak'",
    "1a",
    "1e",
    "0x",
    "a.1",
    "a.",
    "'\\u12'",
    "'\\u{110000}'",
    "#",
    "010",
    "1 /* open",
    "0 || 1 ?? 2",
    "0 ?? 1 && 2",
    "(1.5).toString(2)",
    "a & b",
    "import('os')",
    "{a: 1",
    "...a",
]


@pytest.mark.parametrize(("source", "expected"), VALUES + METHODS)
def test_an_expression_has_the_value_that_javascript_gives_it(source: str, expected: Any) -> None:
    value = evaluate(source, SCOPE)
    assert value == expected
    assert isinstance(value, bool) == isinstance(expected, bool)


@pytest.mark.parametrize("source", FAILURES)
def test_what_cannot_be_evaluated_is_an_error_with_a_message_and_false_as_a_condition(source: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        evaluate(source, SCOPE)
    assert caught.value.message
    assert condition(source, SCOPE) is (source == "")
    assert text(source, SCOPE) == ""


@pytest.mark.parametrize("source", [None, "", "  \n "])
def test_an_empty_condition_holds(source: str | None) -> None:
    assert condition(source, SCOPE)


def test_a_condition_is_judged_by_its_truth() -> None:
    assert condition("visitor.claims.unsigned.beta && 'A' !== visitor.claims.unsigned.product", SCOPE)
    assert not condition("visitor.claims.unsigned.zero", SCOPE)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("space.vars.limit", "10"),
        ("visitor.claims.unsigned.name", "Ada"),
        ("visitor.claims.roles", "admin,writer"),
        ("true", "true"),
        ("null", ""),
        ("visitor.claims.missing", ""),
        ("visitor", ""),
    ],
)
def test_an_inline_expression_shows_its_value_and_never_a_placeholder(source: str, shown: str) -> None:
    assert text(source, SCOPE) == shown


def test_a_template_replaces_each_expression_and_keeps_the_rest() -> None:
    assert template("v{{ space.vars.version }} for {{visitor.claims.unsigned.name}}{{ broken.name }}!", SCOPE) == "v2.1 for Ada!"
    assert template("{{ open and {single}", SCOPE) == "{{ open and {single}"
    long = "{{" + "a" * 2000 + "}}"
    assert template(long + "{{ 1 }}", SCOPE) == long + "1"


def test_the_names_of_arrow_parameters_are_not_the_scope() -> None:
    assert depends_on("visitor.claims.plan", "visitor")
    assert not depends_on("[1].map(visitor => visitor)", "visitor")
    assert depends_on("[1].map(x => visitor[x])", "visitor")
    assert depends_on("`${space.vars[visitor.claims.plan]}`", "visitor")
    assert not depends_on("space.vars.visitor", "visitor")
    assert not depends_on("visitor visitor", "visitor")


def test_a_name_of_the_scope_hides_a_global_function() -> None:
    assert evaluate("String", {"String": "mine"}) == "mine"
    with pytest.raises(ExpressionError):
        evaluate("String(1)", {"String": "mine"})


def test_a_signed_claim_cannot_pose_as_the_unsigned_ones() -> None:
    scope = content_scope(claims={"unsigned": {"beta": True}, "plan": "pro"}, unsigned={"name": "Ada"}, space_vars={"v": 1})
    assert not condition("visitor.claims.unsigned.beta", scope)
    assert text("visitor.claims.unsigned.name + visitor.claims.plan + space.vars.v", scope) == "Adapro1"
    assert evaluate("page.vars.x", scope) is UNDEFINED
