import pytest

from octavo.content.html.context import RenderContext
from tests.content.html.build import annotation, block, html, inline, link, paragraph, text, void
from tests.content.html.samples import COLOR


def test_a_paragraph_finds_its_own_direction() -> None:
    assert html(paragraph("שלום")) == '<p dir="auto">שלום</p>'


def test_a_list_runs_the_way_of_its_first_letter() -> None:
    item = block("list-item", paragraph("1. שלום"), paragraph("x"))
    assert html(block("list-unordered", item)).startswith('<ul dir="rtl">')
    assert html(block("list-unordered", block("list-item", paragraph("1.")))).startswith("<ul>")


def test_an_empty_paragraph_leaves_nothing() -> None:
    assert html(paragraph(""), paragraph("x")) == '<p dir="auto">x</p>'


def test_a_line_end_inside_a_paragraph_is_a_break() -> None:
    assert html(paragraph("one\ntwo")) == '<p dir="auto">one<br>\ntwo</p>'


@pytest.mark.parametrize(("align", "class_"), [("center", "octavo-align-center"), ("end", "octavo-align-end")])
def test_alignment_is_a_class(align: str, class_: str) -> None:
    assert f'class="{class_}"' in html(block("paragraph", "x", align=align))


def test_a_heading_can_be_linked_to_and_its_link_is_named() -> None:
    rendered = html(block("heading-1", "Set ", text("up", "code"), anchor="set-up"))
    assert rendered == (
        '<h2 id="set-up" dir="auto">Set <code>up</code>'
        '<a class="octavo-permalink" href="#set-up" aria-label="Permalink: Set up"></a></h2>'
    )  # fmt: skip


def test_the_second_heading_of_one_name_does_not_take_the_first_ones_id() -> None:
    assert html(block("heading-1", "a", anchor="x"), block("heading-2", "b", anchor="x")).count('id="x"') == 1


def test_headings_start_lower_where_the_context_says_so() -> None:
    class Feed(RenderContext):
        heading_offset = 2

    rendered = html(*(block(f"heading-{level}", "x") for level in (1, 2, 3)), context=Feed())
    assert [rendered.count(f"<h{level} ") for level in (4, 5, 6)] == [1, 1, 1]


def test_neighbours_share_their_marks() -> None:
    rendered = html(paragraph(text("a", "bold"), text("b", "bold", "italic"), text("c", "italic")))
    assert rendered == '<p dir="auto"><strong>a<em>b</em></strong><em>c</em></p>'


def test_marks_nest_the_same_way_whatever_their_order() -> None:
    assert html(paragraph(text("x", "code", "bold", COLOR))) == html(paragraph(text("x", COLOR, "code", "bold")))


def test_a_background_is_a_mark_and_a_colour_a_span() -> None:
    assert '<mark class="octavo-color-red octavo-background-primary">x</mark>' in html(paragraph(text("x", COLOR)))
    colored = text("x", {"object": "mark", "type": "color", "data": {"text": "blue", "background": "default"}})
    assert '<span class="octavo-color-blue">x</span>' in html(paragraph(colored))


def test_a_colour_that_is_none_leaves_plain_text() -> None:
    colored = text("x", {"object": "mark", "type": "color", "data": {"text": "#233C5D", "background": "default"}})
    assert html(paragraph(colored)) == '<p dir="auto">x</p>'


def test_an_item_with_one_paragraph_is_tight() -> None:
    items = block("list-unordered", block("list-item", paragraph("a")), block("list-item", paragraph("b"), paragraph("c")))
    assert html(items) == '<ul dir="ltr"><li>a</li><li><p dir="auto">b</p><p dir="auto">c</p></li></ul>'


def test_a_list_continues_with_its_number() -> None:
    assert html(block("list-ordered", block("list-item", paragraph("c")), start=3)).startswith('<ol start="3" dir="ltr">')


def test_a_task_is_labelled_by_its_text() -> None:
    rendered = html(block("list-tasks", block("list-item", paragraph("Call"), checked=True), block("list-item", paragraph("Wait"))))
    assert '<label><input type="checkbox" disabled checked><span>Call</span></label>' in rendered
    assert '<label><input type="checkbox" disabled><span>Wait</span></label>' in rendered


def test_a_link_to_nowhere_keeps_its_words() -> None:
    nowhere = inline("link", "words", ref={"kind": "page", "page": "gone"})
    assert '<span class="octavo-broken" title="Broken link">words</span>' in html(paragraph(nowhere))


def test_the_exporters_broken_reference_is_a_broken_link() -> None:
    assert '<span class="octavo-broken" title="Broken link">words</span>' in html(paragraph(link("words", "broken-reference")))


def test_a_link_that_must_not_be_followed_keeps_its_words() -> None:
    assert "<a" not in html(paragraph(link("words", "javascript:alert(1)")))


def test_notes_are_reached_by_links_in_both_directions() -> None:
    rendered = html(paragraph("a ", annotation("word", paragraph("why"))))
    assert '<a class="octavo-annotation" href="#octavo-note-1" id="octavo-note-1-ref" role="doc-noteref">word</a>' in rendered
    assert '<aside class="octavo-note" id="octavo-note-1" role="doc-footnote">' in rendered
    assert 'href="#octavo-note-1-ref"' in rendered


def test_documents_on_one_page_keep_their_notes_apart() -> None:
    class Second(RenderContext):
        id_prefix = "second-"

    assert 'id="octavo-second-note-1"' in html(paragraph(annotation("word", paragraph("why"))), context=Second())


@pytest.mark.parametrize(
    ("code", "shown"), [("1f389", "🎉"), ("1f468-200d-1f4bb", "👨‍💻"), ("🎉", "🎉"), ("7", "7"), ("d800", "d800"), ("ffffffff", "ffffffff")]
)
def test_emoji_are_code_points_or_themselves(code: str, shown: str) -> None:
    assert f">{shown}<" in html(paragraph(inline("emoji", code=code)))


def test_an_expression_shows_its_value_where_there_is_one() -> None:
    class Known(RenderContext):
        def value(self, expression: str) -> str | None:
            return "<1.2>" if expression == "space.vars.version" else None

    known = inline("expression", expression="space.vars.version")
    assert html(paragraph(known), context=Known()) == '<p dir="auto">&lt;1.2&gt;</p>'
    assert html(paragraph(known)) == '<p dir="auto"><code class="octavo-expression">space.vars.version</code></p>'


def test_a_button_with_an_action_says_what_a_script_should_do() -> None:
    button = inline("button", label="Ask", kind="secondary", action={"action": "ask", "query": "How?"})
    expected = '<button type="button" class="octavo-button octavo-button-secondary" data-action="ask" data-query="How?">Ask</button>'
    assert expected in html(paragraph(button))


def test_a_button_that_does_nothing_is_disabled() -> None:
    assert "disabled" in html(paragraph(inline("button", label="Soon", kind="primary")))


def test_a_formula_carries_its_source() -> None:
    rendered = html(void("math", formula=r"\frac{a}{b}"))
    assert "<mfrac>" in rendered
    assert r'<annotation encoding="application/x-tex">\frac{a}{b}</annotation>' in rendered


@pytest.mark.parametrize("formula", [r"\begin{matrix", "x" * 5000, r"\left(", "^" * 50, r"\sqrt["])
def test_a_formula_that_cannot_be_read_shows_its_source(formula: str) -> None:
    assert formula in html(paragraph(inline("inline-math", formula=formula)))
