"""Rules of ignore files, in Git's syntax."""

import pytest

from octavo.legacy.toolchain.ignore import Ignore


@pytest.mark.parametrize(
    ("rules", "path", "ignored"),
    [
        (["a.md"], "a.md", True),
        (["a.md"], "sub/a.md", True),
        (["/a.md"], "sub/a.md", False),
        (["sub/a.md"], "deep/sub/a.md", False),
        (["drafts"], "x/drafts/a.md", True),
        (["drafts/"], "drafts", False),
        (["drafts/"], "drafts/a.md", True),
        (["*.md"], "x/a.md", True),
        (["x/*.md"], "x/y/a.md", False),
        (["x/**/a.md"], "x/a.md", True),
        (["x/**/a.md"], "x/y/z/a.md", True),
        (["x/**"], "x/y/a.md", True),
        (["x/**"], "x", False),
        (["?.md"], "ab.md", False),
        (["[a-c].md"], "b.md", True),
        (["[!a-c].md"], "b.md", False),
        (["# a.md"], "# a.md", False),
        (["\\#a.md"], "#a.md", True),
        (["a.md  "], "a.md", True),
        (["", "/"], "a.md", False),
        (["*.md", "!a.md"], "a.md", False),
        (["!a.md", "*.md"], "a.md", True),
        (["drafts", "!a.md"], "drafts/a.md", False),
        (["!a.md", "drafts"], "drafts/a.md", True),
    ],
)
def test_a_rule(rules: list[str], path: str, ignored: bool) -> None:  # noqa: FBT001 - a row of the table
    assert Ignore(rules)(path) is ignored
