"""What lies in one repository opens in no other: every read, with every id of another repository in every place that takes one."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Final
from urllib.parse import quote, urlsplit

import pytest
from sqlalchemy import select

from octavo.access.usage import Usage
from octavo.api.operation import Operation
from octavo.domains.registry import all_operations
from octavo.legacy.api.entrance import Entrance
from octavo.store.database import Database
from octavo.store.tables.git import git_objects
from octavo.store.tables.spaces import spaces
from tests.client import Answered, Client
from tests.domains.content.conftest import FILES, PNG
from tests.world import SETTINGS, Source, World

WORD: Final = b"Quokka"
"""Stands in every text of the private repository, and nowhere else."""

PRIVATE: Final[dict[str, str | bytes]] = {
    "README.md": "# Quokka home\n\nQuokka one\n",
    "SUMMARY.md": "* [Quokka home](README.md)\n* [Quokka two](quokka.md)\n",
    "quokka.md": '# Quokka two\n\nQuokka three ![](.gitbook/assets/quokka.png)\n\n{% include ".gitbook/includes/quokka.md" %}\n',
    ".gitbook/includes/quokka.md": "---\ntitle: Quokka note\n---\n\nQuokka four\n",
    ".gitbook/assets/quokka.png": PNG + WORD,
}
OWN_READS: Final = [operation for operation in all_operations() if operation.method == "GET" and "{spaceId}" in operation.path]
CONTENT: Final = ("revisionId", "pageId", "fileId", "documentId", "reusableContentId", "pagePath")


@pytest.fixture
def world(database: Database, tmp_path: Any) -> Iterator[World]:
    usage = Usage()
    made = World.of(database, tmp_path, usage=usage, older=Entrance(SETTINGS, database, usage))
    yield made
    made.wire.close()


@pytest.fixture
def docs(world: World) -> Source:
    return world.import_files(FILES)


@pytest.fixture
def private(world: World, docs: Source) -> Source:
    found = world.import_files(PRIVATE, "quokka", private=True)
    world.index()
    return found


def names_of(world: World, source: Source) -> dict[str, str]:
    """An id of each kind of the source's content, by path parameter."""
    ada = world.client("ada")
    revision = ada.get("getCurrentRevision", source.space_id)
    page = revision["pages"][-1] if revision["pages"][-1].get("documentId") else revision["pages"][0]
    return {
        "spaceId": source.space_id,
        "revisionId": revision["id"],
        "pageId": page["id"],
        "documentId": page["documentId"],
        "fileId": revision["files"][0]["id"],
        "reusableContentId": revision["reusableContents"][0]["id"],
        "pagePath": page["path"],
    }


def object_names(world: World, source: Source) -> list[str]:
    """Every Git object of the source's repository: contents, folders, commits."""
    with world.database.read() as tx:
        repository = tx.scalar(select(spaces.c.repository_id).where(spaces.c.id == source.space_id))
        return [row.id for row in tx.all(select(git_objects.c.id).where(git_objects.c.repository_id == repository))]


def targets(operation: Operation, own: dict[str, str], foreign: list[str]) -> Iterator[str]:
    """The operation's address in our space, with at least one foreign name in it."""
    places = [place for place in CONTENT if f"{{{place}" in operation.template]
    for names in product(*([own[place], *foreign] for place in places)):
        if any(name in foreign for name in names):
            yield address(operation, {**own, **dict(zip(places, names, strict=True))})


def address(operation: Operation, names: dict[str, str]) -> str:
    target = operation.template
    for place, name in names.items():
        target = target.replace(f"{{{place}:path}}", quote(name)).replace(f"{{{place}}}", name)
    return f"/v1{target}"


@pytest.mark.parametrize("caller", ["ada", "reader", "anonymous"])
def test_no_read_opens_anothers_content_in_our_space(world: World, docs: Source, private: Source, caller: str) -> None:
    """Not even for Ada, who may read both."""
    client = docs.reader if caller == "reader" else world.client(caller)
    own, other = names_of(world, docs), names_of(world, private)
    for operation in OWN_READS:
        names = [other[place] for place in CONTENT]
        for target in targets(operation, own, names):
            for query in ("", "?format=markdown", "?format=document&dereferenced=true&evaluated=true"):
                answered = ask(world, client, target + query)
                assert answered.status in {400, 401, 403, 404}, (operation.id, target)
                assert WORD not in answered.content


def test_the_hash_of_an_object_of_another_repository_is_no_name_here(world: World, docs: Source, private: Source) -> None:
    own = names_of(world, docs)
    foreign = sorted(set(object_names(world, private)) - set(object_names(world, docs)))
    assert len(foreign) > len(PRIVATE)
    for operation in OWN_READS:
        for place in (place for place in CONTENT if f"{{{place}" in operation.template):
            for name in foreign:
                target = address(operation, {**own, place: name})
                answered = ask(world, world.client("ada"), target)
                assert answered.status in {400, 404}, target
                assert WORD not in answered.content


