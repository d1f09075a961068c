"""Formulas as authors write them for GitBook (KaTeX), made to MathML on the server."""

import re

import pytest

from octavo.content.html.mathml import mathml
from tests.content.html.build import html, void


def shown(formula: str, *, block: bool = True) -> str:
    """The MathML without its source; `!` where there is none."""
    made = mathml(formula, block=block)
    return "!" if made is None else re.sub(r"<annotation.*?</annotation>", "", made, flags=re.DOTALL)


ROWS = [
    r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
    r"\begin{aligned}[t] a &= b \\[4pt] c &= d \end{aligned}",
    r"\begin{alignedat}{2} a &= b \\ c &= d \end{alignedat}",
    r"\begin{align*} a &= b \\ c &= d \end{align*}",
    r"\begin{gather} a=b \\ c=d \end{gather}",
    r"\begin{gathered} a=b \\ c=d \end{gathered}",
    r"\begin{multline*} a \\ b \end{multline*}",
    r"\begin{split} a &= b \\ c &= d \end{split}",
    r"\begin{eqnarray} a &=& b \\ c &=& d \end{eqnarray}",
    r"\begin{dcases} a & b \\ c & d \end{dcases}",
    r"\begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}",
    r"a = b \\ c = d",
    r"\left[\begin{array}{c} a & b \end{array}\right] \\ x",
]


@pytest.mark.parametrize("formula", ROWS)
def test_rows_are_rows_of_a_table(formula: str) -> None:
    made = shown(formula)
    assert made.count("<mtr>") >= 2
    assert "&amp;" not in made
    assert "\\" not in made


def test_lines_that_belong_to_what_is_inside_make_no_rows_outside() -> None:
    assert shown(r"x + \left( \substack{a \\ b} \right)").count("<mtable") == 1
    assert "<mtable" not in shown(r"a \\ b", block=False)


@pytest.mark.parametrize("formula", [r"\sum_{i=1}^n i", r"\lim_{x \to 0} x", r"\max_{a \in A} a", r"\prod_{k} k"])
def test_limits_stand_below_in_a_formula_of_its_own_and_beside_in_a_line(formula: str) -> None:
    assert "<munder" in shown(formula)
    assert "<munder" not in shown(formula, block=False)


@pytest.mark.parametrize(
    ("formula", "letters"),
    [(r"\mathscr{LB}", "ℒℬ"), (r"\mathtt{x1}", "𝚡𝟷"), (r"\mathbf{v}", "𝐯"), (r"\mathbb{R}", "ℝ"), (r"\mathfrak{g}", "𝔤")],
)
def test_styles_of_letters_are_letters_of_unicode(formula: str, letters: str) -> None:
    assert re.sub("<[^>]*>", "", shown(formula)) == letters


def test_text_stays_text() -> None:
    assert "<mtext>Größe\xa0in\xa0</mtext>" in shown(r"\text{Größe in } m^2")
    assert "<mtext>bold</mtext>" in shown(r"\textbf{bold}")


@pytest.mark.parametrize(
    "formula", [r"\frac{1}{", r"\left( x", r"\begin{aligned} a", "}}}{{{", r"\begin{x\end{x}", r"\sqrt", "% only a comment"]
)
def test_what_is_broken_stands_as_it_was_written(formula: str) -> None:
    assert shown(formula) == "!"
    assert "octavo-formula" in html(void("math", formula=formula))


def test_a_command_that_is_not_known_is_shown_by_its_name() -> None:
    assert r"\notacommand" in shown(r"\notacommand{x} + 1")


BOMBS = [
    "{" * 2000 + "}" * 2000,
    r"\frac{" * 800,
    r"\sqrt" * 800,
    r"\begin{matrix}" * 250,
    r"\newcommand{\q}[1]{" + "#1" * 600 + r"}\q{" + "x" * 2000 + "}",
    r"\newcommand{\q}{" + "x" * 3800 + "}" + r"\q" * 60,
    r"\def\x{\x\x}\x",
    "".join(
        rf"\newenvironment{{{name}}}{{" + rf"\begin{{{inner}}}\end{{{inner}}}" * 10 + "}{}"
        for inner, name in zip("abcdef", "bcdefg", strict=True)
    )
    + r"\begin{g}\end{g}",
    "x" * 5000,
]


@pytest.mark.parametrize("formula", BOMBS, ids=range(len(BOMBS)))
def test_a_formula_that_would_grow_without_end_stands_as_it_was_written(formula: str) -> None:
    assert shown(formula) == "!"


def test_a_macro_of_ones_own_is_applied() -> None:
    assert "<mi>ℝ</mi>" in shown(r"\newcommand{\R}{\mathbb{R}} \R")


def test_no_length_covers_the_page() -> None:
    assert "9999" not in shown(r"\rule{9999em}{9999em} \hspace{99999999em}")
    assert 'width="1em"' in shown(r"\rule{1em}{1em}")


def test_nothing_but_presentation_gets_through() -> None:
    made = shown(r"\href{javascript:alert(1)}{x} \style{color:red}{y} <script>alert(1)</script> \class{a}{b}")
    assert "javascript" not in made
    assert "<script" not in made
    assert "style=" not in made
    assert "href" not in made
