"""An edit changes its own bytes and no others."""

import copy
from collections.abc import Callable

import pytest

from octavo.content.canonical import canonical
from octavo.content.document import Document, Node, walk
from octavo.content.edit import edit_page
from octavo.content.markdown.nodes import paragraph, text_node
from octavo.content.page import parse, read
from octavo.content.references import NoReferences

REFERENCES = NoReferences()

PAGE = """---
title: "Kept  as it is"
---

#   Title

Intro   with odd spacing,
wrapped by hand.

{% hint style='warning' %}
- one
-   two

    1) deep
{% endhint %}
<!-- a comment -->

| a|b |
|--|:-:|
| 1|2|

{% tabs %}
{% tab title="One" %}
> quoted
> * in a quote
{% endtab %}

{% tab title="Two" %}
Last[^n].
{% endtab %}
{% endtabs %}

[^n]: The note.
"""


def changed(source: str, change: Callable[[Document], None]) -> str:
    parsed = parse(source)
    document = copy.deepcopy(read(parsed, REFERENCES))
    change(document)
    edited = edit_page(parsed, document, REFERENCES)
    assert canonical(read(parse(edited.source), REFERENCES)) == canonical(document)
    return edited.source


def texts(document: Document) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in walk(document["nodes"]):
        if node.get("object") == "text":
            found["".join(leaf["text"] for leaf in node["leaves"])] = node
    return found


def replace(before: str, after: str) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        texts(document)[before]["leaves"][0]["text"] = after

    return change


@pytest.mark.parametrize("source", [PAGE, PAGE.replace("\n", "\r\n"), "\ufeff" + PAGE, PAGE.rstrip("\n"), "", "\n\n", "# Only a title"])
def test_the_same_document_gives_the_same_bytes(source: str) -> None:
    assert changed(source, lambda _: None) == source