@pytest.mark.parametrize("caller", ["reader", "anonymous", "sam", "gus"])
def test_who_may_not_see_a_space_gets_nothing_of_it_by_any_read(world: World, docs: Source, private: Source, caller: str) -> None:
    client = docs.reader if caller == "reader" else world.client(caller)
    names = names_of(world, private)
    for operation in OWN_READS:
        target = address(operation, names) + "?query=quokka"
        answered = ask(world, client, target)
        assert answered.status in {401, 403, 404}, (operation.id, answered.status)
        assert WORD not in answered.content
        assert ask(world, world.client("ada"), target).status == 200, operation.id
    for answered in (
        client.call("searchSiteContent", world.organization_id, docs.site_id, body={"query": "quokka", "scope": {"mode": "all"}}),
        client.call("searchSiteContent", world.organization_id, private.site_id, body={"query": "quokka", "scope": {"mode": "all"}}),
        client.call("streamAskInSite", world.organization_id, docs.site_id, body={"question": "quokka", "scope": {"mode": "all"}}),
        client.call("streamAskInSite", world.organization_id, private.site_id, body={"question": "quokka", "scope": {"mode": "all"}}),
        client.call("getPublishedContentSite", world.organization_id, private.site_id),
        client.call("getSiteById", world.organization_id, private.site_id),
    ):
        assert WORD not in answered.content
        assert private.share_key.encode() not in answered.content


SITE_PATHS: Final = (
    "", "quokka-two", "quokka-two.md", "sitemap.xml", "sitemap-home.xml", "robots.txt", "llms.txt", "llms-full.txt", "~octavo/feed.xml",
    "~octavo/search?q=quokka", "~octavo/search?q=quokka&format=json", "~octavo/ask?q=quokka", "~octavo/ask?question=quokka",
)  # fmt: skip


@pytest.mark.parametrize("path", SITE_PATHS)
def test_no_page_of_a_site_shows_anothers_content(world: World, docs: Source, private: Source, path: str) -> None:
    for answered in (
        world.visit(f"/{path}", "docs.localhost"),
        world.visit(f"/{path}", "quokka.localhost"),
        world.visit(f"/{private.share_key}/{path}", "docs.localhost"),
        world.visit(f"/wrong{private.share_key}/{path}", "quokka.localhost"),
        second(world, f"/quokka/{path}"),
        second(world, f"/docs/{private.share_key}/{path}"),
    ):
        assert b"Quokka one" not in answered.content
        assert b"Quokka three" not in answered.content
        assert b"Quokka two" not in answered.content
    assert world.visit(f"/{private.share_key}/", "quokka.localhost").status == 200


def test_no_address_of_a_file_opens_a_file_of_another_repository(world: World, docs: Source, private: Source) -> None:
    own, other = names_of(world, docs), names_of(world, private)
    ours, theirs = (
        urlsplit(world.client("ada").get("listFiles", source.space_id)["items"][0]["downloadURL"]) for source in (docs, private)
    )
    swapped = ours.path.replace(own["fileId"], other["fileId"]).replace(own["spaceId"], other["spaceId"])
    for target in (
        f"{swapped}?{ours.query}",
        f"{ours.path.replace(own['spaceId'], other['spaceId'])}?{ours.query}",
        f"{ours.path}?{theirs.query}",
        f"{theirs.path}?{ours.query}",
    ):
        assert world.wire.request("GET", target).status == 404
    for name in (other["fileId"], *object_names(world, private)):
        assert WORD not in world.visit(f"/~octavo/files/{name}", "docs.localhost").content


def test_the_older_api_opens_nothing_of_it_either(world: World, docs: Source, private: Source) -> None:
    revision = names_of(world, private)["revisionId"]
    for client in (world.client("anonymous"), world.client("sam"), docs.reader):
        for target in (
            "/book/acme/quokka",
            "/book/acme/quokka/contents/README.json",
            "/book/acme/quokka/versions/branches",
            "/book/acme/quokka/download/epub",
            f"/book/acme/docs/contents/v/{revision}/README.json",
            f"/book/acme/docs/contents/v/{revision[:7]}/quokka.json",
            "/books",
            "/books/all",
            "/opds/catalog.atom",
            "/author/acme/books",
        ):
            answered = ask(world, client, target)
            assert WORD not in answered.content
            assert b"quokka" not in answered.content.lower() or answered.status >= 400


def ask(world: World, client: Client, target: str) -> Answered:
    return world.wire.request("GET", target, {"authorization": f"Bearer {client.token}"} if client.token else {})


def second(world: World, target: str) -> Answered:
    return world.wire.request("GET", target, {"host": "localhost:8081"}, port=8081)
