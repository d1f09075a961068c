"""The room in which diagrams are drawn: its files, their policy, and that nothing of it is there where Mermaid is not."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from octavo.cli.assemble import find_drawing_room
from octavo.publish.drawing_room import PACKAGE, PROGRAM, DrawingRoom, find_room
from octavo.publish.headers import DRAWING_POLICY
from octavo.settings import Settings, WrongSetting
from tests.publish.sites import DemoSite, LocalSource, SiteApp


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return installed(tmp_path)


def installed(folder: Path, program: str = "globalThis.mermaid = {};") -> Path:
    """A stand-in for the npm package, in `node_modules` of a folder."""
    package = folder / PACKAGE
    (package / PROGRAM).parent.mkdir(parents=True)
    (package / PROGRAM).write_text(program)
    return package


def client(room: DrawingRoom | None) -> TestClient:
    return TestClient(SiteApp(LocalSource(DemoSite(drawing_room=room))), base_url="https://docs.lighthouse.example")


def test_the_rooms_files_lie_in_one_folder_and_have_its_policy(package: Path) -> None:
    room = DrawingRoom(package)
    folder = room.path.rpartition("/")[0]
    asked = client(room)
    for name, content_type in (
        ("diagrams.html", "text/html; charset=utf-8"),
        ("diagrams.js", "text/javascript; charset=utf-8"),
        ("mermaid.min.js", "text/javascript; charset=utf-8"),
    ):
        response = asked.get(f"/{folder}/{name}")
        assert (response.status_code, response.headers["content-type"]) == (200, content_type)
        assert response.headers["content-security-policy"] == DRAWING_POLICY
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "immutable" in response.headers["cache-control"]
        assert "cross-origin-resource-policy" not in response.headers
    assert asked.get(f"/{folder}/mermaid.min.js").text == "globalThis.mermaid = {};"


@pytest.mark.parametrize("path", ["other.js", "../site.css", "", "%2e%2e/mermaid.min.js", "dist/mermaid.min.js"])
def test_nothing_else_is_in_the_room(package: Path, path: str) -> None:
    room = DrawingRoom(package)
    assert client(room).get(f"/{room.path.rpartition('/')[0]}/{path}").status_code == 404


def test_a_room_of_another_version_is_not_there(package: Path, tmp_path: Path) -> None:
    older = DrawingRoom(package)
    newer = DrawingRoom(installed(tmp_path / "newer", "globalThis.mermaid = {version: 2};"))
    assert older.path != newer.path
    assert client(newer).get(f"/{older.path}").status_code == 404


def test_without_the_package_there_is_no_room(package: Path) -> None:
    assert client(None).get(f"/{DrawingRoom(package).path}").status_code == 404


def test_the_package_is_found_beside_the_program_or_where_it_was_said(package: Path, tmp_path: Path) -> None:
    assert find_room(None, tmp_path / "elsewhere", tmp_path) == DrawingRoom(package)
    assert find_room(str(package), tmp_path / "elsewhere") == DrawingRoom(package)
    assert find_room(None, tmp_path / "elsewhere") is None


def test_a_folder_that_holds_no_mermaid_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongSetting, match=re.escape("OCTAVO_MERMAID must be the folder of the npm package mermaid")):
        find_drawing_room(Settings(mermaid=str(tmp_path)), tmp_path)
