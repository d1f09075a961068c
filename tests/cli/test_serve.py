"""`octavo serve`, as a program that really listens."""

import re
import socket
from pathlib import Path

import pytest

from tests.cli.program import BOOK, TOKEN, Serving, eventually, run, serving, write


def test_it_says_where_everything_is_and_how_to_enter(server: Serving) -> None:
    port = server.address.rpartition(":")[2]
    assert server.lines[:2] == [f"API    http://localhost:{port}", f"Site   http://lighthouses.localhost:{port}/  Lighthouses"]
    assert re.fullmatch(f"Token  {TOKEN.pattern}", server.lines[2])
    assert len(server.lines) == 3


def test_the_token_is_the_administrators(server: Serving) -> None:
    assert server.get("/user")["displayName"] == "Administrator"
    assert server.status("/v1/user", "octavo_" + "x" * 40) == 401


def test_the_site_shows_its_pages(server: Serving) -> None:
    home = server.page(server.sites[0])
    assert "How the lamps are tended along the coast." in home
    assert "Trim the wick every four hours" in server.page(f"{server.sites[0]}wick")


def test_the_site_is_also_at_the_next_port_by_its_path(server: Serving) -> None:
    port = int(server.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port + 1)) as connection:
        connection.sendall(f"GET /lighthouses/ HTTP/1.1\r\nhost: 127.0.0.1:{port + 1}\r\nconnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    assert "How the lamps are tended along the coast." in answer


def test_a_saved_file_shows_in_the_api_and_the_site(server: Serving, book: Path) -> None:
    try:
        (book / "wick.md").write_text(BOOK["wick.md"] + "\nTrimmed wicks last a fortnight.\n")
        eventually(lambda: server.markdown("wick"), lambda text: "a fortnight" in text)
        assert "a fortnight" in server.page(f"{server.sites[0]}wick")
    finally:
        (book / "wick.md").write_text(BOOK["wick.md"])
    eventually(lambda: server.markdown("wick"), lambda text: "a fortnight" not in text)


def test_a_new_file_can_be_searched(server: Serving, book: Path) -> None:
    (book / "lens.md").write_text("# The lens\n\nPolish the Fresnel lens with chamois.\n")
    (book / "SUMMARY.md").write_text(BOOK["SUMMARY.md"] + "* [The lens](lens.md)\n")
    space = server.space_id()
    found = eventually(lambda: server.get(f"/spaces/{space}/search?query=chamois")["items"], bool)
    assert [page["title"] for page in found] == ["The lens"]


def test_a_folder_that_is_served_is_not_served_twice(server: Serving) -> None:
    refused = run("serve", "--data", server.data, "--port", "0", status=1)
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert f"(process {server.process.pid})" in refused.stderr


def test_a_port_in_use_is_told_with_the_way_out(server: Serving, tmp_path: Path) -> None:
    port = server.address.rpartition(":")[2]
    refused = run("serve", "--data", tmp_path / "other", "--port", port, status=1)
    assert refused.stderr == f"octavo: port {port} is in use; choose another with --port, or stop what uses it\n"


def test_tokens_and_people_are_made_beside_the_server(server: Serving) -> None:
    token = run("token", "create", "--data", server.data, "--label", "script").stdout.strip()
    assert server.get("/user", token)["displayName"] == "Administrator"
    token = run("user", "add", "Grace Darling", "--data", server.data, "--email", "grace@example.org").stdout.strip()
    assert server.get("/user", token)["displayName"] == "Grace Darling"


def test_a_backup_is_taken_while_serving_and_serves_elsewhere(server: Serving, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar"
    run("backup", file, "--data", server.data)
    run("restore", file, "--data", tmp_path / "restored")
    space = server.space_id()
    with serving(tmp_path / "restored") as restored:
        assert [line.split()[0] for line in restored.lines] == ["API", "Site"]
        content, original = restored.get(f"/spaces/{space}/content", server.token), server.get(f"/spaces/{space}/content")
        assert content["id"] == original["id"]
        assert [(page["id"], page["title"]) for page in content["pages"]] == [(page["id"], page["title"]) for page in original["pages"]]
        assert restored.markdown("wick", server.token) == server.markdown("wick")
    again = run("restore", file, "--data", tmp_path / "restored", status=1)
    assert "holds data already" in again.stderr


def test_the_index_is_made_anew_by_the_server_that_holds_it(server: Serving) -> None:
    told = run("reindex", "--data", server.data)
    assert "a server works with this index" in told.stdout
    space = server.space_id()
    eventually(lambda: server.get(f"/spaces/{space}/search?query=bell")["items"], bool)
    asked = server.data / "search" / "octavo.all"
    eventually(asked.exists, lambda there: not there)
    assert run("gc", "--data", server.data).stdout.startswith("0 objects")


def test_a_site_file_ends_as_other_yaml_does(tmp_path: Path) -> None:
    structure = "\n".join(
        f"    - {{type: space, title: {name}, path: {name}, content: {{directory: ./{name}}}}}" for name in ("english", "welsh")
    )
    files = {
        "english/README.md": "# Bell\n",
        "welsh/README.md": "# Cloch\n",
        "docs.yml": f"site:\n  title: Bells\n  structure:\n{structure}\n",
    }
    with serving(tmp_path / "data", write(tmp_path / "bells", files)) as server:
        (site,) = server.sites
        assert "Cloch" in server.page(f"{site}welsh")
        assert server.lines[1].endswith("Bells")


@pytest.mark.parametrize("named_by", ["id", "token"])
def test_a_revoked_token_opens_nothing_from_that_moment_on(server: Serving, named_by: str) -> None:
    token = run("token", "create", "--data", server.data, "--label", f"by its {named_by}").stdout.strip()
    for _ in range(3):  # also what is remembered
        assert server.status("/v1/user", token) == 200
    (line,) = [line for line in run("token", "list", "--data", server.data).stdout.splitlines() if f"…{token[-4:]}" in line]
    assert line.split()[1] == "administrator"
    assert line.endswith(f"all     by its {named_by}")
    assert run("token", "revoke", token if named_by == "token" else line.split()[0], "--data", server.data).stdout == "1 revoked\n"
    assert server.status("/v1/user", token) == 401
    assert token[-4:] not in run("token", "list", "--data", server.data).stdout
    assert server.status("/v1/user", server.token) == 200


def test_a_token_that_is_not_there_is_not_revoked_nor_those_beside_it(server: Serving) -> None:
    token = run("token", "create", "--data", server.data).stdout.strip()
    unknown = "octavo_" + "x" * 40
    refused = run("token", "revoke", token, unknown, "--data", server.data, status=1)
    assert refused.stderr.startswith("octavo: There is no such token (number 2 of those you named), and none was revoked")
    assert unknown not in refused.stderr
    assert server.status("/v1/user", token) == 200
