import pytest

from octavo.content.document import ContentRef
from octavo.content.html.context import Link, RenderContext, Tag
from tests.content.html.build import block, code, html, paragraph, void
from tests.content.html.samples import BLOCKS


@pytest.mark.parametrize(
    ("style", "label"), [("info", "Info"), ("success", "Success"), ("warning", "Warning"), ("danger", "Danger"), ("tip", "Info")]
)
def test_a_hint_says_its_kind(style: str, label: str) -> None:
    rendered = html(block("hint", paragraph("x"), style=style))
    assert f'<strong class="octavo-spoken">{label}</strong>' in rendered
    assert 'role="note"' in rendered


def test_a_hint_keeps_its_icon() -> None:
    assert 'data-icon="books"' in html(block("hint", paragraph("x"), style="info", icon="books"))


def test_a_heading_first_is_the_hints_header() -> None:
    assert "octavo-hint-headed" in html(block("hint", block("heading-2", "Mind"), paragraph("x"), style="info"))
    assert "octavo-hint-headed" not in html(block("hint", paragraph("x"), block("heading-2", "Mind"), style="info"))


def test_tabs_are_titled_sections_without_scripts() -> None:
    rendered = html(*BLOCKS["tabs"])
    assert '<section class="octavo-tab" id="one" aria-labelledby="one-title">' in rendered
    assert rendered.index("First") < rendered.index("One") < rendered.index("Second") < rendered.index("Two")


def test_a_tab_without_a_title_is_numbered() -> None:
    assert "Tab 2" in html(block("tabs", block("tabs-item", title="A"), block("tabs-item", paragraph("x"))))


def test_an_expandable_is_native_and_linked_to() -> None:
    rendered = html(*BLOCKS["expandable"])
    assert '<details class="octavo-expandable" id="more" open dir="ltr"><summary>More</summary>' in rendered


def test_an_expandable_without_a_title_can_still_be_opened() -> None:
    assert "<summary>Details</summary>" in html(void("expandable", {"expandable-body": [paragraph("x")]}))


def test_steps_are_an_ordered_list() -> None:
    rendered = html(block("stepper", block("stepper-step", paragraph("a")), block("stepper-step", paragraph("b"))))
    assert rendered == (
        '<ol class="octavo-stepper" dir="ltr"><li class="octavo-step"><p dir="auto">a</p></li><li class="octavo-step"><p dir="auto">b</p></li></ol>'
    )


def test_columns_share_what_others_leave() -> None:
    third = {"unit": "%", "value": 33.33333333333333}
    rendered = html(block("columns", block("column", paragraph("a"), width=third), block("column", paragraph("b"))))
    assert 'class="octavo-column octavo-parts-4"' in rendered
    assert 'class="octavo-column octavo-parts-8"' in rendered
    assert "octavo-parts" not in html(block("columns", block("column", paragraph("a")), block("column", paragraph("b"))))


@pytest.mark.parametrize(("form", "shown"), [("full", "December 25, 2025"), ("short", "Dec 25, 2025"), ("numeric", "2025-12-25")])
def test_an_update_shows_its_date(form: str, shown: str) -> None:
    rendered = html(block("updates", block("update", paragraph("x"), date="2025-12-25T00:00:00.000Z"), format=form))
    assert f'<time datetime="2025-12-25">{shown}</time>' in rendered


def test_a_date_that_is_none_is_shown_as_written() -> None:
    assert "<span>soon</span>" in html(block("updates", block("update", paragraph("x"), date="soon"), format="full"))


def test_an_update_shows_its_tags_under_their_labels() -> None:
    class Known(RenderContext):
        def tag(self, ref: ContentRef) -> Tag | None:
            return Tag("Beta", "blue") if ref["tag"] == "beta" else None

    refs = [{"kind": "tag", "tag": "beta"}, {"kind": "tag", "tag": "gone"}]
    rendered = html(block("updates", block("update", paragraph("x"), date="2025-12-25", tags=refs), format="full"), context=Known())
    assert '<li class="octavo-pill octavo-pill-blue">Beta</li>' in rendered
    assert "gone" not in rendered


@pytest.mark.parametrize(("shown", "opened"), [("hidden", False), ("partial", True), ("full", True), (None, False)])
def test_a_prompt_is_open_as_it_says(shown: str | None, opened: bool) -> None:  # noqa: FBT001 - a table's column
    data = {} if shown is None else {"defaultExpanded": shown}
    rendered = html(block("prompt", code("Explain"), description="Learn", **data))
    assert ("<details open>" in rendered) is opened
    assert "Learn" in rendered


def test_a_prompt_opens_in_assistants_with_its_whole_text() -> None:
    rendered = html(block("prompt", code("a & b", "c"), description="Learn", openInAIProviders=True))
    assert 'href="https://claude.ai/new?q=a%20%26%20b%0Ac"' in rendered
    assert "claude.ai" not in html(block("prompt", code("x" * 9000), description="Learn", openInAIProviders=True))


def test_a_condition_is_the_contexts_to_decide() -> None:
    class Beta(RenderContext):
        def condition(self, expression: str) -> bool:
            return expression == "beta"

    conditional = block("if", paragraph("secret"), expression="beta")
    assert html(conditional) == ""
    assert "secret" in html(conditional, context=Beta())


def test_a_block_of_the_future_is_readable() -> None:
    future = void("from-the-future", {"title": [paragraph("Title")], "body": [block("hint", paragraph("Body"), style="info")]})
    assert "Title" in html(future)
    assert "octavo-hint" in html(future)


def test_reusable_content_that_was_not_put_in_place_is_a_link() -> None:
    class Known(RenderContext):
        def link(self, ref: ContentRef) -> Link | None:
            return Link("/intro", title="Intro") if ref["kind"] == "reusable-content" else None

    node = void("reusable-content", ref={"kind": "reusable-content", "reusableContent": "r1"})
    assert 'href="/intro"' in html(node, context=Known())
    assert "Included content" in html(node)
