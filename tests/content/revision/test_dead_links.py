"""Links that lead nowhere are told with file and line."""

import pytest

from octavo.content.revision.files import MemoryFiles
from octavo.content.revision.read import read_revision
from tests.content.revision.build_space import Contents, messages, numbered_ids, read_space

SPACE: Contents = {
    "SUMMARY.md": "* [Home](README.md)\n* [B](b/README.md)\n",
    "README.md": "# Home\n",
    "b/README.md": "# B\n",
    ".gitbook/includes/note.md": "Note\n",
    ".gitbook/assets/a b.png": "x",
}


def faults(page: str) -> list[str]:
    return messages(read_space({**SPACE, "README.md": page}))


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ('# Home\n\n{% include ".gitbook/includes/missing.md" %}\n', ".gitbook/includes/missing.md"),
        ("# Home\n\n[x](nope.md#y)\n", "nope.md#y"),
        ("# Home\n\n[f](.gitbook/assets/none.png)\n", ".gitbook/assets/none.png"),
        ('# Home\n\n<img src="none.png">\n', "none.png"),
        ("# Home\n\n[x](/broken/pages/abc)\n", "/broken/pages/abc"),
        ("# Home\n\n[Broken link](broken-reference)\n", "broken-reference"),
        ("# Home\n`[x](nope.md)`\n[x](nope.md)\n", "nope.md"),
        ("# Home\r\n\r\n[x](no\\_pe.md)\r\n", "no_pe.md"),
    ],
)
def test_a_link_to_nothing_is_told_with_its_line(page: str, link: str) -> None:
    assert faults(page) == [f"README.md:3: {link} leads to nothing that is here."]


@pytest.mark.parametrize(
    "page",
    [
        "[x](b/) [x](b/README.md#y) ![](<.gitbook/assets/a b.png>) ![](.gitbook/assets/a%20b.png) [x](#y) [x](?y) [x](https://a.example)\n",
        "[x](/pages/abc) [x](mailto:a@b.example) [x]({{book.url}})\n",
        '{% include ".gitbook/includes/note.md" %}\n',
        "```\n[x](nope.md)\n```\n\n* ~~~\n  [x](nope.md)\n  ~~~\n",
        "a `[x](nope.md)` b ``[x](nope.md) ` ``\n",
        "<pre><code>[x](nope.md)</code></pre>\n<!-- [x](nope.md) -->\n",
        "a[^1]\n\n[^1]: nope\n",
    ],
)
def test_links_that_lead_somewhere_and_code_are_no_faults(page: str) -> None:
    assert faults(page) == []


def test_a_link_to_a_file_that_is_no_page_is_told_with_that_file_alone() -> None:
    space: Contents = {**SPACE, "README.md": "# Home\n\n[x](unlisted.md)\n", "unlisted.md": "# U\n"}
    first = read_space(space)
    assert messages(first) == ["unlisted.md: SUMMARY.md does not list it: it is no page."]
    edited = read_space({**space, "README.md": "# Home\n\n\n[x](unlisted.md)\n"}, first)
    assert messages(edited) == messages(first)


def test_a_text_full_of_dead_links_is_told_in_short() -> None:
    found = faults("# Home\n\n" + "\n".join(f"[x](nope{number}.md)" for number in range(50)))
    assert len(found) == 21
    assert found[-1] == "README.md:23: And 30 more links lead nowhere."


def test_an_include_tells_its_own_dead_links() -> None:
    found = read_space({**SPACE, ".gitbook/includes/note.md": "Note\n\n[x](nope.md)\n"})
    assert messages(found) == [".gitbook/includes/note.md:3: nope.md leads to nothing that is here."]


def test_a_link_comes_back_to_life_with_its_page_and_dies_with_it() -> None:
    dead = {**SPACE, "README.md": "# Home\n\n[x](c.md)\n"}
    alive = {**dead, "SUMMARY.md": f"{SPACE['SUMMARY.md']!s}* [C](c.md)\n", "c.md": "# C\n"}
    message = "README.md:3: c.md leads to nothing that is here."
    first = read_space(dead)
    second = read_space(alive, first)
    assert (messages(first), messages(second), messages(read_space(dead, second))) == ([message], [], [message])


def test_an_edited_page_is_told_anew_and_the_others_as_before() -> None:
    first = read_space({**SPACE, "README.md": "# Home\n\n[x](nope.md)\n", "b/README.md": "[y](no.md)\n"})
    edited = read_space({**SPACE, "README.md": "# Home\n\n\n[x](nope.md)\n[z](noway.md)\n", "b/README.md": "[y](no.md)\n"}, first)
    assert messages(edited) == [
        "README.md:4: nope.md leads to nothing that is here.",
        "README.md:5: noway.md leads to nothing that is here.",
        "b/README.md:1: no.md leads to nothing that is here.",
    ]


def test_texts_without_dead_links_are_not_read_a_second_time() -> None:
    class Counted(MemoryFiles):
        read_paths: list[str] = []  # noqa: RUF012 - of this one test

        def read(self, path: str) -> bytes:
            self.read_paths.append(path)
            return super().read(path)

    read_revision(Counted({**SPACE, "README.md": "[x](b/) [x](b/README.md)\n"}), new_id=numbered_ids())
    assert Counted.read_paths.count("README.md") == 1


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (".gitbook/tags.yaml", "- tag: a\n  label: A\n- label: B\n", 3),
        (".gitbook/tags.yaml", "- tag: a\n\n- plain\n", 3),
        (".gitbook/tags.yaml", "- tag: a\n- tag: b\n- tag: a\n", 3),
        (".gitbook/tags.yaml", "- tag: a\n\n- tag: b\n  color: mud\n", 3),
        (".gitbook/vars.yaml", "a: 1\nb: x\nc: [1]\n", 3),
    ],
)
def test_every_fault_of_tags_and_variables_has_its_line(path: str, text: str, line: int) -> None:
    (fault,) = read_space({**SPACE, path: text}).faults
    assert (fault.path, fault.line) == (path, line)
