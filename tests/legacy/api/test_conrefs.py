"""Content of other repositories in pages of older books: fetched where the operator allows it, once for each version of the book."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from octavo.cache import Cache
from octavo.domains.content import conrefs
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.legacy.api.entrance import Entrance
from octavo.outgoing.allowed import Allowed
from octavo.store.database import Database
from octavo.store.git.gc import collect
from octavo.store.query import query
from octavo.store.tables.spaces import spaces
from tests.git_server import GitServer
from tests.legacy.api.conftest import Garden
from tests.world import SETTINGS, World

_SPACE = query(select(spaces.c.id))
PAGE = "/book/acme/garden-book/contents/README.json"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GitServer]:
    with GitServer(tmp_path / "elsewhere").serving() as made:
        made.commit("shared", {"frost.md": "Frost in {{ book.month }}.\n", "inner/all.md": '{% include "/frost.md" %}'})
        yield made


@pytest.fixture(autouse=True)
def _nothing_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conrefs, "_asked", Cache[tuple[str, str], tuple[float, str]](1000))


class Shed:
    """A world in which some servers may be asked, and a book that includes from one of them."""

    def __init__(self, world: World, folder: Path, allowed: tuple[str, ...]) -> None:
        self.world = world
        self.garden = Garden(world)
        self._folder = folder / "garden-book"
        self._allowed = allowed

    def write(self, readme: str, **more: str) -> "Shed":
        self._folder.mkdir(exist_ok=True)
        files = {"README.md": readme, "SUMMARY.md": "* [Garden](README.md)\n* [Roses](roses.md)\n", "roses.md": "# Roses\n", **more}
        for path, text in {"book.json": '{"variables": {"month": "May"}}', **files}.items():
            (self._folder / path).write_text(text)
        options = Options(conrefs=Allowed(self._allowed))
        Importer(self.world.database, self.world.organization_id, recognise(str(self._folder)), options).run()
        return self

    def content(self, path: str = PAGE) -> str:
        answered = self.garden.get(path)
        assert answered.status == 200, answered.content
        return str(answered.json["sections"][0]["content"])

    def fault(self) -> str:
        answered = self.garden.get(PAGE)
        assert answered.status == 422, answered.content
        assert self.garden.get("/book/acme/garden-book/contents/roses.json").status == 200
        return str(answered.json["error"])

    def modern(self) -> str:
        ada = self.world.client("ada")
        with self.world.database.read() as tx:
            space = str(tx.scalar(_SPACE))
        first = ada.get("listPages", space)["pages"][0]["id"]
        return str(ada.get("getPageById", space, first, format="markdown")["markdown"])


@contextmanager
def _shed(database: Database, tmp_path: Path, allowed: tuple[str, ...]) -> Iterator[Shed]:
    settings = replace(SETTINGS, conrefs=allowed)
    world = World.of(database, tmp_path, settings=settings, older=Entrance(settings, database))
    try:
        yield Shed(world, tmp_path, allowed)
    finally:
        world.wire.close()


@pytest.fixture
def shed(database: Database, tmp_path: Path, server: GitServer) -> Iterator[Shed]:
    with _shed(database, tmp_path, (server.origin,)) as made:
        yield made


def include(server: GitServer, path: str = "frost.md", ref: str = "", name: str = "shared") -> str:
    return f'{{% include "git+{server.origin}/{name}.git/{path}{f"#{ref}" if ref else ""}" %}}\n'


def test_a_page_includes_from_another_repository_with_the_books_variables(shed: Shed, server: GitServer) -> None:
    shed.write(f"# Garden\n\n{include(server)}")
    assert "Frost in May." in shed.content()


def test_the_modern_api_shows_it_too(shed: Shed, server: GitServer) -> None:
    shed.write(f"# Garden\n\n{include(server)}")
    assert "Frost in May." in shed.modern()


def test_includes_within_the_other_repository_are_found_there(shed: Shed, server: GitServer) -> None:
    shed.write(f"# Garden\n\n{include(server, 'inner/all.md')}")
    assert "Frost in May." in shed.content()


def test_a_branch_a_tag_or_a_commit_is_chosen(shed: Shed, server: GitServer) -> None:
    old = server.commit("shared", {"frost.md": "Old frost.\n"}, "refs/heads/old/one")
    server.commit("shared", {"frost.md": "Tagged frost.\n"}, "refs/tags/v1")
    shed.write(f"{include(server, ref='old/one')}\n{include(server, ref='v1')}\n{include(server, ref=old)}")
    content = shed.content()
    assert [content.count(words) for words in ("Old frost", "Tagged frost")] == [2, 1]


def test_a_version_that_was_read_stays_as_it_was_and_the_next_asks_again(
    shed: Shed, server: GitServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shed.write(f"# Garden\n\n{include(server)}")
    server.commit("shared", {"frost.md": "No frost any more.\n"})
    assert "Frost in May." in shed.content()
    monkeypatch.setattr(conrefs, "FRESH_SECONDS", 0)
    shed.write(f"# The garden\n\n{include(server)}")
    assert "No frost any more." in shed.content()
    assert "No frost any more." in shed.modern()


def test_what_was_fetched_is_there_without_the_other_server_and_after_collecting_garbage(shed: Shed, server: GitServer) -> None:
    shed.write(f"# Garden\n\n{include(server)}")
    asked = len(server.asked)
    collect(shed.world.database)
    assert "Frost in May." in shed.content()
    assert len(server.asked) == asked


def test_a_repository_is_asked_once_for_all_its_pages(shed: Shed, server: GitServer) -> None:
    shed.write(include(server) + include(server, "inner/all.md"), **{"roses.md": include(server)})
    shed.content()
    shed.content("/book/acme/garden-book/contents/roses.json")
    assert server.asked == ["/shared.git/info/refs", "/shared.git/git-upload-pack"]


def test_nothing_is_fetched_that_the_operator_has_not_allowed(database: Database, tmp_path: Path, server: GitServer) -> None:
    with _shed(database, tmp_path, ()) as shed:
        shed.write(f"# Garden\n\n{include(server)}")
        assert "operator of this server has not allowed" in shed.fault()
        assert server.asked == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("git+file:///etc/a.git/passwd", "not by file"),
        ("git+ssh://git@127.0.0.1/a.git/b.md", "not by ssh"),
        ("git+git://127.0.0.1/a.git/b.md", "not by git"),
        ("git+ext::sh -c touch% /tmp/owned %S.git/b.md", "has characters"),
        ("git+http://127.0.0.1:1/a.git/b.md", "not allowed"),
        ("git+https://127.0.0.1/a.git/b.md", "inside the network"),
        ("git+https://[::ffff:127.0.0.1]/a.git/b.md", "inside the network"),
        ("git+https://2130706433/a.git/b.md", "inside the network"),
        ("git+https://me:secret@github.com/a.git/b.md", "a password"),
        ("git+ORIGIN/shared.git/../../frost.md", "outside its repository"),
        ("git+ORIGIN/shared.git/missing.md", "does not exist"),
        ("git+ORIGIN/shared.git/link.md", "does not exist"),
        ("git+ORIGIN/shared.git/frost.md#no-such-branch", "no branch"),
        ("git+ORIGIN/shared.git/frost.md#../../etc", "no branch"),
        ("git+ORIGIN/nowhere.git/frost.md", "no Git repository"),
        ("git+ORIGIN/shared/frost.md", "must be written"),
        ("https://127.0.0.1/a.md", "can be included"),
    ],
)
def test_an_address_that_means_no_good_is_a_fault_of_its_page_alone(
    database: Database, tmp_path: Path, server: GitServer, address: str, words: str
) -> None:
    server.commit("shared", {"frost.md": "x", "link.md": "/etc/passwd"}, modes={"link.md": 0o120000})
    with _shed(database, tmp_path, (server.origin, "*")) as shed:
        shed.write('{% include "' + address.replace("ORIGIN", server.origin) + '" %}\n')
        fault = shed.fault()
        assert words in fault
        assert "secret" not in fault


def test_repositories_that_include_each_other_come_to_an_end(shed: Shed, server: GitServer) -> None:
    server.commit("a", {"a.md": include(server, "b.md", name="b")})
    server.commit("b", {"b.md": include(server, "a.md", name="a")})
    shed.write(include(server, "a.md", name="a"))
    assert "too deeply" in shed.fault()


def test_a_fetched_page_may_not_name_what_the_operator_has_not_allowed(shed: Shed, server: GitServer) -> None:
    server.commit("a", {"a.md": '{% include "git+https://github.com/a/b.git/c.md" %}'})
    shed.write(include(server, "a.md", name="a"))
    assert "has not allowed" in shed.fault()


def test_a_book_includes_from_a_bounded_number_of_repositories(shed: Shed, server: GitServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conrefs, "MAX_REPOSITORIES", 2)
    for number in range(3):
        server.commit("shared", {"frost.md": "x"}, f"refs/heads/b{number}")
    shed.write("".join(include(server, ref=f"b{number}") for number in range(3)))
    assert "2 other repositories at most" in shed.fault()


def test_a_server_that_fails_is_left_alone_for_a_while(shed: Shed, server: GitServer) -> None:
    shed.write(include(server, name="nowhere"))
    for _ in range(3):
        shed.fault()
    assert server.asked == ["/nowhere.git/info/refs"]
