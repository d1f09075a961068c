"""Books at branches, tags and commits."""

import pytest

from octavo.legacy.api.times import file_times
from tests.legacy.api.conftest import V3, Garden
from tests.legacy.api.histories import History, order


@pytest.fixture
def history(garden: Garden) -> History:
    return History(garden.world, "garden-book")


def season(garden: Garden, version: str, file: str = "README.json") -> str:
    """What a version says; the status for one that is not found."""
    answered = garden.get(f"/book/acme/garden-book/contents/v/{version}/{file}")
    content: str = answered.json["sections"][0]["content"] if answered.status == 200 else str(answered.status)
    return content.strip()


def written(history: History, text: str) -> str:
    return history.commit({"README.md": f"{text}\n"}, history.main)


def test_a_version_is_a_branch_a_tag_or_a_commit(garden: Garden, history: History) -> None:
    spring, autumn = written(history, "Spring"), written(history, "Autumn")
    history.point("refs/heads/spring", spring)
    history.point("refs/tags/v1.0", autumn)
    assert season(garden, "spring") == "<p>Spring</p>"
    assert season(garden, "v1.0") == "<p>Autumn</p>"
    for commit in (spring, spring[:7], spring[:12].upper()):
        assert season(garden, commit) == "<p>Spring</p>"
    assert "grows in" in season(garden, "main")
    assert [season(garden, spring[:6]), season(garden, "winter"), season(garden, "0" * 40)] == ["404", "404", "404"]


def test_names_with_slashes_are_encoded_or_not(garden: Garden, history: History) -> None:
    history.point("refs/heads/season/spring", written(history, "Spring"))
    assert season(garden, "season/spring") == season(garden, "season%2Fspring") == "<p>Spring</p>"
    assert "March" in season(garden, "season/spring", "beds/pruning.json")


def test_a_branch_comes_before_a_tag_and_a_tag_before_a_commit(garden: Garden, history: History) -> None:
    spring, autumn, winter = written(history, "Spring"), written(history, "Autumn"), written(history, "Winter")
    history.point("refs/heads/now", spring)
    history.point("refs/tags/now", autumn)
    assert season(garden, "now") == "<p>Spring</p>"
    history.point("refs/tags/" + spring[:8], winter)
    assert season(garden, spring[:8]) == "<p>Winter</p>"


def test_an_ambiguous_version_is_not_found_and_says_so(garden: Garden, history: History) -> None:
    history.point("refs/tags/beds", written(history, "Spring"))
    tags = [written(history, f"Text {number}") for number in range(2)]
    history.point("refs/tags/beds/old", tags[0])
    answered = garden.get("/book/acme/garden-book/contents/v/beds/old/README.json")
    assert (answered.status, "ambiguous" in answered.json["error"]) == (404, True)
    assert season(garden, "beds%2Fold") == "<p>Text 0</p>"


def test_commits_that_no_branch_or_tag_holds_do_not_exist(garden: Garden, history: History) -> None:
    draft = written(history, "Not yet for readers")
    history.point("refs/changes/space/1/head", draft)
    assert season(garden, draft) == "404"
    history.point("refs/heads/next", draft)
    assert season(garden, draft) == "<p>Not yet for readers</p>"


def test_a_files_time_is_that_of_the_last_commit_that_touched_it(garden: Garden, history: History) -> None:
    first = history.commit({"README.md": "1", "a.md": "1", "b.md": "1", "c.md": "1", "x/d.md": "1"})
    second = history.commit({"a.md": "2"}, first)
    side = history.commit({"b.md": "3"}, first)
    merge = history.commit({"b.md": "3"}, second, side)
    last = history.commit({"c.md": "5", "a.md": "1"}, merge)
    with garden.world.database.read() as tx:
        times = file_times(tx, history.repository, "", last)
        below = file_times(tx, history.repository, "x", last)
    assert order(times, ["README.md", "a.md", "b.md", "c.md", "x/d.md"]) == [1, 5, 3, 5, 1]
    assert order(below, ["d.md"]) == [1]


def test_times_of_a_new_commit_are_found_by_looking_at_that_commit_only(garden: Garden, history: History) -> None:
    tip = history.commit({f"{number}.md": "1" for number in range(5)})
    for number in range(60):
        tip = history.commit({f"{number % 4}.md": f"{number} again"}, tip)
    with garden.world.database.read() as tx:
        file_times(tx, history.repository, "", tip)
    newer = history.commit({"4.md": "new"}, tip)
    with garden.world.database.read() as tx, garden.world.counting() as counted:
        times = file_times(tx, history.repository, "", newer)
    assert order(times, ["4.md", "3.md"]) == [62, 61]
    assert counted.count < 12


def test_format_3_tells_the_times_of_its_files(garden: Garden, history: History) -> None:
    history.point("refs/heads/dated", history.commit({"beds/roses.md": "# Roses\n"}, history.main))
    page = garden.get("/book/acme/garden-book/contents/v/dated/beds/roses.json", accept=V3).json
    assert page["file"]["mtime"] == "2015-01-02T00:00:00.000Z"
    assert page["summary"]["file"]["mtime"] > page["file"]["mtime"]