@pytest.mark.parametrize(
    ("before", "after"),
    [("deep", "deeper"), ("two", "2"), ("quoted", "said"), ("in a quote", "there"), ("one", "eins")],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_in_a_nested_block_change_alone(before: str, after: str, newline: str) -> None:
    source = PAGE.replace("\n", newline)
    assert changed(source, replace(before, after)) == source.replace(before, after, 1)


def test_an_option_of_a_container_changes_only_its_opening_tag() -> None:
    def change(document: Document) -> None:
        document["nodes"][1]["data"]["style"] = "danger"

    assert changed(PAGE, change) == PAGE.replace("{% hint style='warning' %}", '{% hint style="danger" %}')


def test_a_new_block_between_two_leaves_both_alone() -> None:
    def change(document: Document) -> None:
        document["nodes"].insert(1, paragraph([text_node("New.")]))

    assert changed(PAGE, change) == PAGE.replace("by hand.\n", "by hand.\n\nNew.\n")


def test_a_new_item_joins_its_list_in_the_lists_own_place() -> None:
    source = "> * a\n> * b\n>\n> Text.\n"

    def change(document: Document) -> None:
        items = document["nodes"][0]["nodes"][0]["nodes"]
        items.insert(1, {"object": "block", "type": "list-item", "nodes": [paragraph([text_node("new")])]})

    assert changed(source, change) == "> * a\n> * new\n> * b\n>\n> Text.\n"


FAMILIES = {
    "tabs": ("tabs-item", {"title": "new"}, '{% tab title="new" %}\nNew.\n{% endtab %}', "{% tab %}", "{% endtab %}"),
    "stepper": ("stepper-step", {}, "{% step %}\nNew.\n{% endstep %}", "{% step %}", "{% endstep %}"),
    "columns": ("column", {"verticalAlignment": "middle"}, '{% column valign="middle" %}\nNew.\n{% endcolumn %}', "{% column %}", "{% endcolumn %}"),
    "updates": ("update", {"date": "2025-01-02T00:00:00Z"}, '{% update date="2025-01-02" %}\nNew.\n{% endupdate %}', '{% update date="2024-01-01" %}', "{% endupdate %}"),
}  # fmt: skip


def members(name: str, *texts: str) -> str:
    _, _, _, opener, closer = FAMILIES[name]
    return f"{{% {name} %}}\n" + "\n\n".join(f"{opener}\n{text}\n{closer}" for text in texts) + f"\n{{% end{name} %}}\n"


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("name", FAMILIES)
def test_a_new_tab_or_step_is_written_as_one_among_the_others(name: str, place: int) -> None:
    kind, data, written, *_ = FAMILIES[name]
    source = members(name, "*  one", "*  two")

    def change(document: Document) -> None:
        document["nodes"][0]["nodes"].insert(
            place, {"object": "block", "type": kind, "data": data, "nodes": [paragraph([text_node("New.")])]}
        )

    edited = changed(source, change)
    assert edited.replace(f"{written}\n\n" if place < 2 else f"\n\n{written}", "", 1) == source


@pytest.mark.parametrize("name", FAMILIES)
def test_tabs_and_steps_in_another_order_are_all_still_seen(name: str) -> None:
    def change(document: Document) -> None:
        document["nodes"][0]["nodes"].reverse()

    assert changed(members(name, "one", "two", "three"), change) == members(name, "three", "two", "one")


def test_a_tab_put_on_the_line_of_a_tag_is_not_moved_to_the_right_by_it() -> None:
    def change(document: Document) -> None:
        tabs = document["nodes"][0]["nodes"]
        tabs.append({"object": "block", "type": "tabs-item", "data": {"title": "b"}, "nodes": [paragraph([text_node("New.")])]})

    source = '{% tabs %}{% tab title="a" %}\nx\n{% endtab %}{% endtabs %}\n'
    added = '{% endtab %}\n\n{% tab title="b" %}\nNew.\n{% endtab %}{% endtabs %}'
    assert changed(source, change) == source.replace("{% endtab %}{% endtabs %}", added)


def test_a_deleted_block_takes_its_blank_line_along() -> None:
    assert changed("One.\n\nTwo.\n\nThree.\n", lambda document: document["nodes"].pop(1) and None) == "One.\n\nThree.\n"


def test_a_deleted_last_block_leaves_the_end_of_the_file_alone() -> None:
    assert changed("One.\n\nTwo.\n", lambda document: document["nodes"].pop() and None) == "One.\n"


def test_a_list_beside_a_new_list_of_its_kind_stays_one_list() -> None:
    """Markdown has no way to keep them apart, and `canonical` says so."""

    def change(document: Document) -> None:
        document["nodes"].append(
            {
                "object": "block",
                "type": "list-unordered",
                "nodes": [{"object": "block", "type": "list-item", "nodes": [paragraph([text_node("b")])]}],
            }
        )

    assert changed("* a\n", change) == "* a\n\n* b\n"


HINT = '<div data-gb-custom-block data-tag="hint" data-style="info" class="hint hint-info"><p>{}</p></div>'


@pytest.mark.parametrize("hint", [HINT, '{{% hint style="info" %}}\n  {}\n  {{% endhint %}}'])
def test_a_hint_in_an_item_keeps_its_form(hint: str) -> None:
    source = f"- a\n\n  {hint}\n-   b\n"
    assert changed(source.format("one"), replace("one", "two")) == source.format("two")


NOTES = [
    "- dash\n- list\n\ntext[^1] *x*<!-- kept -->\n\n<!-- kept -->\n\n[^b]: unused\n[^1]: QQ",
    "a[^1] b[^1]\n\n[^1]: *First*\n\n    -  QQ\n    -  two\n",
    "a[^1] b[^2]\n\n[^1]: Same.\n\nMiddle *x*.\n\n[^2]: QQ\n[^3]: Same.\n",
    "> a[^1]\n>\n> [^1]: One\n>\n>     QQ\n\n*  b\n",
    "a[^1]\n\n[^1]:\n    QQ\n",
    "## Head[^1]\n\n[^1]: ```\n    QQ\n    ```\n",
    '<pre><code>x <a data-footnote-ref href="#user-content-fn-1">y</a>\n</code></pre>\n\n*  a\n\n[^1]: QQ',
    '<table border="1"><tr><td><a data-footnote-ref href="#user-content-fn-1">y</a></td></tr></table>\n\n[^1]: QQ\n',
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("source", NOTES)
def test_the_words_of_a_note_change_in_its_definition_alone(source: str, newline: str) -> None:
    def change(document: Document) -> None:
        for node in walk(document["nodes"]):
            for leaf in node.get("leaves", ()):
                leaf["text"] = leaf["text"].replace("QQ", "Other words")

    source = source.replace("\n", newline)
    assert changed(source, change) == source.replace("QQ", "Other words")


def annotations(document: Document) -> list[Node]:
    return [node for node in walk(document["nodes"]) if node.get("type") == "annotation"]


@pytest.mark.parametrize(("definition", "nodes", "written"), [
    ("[^1]:", [paragraph([text_node("New.")]), paragraph([text_node("More.")])], "[^1]: New.\n\n    More."),
    ("[^1]: Old.", [paragraph([])], "[^1]: "),
    ("[^1]: * a", [paragraph([text_node("New.")])], "[^1]: New."),
    ("[^1]: Old.", [{"object": "block", "type": "code", "nodes": [{"object": "block", "type": "code-line", "nodes": [text_node("x")]}]}], "[^1]: ```\n    x\n    ```"),
])  # fmt: skip
def test_a_note_with_other_blocks_stays_where_it_is_defined(definition: str, nodes: list[Node], written: str) -> None:
    def change(document: Document) -> None:
        annotations(document)[0]["fragments"][0]["nodes"] = nodes

    source = "a[^1]\n\n{}\n\n*  last\n"
    assert changed(source.format(definition), change) == source.format(written)


def test_one_of_two_mentions_that_says_something_else_gets_a_note_of_its_own() -> None:
    def change(document: Document) -> None:
        annotations(document)[1]["fragments"][0]["nodes"] = [paragraph([text_node("Mine.")])]

    assert changed("a[^1]\n\nb[^1]\n\n[^1]: Ours.\n", change) == "a[^1]\n\n[b](#user-content-fn-2)[^2]\n\n[^1]: Ours.\n\n[^2]: Mine.\n"


def test_words_beside_two_mentions_of_a_note_leave_it_one_note() -> None:
    written = "[a](#user-content-fn-1)[^1] [b](#user-content-fn-1)[^1] after\n\n[^1]: Note.\n"
    assert changed("a[^1] b[^1] before\n\n[^1]: Note.\n", replace(" before", " after")) == written


@pytest.mark.parametrize("rest", ["", "\n", "\n\n*  after\n", "\n[^2]: Other.\n", "\n<!-- kept -->\n"])
def test_a_note_without_mentions_goes_with_the_blank_line_before_it(rest: str) -> None:
    source = f"*  b[^2]\n\na[^1]\n\nc\n\n[^1]: Gone.{rest}"
    edited = changed(source, lambda document: document["nodes"].pop(1) and None)
    assert "Gone" not in edited
    assert edited.startswith("*  b[^2]\n\nc")
    assert edited.endswith(rest)


def test_a_first_block_goes_into_an_empty_page() -> None:
    def change(document: Document) -> None:
        document["nodes"].append(paragraph([text_node("First.")]))

    assert changed("# Title", change) == "# Title\n\nFirst.\n"
    assert changed("", change) == "First.\n"
