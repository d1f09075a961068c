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


def test_a_changed_note_is_written_at_the_end_and_the_old_one_is_gone() -> None:
    def change(document: Document) -> None:
        texts(document)["The note."]["leaves"][0]["text"] = "Another note."

    edited = changed(PAGE, change)
    assert "The note." not in edited
    assert edited.endswith("Another note.\n")


def test_a_first_block_goes_into_an_empty_page() -> None:
    def change(document: Document) -> None:
        document["nodes"].append(paragraph([text_node("First.")]))

    assert changed("# Title", change) == "# Title\n\nFirst.\n"
    assert changed("", change) == "First.\n"
