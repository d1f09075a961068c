"""The rendered HTML holds every word of a document, in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.document import Node
from octavo.content.html.context import RenderContext
from octavo.content.sections import plain_text, sections
from tests.content.html.build import annotation, block, code, document, html, inline, link, paragraph, table, text, void
from tests.content.html.reading import WORD, first_missing, words

SCRIPTS = [
    "word",
    "Größe",
    "漢字",
    "かな",
    "한글",
    "عربى",
    "עברית",
    "ไทย",
    "1.5",
    "a<b>&c",
    '"quoted"',
    "x\u200by",
    "_under_",
    "🎉",
    "\u202eleft",
    "&amp;",
    "<!--",
]
MARKS = ["bold", "italic", "strikethrough", "code", "keyboard", "superscript", "subscript"]


class Shown(RenderContext):
    def condition(self, expression: str) -> bool:
        return expression is not None


def _line() -> st.SearchStrategy[Node]:
    phrases = st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=3).map(" ".join)
    marked = st.tuples(phrases, st.lists(st.sampled_from(MARKS), max_size=3, unique=True)).map(lambda pair: text(pair[0] + " ", *pair[1]))
    return st.one_of(
        marked,
        phrases.map(lambda phrase: link(phrase, "https://example.org")),
        phrases.map(lambda phrase: inline("button", label=phrase, kind="primary")),
        phrases.map(lambda phrase: inline("inline-math", formula=f" {phrase} ")),
        phrases.map(lambda phrase: inline("expression", expression=phrase)),
    )


LINES = st.lists(_line(), min_size=1, max_size=4)


def _containers(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    nodes = st.lists(inner, min_size=1, max_size=3)
    titles = st.sampled_from(SCRIPTS)
    return st.one_of(
        nodes.map(lambda inside: block("blockquote", *inside)),
        nodes.map(lambda inside: block("hint", *inside, style="info")),
        nodes.map(lambda inside: block("list-unordered", block("list-item", *inside))),
        nodes.map(lambda inside: block("list-ordered", block("list-item", *inside), block("list-item", *inside))),
        nodes.map(lambda inside: block("list-tasks", block("list-item", *inside, checked=True))),
        nodes.map(lambda inside: block("stepper", block("stepper-step", *inside))),
        nodes.map(lambda inside: block("columns", block("column", *inside), block("column", *inside))),
        nodes.map(lambda inside: block("if", *inside, expression="true")),
        nodes.map(lambda inside: block("updates", block("update", *inside, date="2026-01-02"), format="full")),
        nodes.map(lambda inside: block("no-such-type", *inside)),
        st.tuples(titles, nodes).map(lambda pair: block("tabs", block("tabs-item", *pair[1], title=pair[0]))),
        st.tuples(LINES, nodes).map(
            lambda pair: void("expandable", {"expandable-title": [paragraph(*pair[0])], "expandable-body": pair[1]})
        ),
        st.tuples(titles, nodes).map(
            lambda pair: table({pair[0]: {"type": "text"}, "b": {"type": "text"}}, [{pair[0]: pair[1], "b": pair[1]}])
        ),
    )


BLOCKS = st.recursive(
    st.one_of(
        LINES.map(lambda line: paragraph(*line)),
        LINES.map(lambda line: block("heading-1", *line)),
        st.lists(st.sampled_from(SCRIPTS), min_size=1, max_size=3).map(lambda lines: code(*lines, syntax="python", title=lines[0])),
        LINES.map(lambda line: block("images", void("image", {"caption": [paragraph(*line)]}, ref={"kind": "url", "url": "a.png"}))),
        LINES.map(lambda line: void("file", {"caption": [paragraph(*line)]}, ref={"kind": "url", "url": "a.pdf"})),
    ),
    _containers,
    max_leaves=8,
)


@given(st.lists(BLOCKS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_word_is_lost_and_none_changes_place(nodes: list[Node]) -> None:
    expected = WORD.findall(plain_text(document(*nodes)))
    assert first_missing(expected, words(html(*nodes, context=Shown()))) is None


@given(st.lists(BLOCKS, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_sections_hold_the_words_of_the_document(nodes: list[Node]) -> None:
    cut = sections(document(*nodes))
    found = sorted(word for section in cut for word in WORD.findall(f"{'' if section.goes_on else section.title} {section.text}"))
    assert found == sorted(WORD.findall(plain_text(document(*nodes))))


def test_a_note_follows_the_block_that_it_belongs_to() -> None:
    rendered = html(paragraph("One ", annotation("two", paragraph("note")), " three"), paragraph("four"))
    assert [word for word in words(rendered) if word != "octavo"] == ["One", "two", "three", "note", "four"]


def test_a_note_is_not_glued_to_the_word_that_it_explains() -> None:
    given = document(paragraph("One ", annotation("two", paragraph("note")), " three"))
    assert plain_text(given).split() == ["One", "two", "note", "three"]
    assert sections(given)[0].text.split() == ["One", "two", "note", "three"]


def test_a_document_nested_without_end_keeps_its_words() -> None:
    node = paragraph("innermost")
    for _ in range(5000):
        node = block("blockquote", node)
    assert "innermost" in html(node)
    assert plain_text(document(node)) == "innermost"
    assert sections(document(node))[0].text == "innermost"
