import os
from pathlib import Path

import pytest

from octavo.domains.sources.folder import read_file, scan
from octavo.errors import BadRequest
from octavo.store.folder import Folder


def write(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


def test_a_scan_holds_the_content_and_nothing_beside_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"README.md": "", "a/b.md": "", ".gitbook/assets/x y.png": "", ".git/HEAD": "", "node_modules/x/README.md": "", ".DS_Store": ""},
    )
    assert set(scan(tmp_path).files) == {"README.md", "a/b.md", ".gitbook/assets/x y.png"}


def test_rules_that_would_take_for_ever_are_passed_over_and_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            ".gitignore": f"{'*a' * 20}b\n{'**/a/' * 12}b\ndrafts\n**/*.tmp/**\n",
            "README.md": "",
            "drafts": "",
            "x.tmp/y": "",
            "a" * 200: "",
        },
    )
    found = scan(tmp_path)
    assert set(found.files) == {".gitignore", "README.md", "a" * 200}
    assert "more than 3 wildcards" in found.skipped[".gitignore"]


def test_what_gitignore_names_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "drafts/\n*.tmp\n", "README.md": "", "drafts/x.md": "", "a/b.tmp": ""})
    assert set(scan(tmp_path).files) == {".gitignore", "README.md"}


def test_the_data_folder_of_a_server_is_no_content_wherever_it_lies(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "", "a/page.md": ""})
    data = Folder(tmp_path / "a" / "octavo-data")
    data.secret()
    assert set(scan(tmp_path).files) == {"README.md", "a/page.md"}
    with pytest.raises(BadRequest, match="where a server keeps its data"):
        scan(data.path)


def test_links_are_never_followed_not_even_when_they_appear_later(tmp_path: Path) -> None:
    secret = write(tmp_path / "outside", {"secret.md": "secret"})
    root = write(tmp_path / "docs", {"README.md": "", "a/page.md": "text"})
    (root / "link.md").symlink_to(secret / "secret.md")
    (root / "folder").symlink_to(secret)
    found = scan(root)
    assert set(found.files) == {"README.md", "a/page.md"}
    assert found.skipped == dict.fromkeys(("link.md", "folder"), "This is a symbolic link, which is not followed.")
    assert read_file(root, "link.md") is None
    assert read_file(root, "folder/secret.md") is None
    (root / "a" / "page.md").unlink()
    (root / "a").rmdir()
    (root / "a").symlink_to(secret)
    assert read_file(root, "a/secret.md") is None


def test_a_pipe_does_not_block_the_reader(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert "pipe.md" in scan(tmp_path).skipped
    assert read_file(tmp_path, "pipe.md") is None


def test_a_changed_file_has_another_stamp(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "one"})
    before = scan(tmp_path).files["README.md"]
    write(tmp_path, {"README.md": "other"})
    assert scan(tmp_path).files["README.md"] != before
