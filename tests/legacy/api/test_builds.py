"""Books uploaded as archives."""

import io
import tarfile
import zipfile
from collections.abc import Mapping

import orjson
import pytest

from octavo.store.git import commits
from octavo.store.git.refs import list_refs
from octavo.store.query import query
from octavo.store.tables.spaces import spaces
from tests.client import Answered
from tests.legacy.api.conftest import Garden
from tests.legacy.api.histories import History

BOOK = {"README.md": "# Autumn\n", "SUMMARY.md": "* [Autumn](README.md)\n"}


def archive(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for path, text in files.items():
            info = tarfile.TarInfo(path)
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))
    return out.getvalue()


def upload(garden: Garden, path: str, name: str, content: bytes, metadata: object = None) -> Answered:
    parts = [b'--frontier\r\nContent-Disposition: form-data; name="book"; filename="book.tar.gz"\r\n\r\n' + content]
    if metadata is not None:
        head = b'--frontier\r\nContent-Disposition: form-data; name="metadata"\r\nContent-Type: application/json\r\n\r\n'
        parts.insert(0, head + orjson.dumps(metadata))
    body = b"\r\n".join([*parts, b"--frontier--\r\n"])
    return garden.send("PUT", path, name, headers={"content-type": "multipart/form-data; boundary=frontier"}, body=body)


def test_a_build_is_a_commit_on_the_branch_that_it_names(garden: Garden) -> None:
    metadata = {"branch": "next", "message": "Autumn comes", "author": {"name": "Vita", "email": "vita@octavo.test"}}
    made = upload(garden, "/book/acme/garden-book/build/next", "ada", archive(BOOK), metadata)
    assert (made.status, made.json["branch"]) == (201, "next")
    page = garden.get("/book/acme/garden-book/contents/v/next/README.json").json
    assert "Autumn" in page["sections"][0]["content"]
    assert "Autumn" not in garden.get("/book/acme/garden-book/contents/README.json").json["sections"][0]["content"]
    with garden.world.database.read() as tx:
        commit = commits.read_commit(tx, History(garden.world, "garden-book").repository, made.json["version"])
    assert (commit.author.name, commit.message.strip()) == ("Vita", "Autumn comes")
    assert upload(garden, "/book/acme/garden-book/build/next", "ada", archive(BOOK)).json["version"] == made.json["version"]


@pytest.mark.parametrize("branch", ["main", "master"])
def test_a_build_of_the_main_branch_is_what_everybody_reads(garden: Garden, branch: str) -> None:
    upload(garden, f"/book/acme/garden-book/build/{branch}", "ada", archive(BOOK))
    assert "Autumn" in garden.get("/book/acme/garden-book/contents/README.json").json["sections"][0]["content"]
    with garden.world.database.read() as tx:
        space = str(tx.one(query(spaces.select())).id)
    pages = garden.world.client("ada").get("listPages", space)["pages"]
    assert [page["title"] for page in pages] == ["Autumn"]


def test_the_oldest_client_names_book_and_version_in_its_own_way(garden: Garden) -> None:
    for path in ("/api/book/acme%2Fgarden-book/builds?version=old", "/api/book/acme/garden-book/builds?version=older"):
        assert upload(garden, path, "ada", archive(BOOK)).status == 201
    assert garden.get("/book/acme/garden-book/contents/v/older/README.json").status == 200


def test_only_those_who_may_merge_upload(garden: Garden) -> None:
    answers = {
        name: upload(garden, "/book/acme/garden-book/build/x", name, archive(BOOK)).status for name in ("anonymous", "rita", "ed", "sam")
    }
    assert answers == {"anonymous": 401, "rita": 403, "ed": 403, "sam": 403}
    with garden.world.database.read() as tx:
        assert "refs/heads/x" not in list_refs(tx, History(garden.world, "garden-book").repository)


@pytest.mark.parametrize(
    "content",
    [b"no archive", archive({}), archive({"../../etc/passwd": "x"}), archive({".git/config": "x"})],
    ids=["text", "empty", "climbing", "git"],
)
def test_archives_that_hold_nothing_good_are_refused(garden: Garden, content: bytes) -> None:
    assert upload(garden, "/book/acme/garden-book/build/x", "ada", content).status == 400


@pytest.mark.parametrize("version", ["..", "a..b", "x.lock", "%2Fx", "a%00b", "a b"])
def test_names_that_no_branch_may_have_are_refused(garden: Garden, version: str) -> None:
    assert upload(garden, f"/book/acme/garden-book/build/{version}", "ada", archive(BOOK)).status in {400, 404}


def test_a_body_that_is_no_form_is_refused(garden: Garden) -> None:
    for headers in (
        {"content-type": "application/gzip"},
        {"content-type": "multipart/form-data"},
        {"content-type": "multipart/form-data; boundary=x"},
    ):
        assert garden.send("PUT", "/book/acme/garden-book/build/x", "ada", headers=headers, body=b"--y\r\n").status == 400


def test_what_is_left_out_of_an_upload_is_told(garden: Garden) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for path, text in {**BOOK, "../outside.md": "x", ".git/config": "x"}.items():
            made.writestr(path, text)
    answered = upload(garden, "/book/acme/garden-book/build/2.0", "ada", out.getvalue())
    assert answered.status == 201
    assert "../outside.md" in {each["path"] for each in answered.json["skipped"]}
    assert garden.get("/book/acme/garden-book/contents/v/2.0/README.json").status == 200


def test_a_build_of_the_main_branch_is_read_by_the_name_that_it_was_sent_to(garden: Garden) -> None:
    upload(garden, "/book/acme/garden-book/build/master", "ada", archive(BOOK))
    assert "Autumn" in garden.get("/book/acme/garden-book/contents/v/master/README.json").json["sections"][0]["content"]


def test_a_version_may_be_on_a_branch_of_another_name(garden: Garden) -> None:
    made = upload(garden, "/book/acme/garden-book/build/1.0.1", "ada", archive(BOOK), {"branch": "master"})
    assert (made.status, made.json["branch"]) == (201, "main")
    for version in ("", "v/1.0.1/", "v/main/"):
        assert "Autumn" in garden.get(f"/book/acme/garden-book/contents/{version}README.json").json["sections"][0]["content"]
    upload(garden, "/book/acme/garden-book/build/1.0.1", "ada", archive({**BOOK, "README.md": "# Winter\n"}), {"branch": "master"})
    assert "Winter" in garden.get("/book/acme/garden-book/contents/v/1.0.1/README.json").json["sections"][0]["content"]
    assert "1.0.1" in str(garden.get("/book/acme/garden-book/versions/tags").json)


@pytest.mark.parametrize("version", ["feature/winter", "feature%2Fwinter"])
def test_the_name_of_a_version_may_hold_slashes_encoded_or_not(garden: Garden, version: str) -> None:
    assert upload(garden, f"/book/acme/garden-book/build/{version}", "ada", archive(BOOK)).status == 201
    assert garden.get("/book/acme/garden-book/contents/v/feature/winter/README.json").status == 200
