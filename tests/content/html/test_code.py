import re

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.html.highlight import Colours, highlight
from tests.content.html.build import annotation, block, code, html, inline, paragraph


def _shown(rendered: str) -> str:
    """The text of the code element, as copying it gives it."""
    inner = rendered[rendered.index("<code>") + 6 : rendered.index("</code>")]
    return re.sub(r"<[^>]*>", "", inner).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_copied_code_is_the_authors() -> None:
    assert _shown(html(code("if a < b:", "", "\treturn '&'  ", syntax="python"))) == "if a < b:\n\n\treturn '&'  \n"


def test_code_is_coloured_by_its_language_under_any_of_its_names() -> None:
    rendered = [html(code("let x = 1 // one", syntax=name)) for name in ("javascript", "JS", ".js", "mjs")]
    assert all('<span class="kd">let</span>' in one or '<span class="k">let</span>' in one for one in rendered[:3])
    assert '<span class="c1">// one' in rendered[0]


def test_an_unknown_language_is_shown_plain() -> None:
    assert '<span class="octavo-line">plain x = 1\n</span>' in html(code("plain x = 1", syntax="no such language"))


def test_a_string_over_several_lines_keeps_its_colour_on_each() -> None:
    lines = highlight("python", 'x = """one\ntwo"""')
    assert [line[-1][0] for line in lines] == [lines[0][-1][0]] * 2


@given(
    st.sampled_from(["python", "bash", "json", "yaml", "html", "markdown", "diff"]),
    st.text("ab<>&'\"`#/*:{}[]$ \t\n\r\f\u2028é漢\x00", max_size=60),
)
@settings(max_examples=80, deadline=None)
def test_colouring_changes_no_character(language: str, source: str) -> None:
    assert "\n".join("".join(run for _, run in line) for line in highlight(language, source)) == source


def test_long_code_and_long_lines_are_not_coloured() -> None:
    assert highlight("python", "x = 1\n" * 20_000)[0] == (("", "x = 1"),)
    assert highlight("javascript", "let x=1;" * 1000) == ((("", "let x=1;" * 1000),),)


def test_a_note_inside_a_line_keeps_the_colours_around_it() -> None:
    line = block("code-line", "return ", annotation("compute", paragraph("slow")), "(x)")
    rendered = html(code("def f():", line, syntax="python"))
    assert '<span class="k">return</span> <a class="octavo-annotation"' in rendered
    assert ">compute</a>(x)" in rendered
    assert rendered.index("</figure>") < rendered.index("slow")


def test_an_expression_inside_a_line_is_marked() -> None:
    line = block("code-line", "image: ", inline("expression", expression="space.vars.v"))
    assert re.search(r'<span class="octavo-expression">.*space\.vars\.v.*</span>', html(code(line, syntax="yaml")))


def test_a_highlighted_line_is_the_authors_choice() -> None:
    rendered = html(code("one", block("code-line", "two", highlighted=True)))
    assert rendered.count("octavo-highlight") == 1
    assert '<span class="octavo-line octavo-highlight">two' in rendered


def test_long_code_opens_without_scripts() -> None:
    rendered = html(code(*(f"line {number}" for number in range(12)), expandable=True, collapsedLineCount=4))
    assert rendered.count("octavo-more") == 8
    assert '<label class="octavo-code-more"><input type="checkbox"><span>Show all 12 lines</span></label>' in rendered
    assert "octavo-code-more" not in html(code("short", expandable=True))


def test_options_are_classes_and_the_title_a_caption() -> None:
    rendered = html(code("x", title="a.py", overflow="wrap", lineNumbers=True, fullWidth=True))
    assert 'class="octavo-code octavo-wrap octavo-numbered octavo-full-width"' in rendered
    assert '<figcaption dir="auto">a.py</figcaption>' in rendered


def test_a_diagram_is_its_text_until_a_browser_draws_it() -> None:
    rendered = html(code("graph TD", "  A --> B", syntax="Mermaid"))
    assert '<pre class="mermaid" tabindex="0" dir="ltr">graph TD\n  A --&gt; B</pre>' in rendered


def test_colours_are_remembered_within_bounds() -> None:
    colours = Colours(2000)
    first = colours.lines("python", "x = 1")
    assert colours.lines("python", "x = 1") is first
    for number in range(50):
        colours.lines("python", f"x = {number}")
    assert colours.lines("python", "x = 1") is not first
    assert colours.lines("python", "x = 1") == first


def test_a_line_that_holds_line_ends_of_its_own_keeps_them() -> None:
    assert _shown(html(code("one\ntwo", "three", syntax="python"))) == "one\ntwo\nthree\n"


def test_a_note_on_such_a_line_is_kept() -> None:
    rendered = html(code(block("code-line", "one\n", annotation("two", paragraph("why"))), syntax="python"))
    assert ">two</a>" in rendered
    assert "why" in rendered


def test_text_outside_of_a_line_is_a_line() -> None:
    assert _shown(html(block("code", "x = 1", block("code-line", "y = 2")))) == "x = 1\ny = 2\n"
