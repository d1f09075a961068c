"""Whole books through the API, against what the older tools wrote for them."""

import json
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.corpora import corpus
from tests.legacy.api.conftest import BOOK, V3, Garden
from tests.legacy.test_real_books import compare
from tests.listening import listening
from tests.world import World

__all__ = ["compare"]


def test_every_page_of_a_book_is_served_as_the_older_tools_wrote_it(world: World, tmp_path: Path, compare: object) -> None:
    folder = corpus("doc")
    files = {str(path.relative_to(folder / "book")): path.read_bytes() for path in sorted((folder / "book").rglob("*")) if path.is_file()}
    world.import_files(files, "doc")
    garden = Garden(world)
    for page in sorted((folder / "expected-v3").rglob("*.json")):
        name = str(page.relative_to(folder / "expected-v3"))
        answered = garden.get(f"/book/acme/doc/contents/{name}", accept=V3)
        assert answered.status == 200, f"{name}: {answered.content!r}"
        (tmp_path / "served" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "served" / name).write_text(json.dumps(answered.json))
    assert without_times(compare, tmp_path / "served") == without_times(compare, folder / "expected-v3")


def without_times(compare: object, folder: Path) -> dict[str, object]:
    """The pages; what a test imports is of today."""
    return {name: untimed(page) for name, page in compare.pages(folder).items()}  # type: ignore[attr-defined]  # a module without types


def untimed(value: object) -> object:
    if isinstance(value, dict):
        return {key: untimed(each) for key, each in value.items() if key != "mtime"}
    return [untimed(each) for each in value] if isinstance(value, list) else value


@pytest.mark.skipif(which("curl") is None, reason="curl is not installed")
def test_the_published_examples_work_with_curl_as_they_were_written(world: World) -> None:
    world.import_files(BOOK, "garden-book")

    def curl(*arguments: str) -> dict[str, object]:
        done = subprocess.run(["curl", "-s", *arguments], capture_output=True, check=True)
        found: dict[str, object] = json.loads(done.stdout)
        return found

    with listening(world.context) as address:
        page = f"{address}/book/acme/garden-book/contents/README.json"
        assert set(curl(page)) == {"langs", "progress", "sections"}
        assert curl("-H", "Accept: application/json;application/vnd.gitbook.format.v3", page)["version"] == "3"
        assert set(curl(f"{address}/book/acme/garden-book/contents/v/main/beds/roses.json")) == {"progress", "sections"}
        assert curl(f"{address}/book/acme/garden-book/contents/missing.json")["code"] == 404
        assert curl("-u", f"ada:{world.people['ada'].token}", f"{address}/account")["username"] == "ada"
