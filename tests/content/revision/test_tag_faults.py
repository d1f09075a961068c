"""What is wrong with a page's tags is known when the space is read, with the line of its file."""

import pytest

from octavo.content.revision.tag_faults import LIMIT
from tests.content.revision.build_space import Contents, messages, read_space


def faults(page: str) -> list[str]:
    return messages(read_space({"README.md": page, "SUMMARY.md": "* [Home](README.md)\n"}))


def test_a_tag_that_is_never_closed_is_told_with_its_line() -> None:
    assert faults('---\ntitle: x\n---\n\n# Home\n\n{% hint style="info" %}\nText.\n') == ["README.md:7: Hint is never closed."]


def test_a_closer_without_its_tag_is_told() -> None:
    assert faults("# Home\r\n\r\nText.\r\n\r\n{% endtab %}\r\n") == ["README.md:5: {% endtab %} closes nothing."]


def test_an_expandable_that_is_never_closed_is_told() -> None:
    assert faults("<details>\n<summary>More</summary>\n\nText.\n") == ["README.md:1: Details is never closed."]


@pytest.mark.parametrize(
    "page",
    [
        "```\n{% hint %}\n```\n",
        "`{% hint %}` begins one.\n",
        '{% embed url="https://a.example" %}\n\n{% file src="https://a.example/a.zip" %}\n',
        '{% hint style="info" %}\nText.\n{% EndHint %}\n',
        "{% for one in all %}\n",
        "<details><summary>One</summary>Text.</details>\n",
    ],
)
def test_tags_that_are_shown_or_need_no_closer_or_are_somebody_elses_are_no_faults(page: str) -> None:
    assert faults(page) == []


def test_of_many_faults_the_first_are_told() -> None:
    told = faults("{% endhint %}\n\n" * 1000)
    assert len(told) == LIMIT + 1
    assert told[-1] == f"README.md:{2 * LIMIT + 1}: And {1000 - LIMIT} more like these."


def test_the_faults_of_a_page_go_when_it_is_mended() -> None:
    broken: Contents = {"README.md": "{% endhint %}\n", "a.md": "# A\n", "SUMMARY.md": "* [Home](README.md)\n* [A](a.md)\n"}
    before = read_space(broken)
    assert (
        messages(read_space(broken | {"a.md": "# A\n\nMore.\n"}, before))
        == messages(before)
        == ["README.md:1: {% endhint %} closes nothing."]
    )
    assert messages(read_space(broken | {"README.md": "Mended.\n"}, before)) == []
