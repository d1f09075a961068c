"""The same data folder, started and ended again and again."""

import json
import signal
import subprocess
import threading
import urllib.request
from pathlib import Path

import pytest

from tests.cli.program import BOOK, Serving, eventually, run, serving, write


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write(tmp_path / "lighthouses", BOOK)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_it_ends_gracefully_and_keeps_everything(tmp_path: Path, sources: Path, number: int) -> None:
    with serving(tmp_path / "data", sources) as first:
        token, content = first.token, first.get(f"/spaces/{first.space_id()}/content")
        assert first.end(number) == 0
    with serving(tmp_path / "data", sources) as second:
        assert [line.split()[0] for line in second.lines] == ["API", "Site"]  # no second site, and no token
        again = second.get(f"/spaces/{second.space_id(token)}/content", token)
        assert again["id"] == content["id"]
        assert [page["id"] for page in again["pages"]] == [page["id"] for page in content["pages"]]


def test_the_folder_one_stands_in_is_served_without_the_data_that_lie_in_it(sources: Path) -> None:
    (sources / ".gitignore").write_text("*.stderr\n")  # where this test keeps what the program says
    with serving(sources / "octavo-data", sources) as server:
        revision = server.get(f"/spaces/{server.space_id()}/content")
        (sources / "README.md").write_text("# Changed\n")
        eventually(server.markdown, lambda text: "Changed" in text)
        assert server.get(f"/spaces/{server.space_id()}/content")["parents"] == [revision["id"]]
        assert server.end() == 0
    exported = sources.with_name("exported")
    run("export", "lighthouses", exported, "--data", sources / "octavo-data")
    assert not (exported / "octavo-data").exists()
    assert server.stderr.read_text().count("lighthouses changed") == 1


def test_it_ends_gracefully_in_the_middle_of_an_import(tmp_path: Path) -> None:
    sources = write(tmp_path / "many", {f"page-{number}.md": f"# Page {number}\n\n{'words ' * 200}\n" for number in range(1500)})
    starting = Serving(tmp_path / "data", sources)
    eventually(lambda: "reading" in starting.stderr.read_text(), bool)
    assert starting.end() == 0
    assert starting.lines == []
    assert "Traceback" not in starting.stderr.read_text()


def test_the_token_of_a_first_start_that_failed_is_said_by_the_next(tmp_path: Path, sources: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = run("serve", empty, "--data", tmp_path / "data", "--port", "0", status=1)
    assert refused.stderr.splitlines()[-1].startswith(f"octavo: {empty} holds no files")
    with serving(tmp_path / "data", sources) as server:
        assert server.get("/user")["displayName"] == "Administrator"


def test_a_source_that_is_gone_is_served_as_it_was(tmp_path: Path, sources: Path) -> None:
    archive = tmp_path / "book.tar.gz"
    subprocess.run(["tar", "-czf", archive, "-C", sources, "."], check=True)
    imported = run("import", archive, "--data", tmp_path / "data")
    token = next(line.split()[1] for line in imported.stdout.splitlines() if line.startswith("Token"))
    archive.write_bytes(b"not an archive any more")
    with serving(tmp_path / "data", archive) as server:
        assert "Trim the wick" in server.markdown("wick", token)
    assert "is served as it was" in server.stderr.read_text()


def test_workers_share_what_is_saved_and_end_together(tmp_path: Path, sources: Path) -> None:
    with serving(tmp_path / "data", sources, "--workers", "2") as server:
        space, token = server.space_id(), server.token
        (sources / "wick.md").write_text(BOOK["wick.md"] + "\nUse paraffin.\n")
        eventually(lambda: server.markdown("wick"), lambda text: "paraffin" in text)
        # many connections at once reach both
        eventually(lambda: _titles_from_many(server, space, token), lambda found: found == [["Trimming the wick"]] * 24)
        assert server.end() == 0


def _titles_from_many(server: Serving, space: str, token: str) -> list[list[str]]:
    found: list[list[str]] = []

    def ask() -> None:
        url = f"{server.address}/v1/spaces/{space}/search?query=paraffin"
        request = urllib.request.Request(url, headers={"authorization": f"Bearer {token}"})
        with urllib.request.urlopen(request) as response:
            found.append([page["title"] for page in json.loads(response.read())["items"]])

    threads = [threading.Thread(target=ask) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path, sources: Path) -> None:
    with serving(tmp_path / "data", sources, "--workers", "2") as server:
        port = int(server.address.rpartition(":")[2])
        server.process.kill()
        eventually(lambda: _refuses(port), bool)


def _refuses(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz").close()
    except OSError:
        return True
    return False
