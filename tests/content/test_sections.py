from octavo.content.sections import OutlineEntry, Section, outline, plain_text, sections
from tests.content.html.build import annotation, block, code, document, paragraph, table, void

PAGE = document(
    paragraph("Before."),
    block("heading-1", "Set ", annotation("up", paragraph("A note.")), anchor="set-up"),
    paragraph("Text."),
    block(
        "tabs",
        block("tabs-item", paragraph("Brew."), anchor="mac", title="macOS"),
        block("tabs-item", paragraph("Apt."), anchor="linux", title="Linux"),
    ),
    paragraph("After the tabs."),
    void("expandable", {"expandable-title": [paragraph("More")], "expandable-body": [code("x = 1")]}, anchor="more"),
    block("heading-2", "Tables", anchor="tables"),
    table({"a": {"type": "text"}, "n": {"type": "number"}}, [{"a": "Cell", "n": 5}]),
    block("images", void("image", {"caption": [paragraph("A caption")]}, ref={"kind": "url", "url": "x.png"})),
)


def test_sections_follow_headings_tabs_and_expandables() -> None:
    assert sections(PAGE) == [
        Section(None, "", 0, "Before."),
        Section("set-up", "Set up", 1, "A note.\nText.\nAfter the tabs."),
        Section("mac", "macOS", 2, "Brew."),
        Section("linux", "Linux", 2, "Apt."),
        Section("more", "More", 2, "x = 1"),
        Section("tables", "Tables", 2, "A\nN\nCell\n5\nA caption"),
    ]


def test_what_is_shown_under_a_condition_is_cut_out() -> None:
    inner = block("if", paragraph("Both."), expression="visitor.claims.pro")
    page = document(
        block("heading-1", "Set up", anchor="set-up"),
        paragraph("For all."),
        block(
            "if", paragraph("Beta."), inner, block("heading-2", "New", anchor="new"), paragraph("Newer."), expression="visitor.claims.beta"
        ),
        block("hint", block("if", paragraph("In a hint."), expression="visitor.claims.pro"), style="info"),
        block("if", block("heading-2", "Only", anchor="only"), expression=None),
        paragraph("For all again."),
    )
    assert sections(page) == [
        Section("set-up", "Set up", 1, "For all.\nFor all again."),
        Section("set-up", "Set up", 1, "Beta.", ("visitor.claims.beta",), goes_on=True),
        Section("set-up", "Set up", 1, "Both.", ("visitor.claims.beta", "visitor.claims.pro"), goes_on=True),
        Section("new", "New", 2, "Newer.", ("visitor.claims.beta",)),
        Section("set-up", "Set up", 1, "In a hint.", ("visitor.claims.pro",), goes_on=True),
        Section("only", "Only", 2, "", ("false",)),
    ]


def test_plain_text_holds_code_cells_captions_and_notes() -> None:
    words = plain_text(PAGE).split()
    for word in ("Before.", "note.", "macOS", "Brew.", "x", "Cell", "5", "caption"):
        assert word in words


def test_the_outline_lists_headings_that_can_be_linked_to() -> None:
    nested = document(
        block("heading-1", "One", anchor="one"),
        block("heading-2", "No anchor"),
        block("stepper", block("stepper-step", block("heading-2", "Step", anchor="step"))),
        block("columns", block("column", block("heading-3", "Column", anchor="column"))),
        block("hint", block("heading-2", "Hint", anchor="hint"), style="info"),
        block("tabs", block("tabs-item", block("heading-2", "Tab", anchor="tab"), title="T")),
    )
    assert outline(nested) == [OutlineEntry("one", "One", 1), OutlineEntry("step", "Step", 2), OutlineEntry("column", "Column", 3)]


def test_an_empty_document_has_no_sections() -> None:
    assert sections(document()) == []
    assert plain_text(document()) == ""
