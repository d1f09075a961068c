"""What becomes of a source, whatever its kind."""

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from dulwich import porcelain
from sqlalchemy import select

from octavo import clock
from octavo.domains.sites.change import change_site
from octavo.domains.sites.queries import get_site, list_published_sites
from octavo.domains.sources import folder
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.jobs import handlers
from octavo.domains.sources.options import Options
from octavo.domains.sources.queries import list_faults
from octavo.domains.sources.recognise import recognise
from octavo.domains.sources.show import Imported
from octavo.errors import BadRequest
from octavo.jobs.runner import Runner
from octavo.store.git import commits
from octavo.store.git.commits import Person, add_commit
from octavo.store.git.refs import MAIN, list_refs, move_ref, read_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import write_changes
from octavo.store.tables.sources import sources
from octavo.store.tables.spaces import spaces
from tests.client import Client
from tests.world import World


def run(world: World, location: Path, title: str | None = None) -> Imported:
    imported = Importer(world.database, world.organization_id, recognise(str(location)), Options(title=title)).run()
    Runner(world.database, handlers).run_all()
    return imported


def only_space(world: World) -> Any:
    with world.database.read() as tx:
        return tx.one(select(spaces))


def home(client: Client, world: World, revision: str | None = None) -> str:
    space = only_space(world)
    where = (space.id, revision or space.revision_id)
    page = client.get("listPagesInRevisionById", *where)["pages"][0]
    return str(client.get("getPageInRevisionById", *where, page["id"], format="markdown")["markdown"])


def commit(repository: Path, files: dict[str, str], message: str) -> str:
    """Write and commit files with a fixed author; answers the commit's id."""
    for name, text in files.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(text)
    porcelain.add(str(repository), [str(repository / name) for name in files])
    made = porcelain.commit(str(repository), message.encode(), author=b"Ann <ann@example.com>", committer=b"Ann <ann@example.com>")
    return made.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "handbook"
    porcelain.init(str(folder))
    commit(folder, {"README.md": "# First\n"}, "Begin")
    commit(folder, {"README.md": "# Second\n", "guide.md": "# Guide\n"}, "Go on")
    return folder


def test_a_repositorys_history_follows_its_newest_content(world: World, ada: Client, repository: Path, tmp_path: Path) -> None:
    bare = tmp_path / "handbook.git"
    porcelain.clone(str(repository), str(bare), bare=True).close()
    newest = run(world, bare)
    assert newest.pages == 2
    assert home(ada, world).startswith("# Second")
    revision = ada.get("getCurrentRevision", only_space(world).id)
    assert revision["git"]["message"].strip() == "Go on"
    [older] = revision["parents"]
    assert home(ada, world, older) == "# First\n"


def test_pages_of_older_revisions_have_the_ids_of_today(world: World, ada: Client, repository: Path) -> None:
    run(world, repository)
    space = only_space(world)
    today = ada.get("getCurrentRevision", space.id)
    before = ada.get("getRevisionById", space.id, today["parents"][0])
    assert before["pages"][0]["id"] == today["pages"][0]["id"]


def test_branches_and_tags_come_along(world: World, repository: Path) -> None:
    porcelain.branch_create(str(repository), "draft/next")
    porcelain.tag_create(str(repository), b"v1.0")
    run(world, repository)
    with world.database.read() as tx:
        names = set(list_refs(tx, only_space(world).repository_id))
    assert {"refs/heads/main", "refs/heads/draft/next", "refs/tags/v1.0"} <= names


def test_what_is_not_committed_yet_is_shown_on_top_of_the_history(world: World, ada: Client, repository: Path) -> None:
    (repository / "README.md").write_text("# Not committed\n")
    run(world, repository)
    assert home(ada, world) == "# Not committed\n"
    parents = ada.get("getCurrentRevision", only_space(world).id)["parents"]
    assert home(ada, world, parents[0]) == "# Second\n"


def test_an_archive_is_a_source_and_changes_with_its_files(world: World, ada: Client, tmp_path: Path) -> None:
    path = tmp_path / "docs.zip"
    for text in ("# One\n", "# Two\n", "# Two\n"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("docs-main/README.md", text)
        imported = run(world, path)
    assert not imported.changed
    assert home(ada, world) == "# Two\n"
    assert len(ada.get("getCurrentRevision", only_space(world).id)["parents"]) == 1


def test_the_same_source_twice_is_one_site(world: World, ada: Client, repository: Path) -> None:
    first, second = run(world, repository, title="Handbook"), run(world, repository)
    assert (first.site_id, first.changed, second.changed) == (second.site_id, True, False)
    with world.database.read() as tx:
        assert len(tx.all(select(sources))) == 1
    [site] = ada.get("listSites", world.organization_id)["items"]
    assert (site["title"], site["basename"], site["published"]) == ("Handbook", "handbook", True)


def test_faults_are_told_and_kept_and_gone_when_they_are_mended(world: World, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "README.md").write_text("---\ndescription: [\n---\n\n# Hi\n")
    (docs / "SUMMARY.md").write_text("# T\n\n* [Hi](README.md)\n* [Gone](gone.md)\n")
    (docs / "link.md").symlink_to("/etc/passwd")
    told = run(world, docs).faults
    assert {(fault.path, fault.line) for fault in told} >= {("SUMMARY.md", 4), ("link.md", None)}
    assert any(fault.path == "README.md" for fault in told)
    with world.database.read() as tx:
        assert {row.path for row in list_faults(tx)} == {fault.path for fault in told}
    (docs / "README.md").write_text("# Hi\n")
    (docs / "SUMMARY.md").write_text("# T\n\n* [Hi](README.md)\n")
    (docs / "link.md").unlink()
    run(world, docs)
    with world.database.read() as tx:
        assert list_faults(tx) == []


def test_a_file_outside_is_never_read_through_a_link(world: World, ada: Client, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "README.md").write_text('# Hi\n\n{% include "../secret.md" %}\n')
    (docs / "page.md").symlink_to(secret)
    run(world, docs)
    space = only_space(world)
    assert "Secret" not in str(ada.get("getCurrentRevision", space.id))
    page = ada.get("listPages", space.id)["pages"][0]["id"]
    assert "Secret" not in str(ada.get("getPageById", space.id, page, format="document", dereferenced="true"))


def test_an_empty_folder_says_so_and_leaves_nothing(world: World, ada: Client, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadRequest, match="holds no files"):
        run(world, tmp_path / "empty")
    assert ada.get("listSites", world.organization_id)["items"] == []


def change_here(world: World, files: dict[str, bytes]) -> None:
    """A commit on main, as an edit through the API will make one."""
    repository = only_space(world).repository_id
    staging = Staging(repository)
    with world.database.read() as tx:
        main = read_ref(tx, repository, MAIN)
        assert main is not None
        tree = write_changes(tx, staging, commits.read_commit(tx, repository, main).tree, files)
    made = add_commit(staging, tree, [main], author=Person("Ed", "ed@octavo.test", clock.now()), message="Edit")
    staging.save(world.database)
    with world.database.write() as tx:
        move_ref(tx, repository, MAIN, made, expected=main)


def test_changes_on_both_sides_are_joined(world: World, ada: Client, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "README.md").write_text("# Home\n")
    (docs / "other.md").write_text("# Other\n")
    run(world, docs)
    change_here(world, {"other.md": b"# Other\n\nEdited here.\n"})
    (docs / "README.md").write_text("# Home\n\nEdited there.\n")
    assert run(world, docs).faults == []
    revision = ada.get("getCurrentRevision", only_space(world).id)
    texts = [ada.get("getPageById", only_space(world).id, page["id"], format="markdown")["markdown"] for page in revision["pages"]]
    assert texts == ["# Home\n\nEdited there.\n", "# Other\n\nEdited here.\n"]


def test_the_same_file_changed_on_both_sides_stays_as_it_is_here_and_says_so(world: World, ada: Client, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "README.md").write_text("# Home\n")
    run(world, docs)
    change_here(world, {"README.md": b"# Home\n\nHere.\n"})
    (docs / "README.md").write_text("# Home\n\nThere.\n")
    [fault] = run(world, docs).faults
    assert (fault.path, "changed here and in the source:" in fault.message) == ("README.md", True)
    assert home(ada, world) == "# Home\n\nHere.\n"


def terms(world: World, location: Path, visibility: str | None = None) -> tuple[str, str]:
    """Import it with this visibility; answers what its site is called, and who may read it."""
    imported = Importer(world.database, world.organization_id, recognise(str(location)), Options(visibility=visibility)).run()
    with world.database.read() as tx:
        site = get_site(tx, imported.site_id)
    return site.title, site.visibility


def test_a_site_that_was_public_is_private_as_soon_as_it_is_asked_for(world: World, anonymous: Client, repository: Path) -> None:
    assert terms(world, repository) == ("Second", "public")
    found = anonymous.post("resolvePublishedContentByUrl", body={"url": "http://handbook.localhost/"})
    reader = world.bearing(found["apiToken"])
    reader.get("getSpaceById", found["space"])
    assert terms(world, repository, visibility="share-link") == ("Second", "share-link")
    assert world.visit("/", "handbook.localhost").status == 404
    assert reader.call("getSpaceById", found["space"]).status in {401, 404}
    with world.database.read() as tx:
        [published] = list_published_sites(tx)
    assert world.visit(f"/{published.share_key}/", "handbook.localhost").status == 200


def test_a_private_site_stays_private_until_it_is_said_to_be_public(world: World, repository: Path) -> None:
    terms(world, repository, visibility="share-link")
    commit(repository, {"README.md": "# Third\n"}, "Change")
    assert terms(world, repository) == ("Second", "share-link")
    assert terms(world, repository, visibility="public") == ("Second", "public")


def test_a_title_that_is_given_later_names_the_site_until_it_is_changed_elsewhere(world: World, repository: Path) -> None:
    terms(world, repository)
    importer = Importer(world.database, world.organization_id, recognise(str(repository)), Options(title="Manual"))
    site_id = importer.run().site_id
    with world.database.write() as tx:
        assert get_site(tx, site_id).title == "Manual"
        change_site(tx, site_id, title="Elsewhere")
    commit(repository, {"README.md": "# Third\n"}, "Change")
    importer.run()
    with world.database.read() as tx:
        assert get_site(tx, site_id).title == "Elsewhere"


def test_what_may_not_be_read_is_told_and_hides_nothing_else(
    world: World, ada: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a file of mode 000 and a folder like `lost+found`; simulated, since tests may be run by root, who may read everything."""
    docs = tmp_path / "docs"
    (docs / "lost").mkdir(parents=True)
    for name in ("README.md", "closed.md", "lost/page.md"):
        (docs / name).write_text(f"# {name}\n")
    opened, listed = os.open, os.scandir

    def refuse(path: str, *rest: Any, **named: Any) -> int:
        if path == "closed.md":
            raise PermissionError(path)
        return opened(path, *rest, **named)

    def closed(path: str) -> Any:
        if str(path).endswith("lost/"):
            raise PermissionError(path)
        return listed(path)

    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.setattr(os, "scandir", closed)
    faults = {fault.path: fault.message for fault in run(world, docs).faults}
    assert faults == {"closed.md": folder.UNREADABLE, "lost/": folder.UNREADABLE}
    assert home(ada, world) == "# README.md\n"


SITE_FILE = """\
site:
  title: Acme
  structure:
    - {type: space, key: one, title: One, path: one, default: true, content: {directory: ./one}}
    - {type: space, key: two, title: Two, path: two, content: {directory: ./two}}
"""


@pytest.mark.parametrize("half_saved", ["", "site:\n  structure: [", "site:\n  title: Acme\n"])
def test_a_site_file_that_is_half_saved_takes_nothing_from_a_site(world: World, ada: Client, tmp_path: Path, half_saved: str) -> None:
    docs = tmp_path / "docs"
    for name in ("one", "two"):
        (docs / name).mkdir(parents=True)
        (docs / name / "README.md").write_text(f"# {name}\n")
    (docs / "docs.yaml").write_text(SITE_FILE)
    site_id = run(world, docs).site_id
    before = ada.get("getSiteStructure", world.organization_id, site_id)
    (docs / "docs.yaml").write_text(half_saved)
    (docs / "two" / "README.md").write_text("# Changed meanwhile\n")
    assert any(fault.path == "docs.yaml" for fault in run(world, docs).faults)
    now = ada.get("getSiteStructure", world.organization_id, site_id)
    assert [place["id"] for place in now["structure"]] == [place["id"] for place in before["structure"]]
    assert "Changed meanwhile" in world.visit("/two", "docs.localhost").content.decode()
    (docs / "docs.yaml").write_text(SITE_FILE)
    run(world, docs)
    assert [place["id"] for place in ada.get("getSiteStructure", world.organization_id, site_id)["structure"]] == [
        place["id"] for place in before["structure"]
    ]


def test_a_space_speaks_the_language_that_its_site_file_says_now(world: World, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    for name in ("one", "two"):
        (docs / name).mkdir(parents=True)
        (docs / name / "README.md").write_text("# 1\n")

    def languages(of_one: str) -> dict[str, str | None]:
        (docs / "docs.yaml").write_text(SITE_FILE.replace("{directory: ./one}", f"{{directory: ./one{of_one}}}"))
        run(world, docs)
        with world.database.read() as tx:
            return {row.directory: row.language for row in tx.all(select(spaces))}

    assert languages(", language: de") == {"one": "de", "two": None}
    assert languages(", language: nl") == {"one": "nl", "two": None}
    assert '<html lang="nl"' in world.visit("/").content.decode()
    (docs / "docs.yaml").write_text("site:\n  structure: [")
    run(world, docs)
    assert '<html lang="nl"' in world.visit("/").content.decode()
    assert languages("") == {"one": None, "two": None}


def page_ids(world: World, ada: Client) -> dict[str, str]:
    """The pages' ids by title, groups' too."""
    pages = ada.get("listPages", only_space(world).id)["pages"]
    return {page["title"]: page["id"] for above in pages for page in (above, *above.get("pages", []))}


def test_files_that_are_moved_first_and_listed_again_later_keep_their_pages_ids(world: World, ada: Client, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "old").mkdir(parents=True)
    (docs / "README.md").write_text("# Home\n")
    for number in range(3):
        (docs / "old" / f"p{number}.md").write_text(f"# Page {number}\n\nText {number}\n")
    summary = "# T\n\n* [Home](README.md)\n\n## Part\n\n" + "".join(f"* [P](old/p{number}.md)\n" for number in range(3))
    (docs / "SUMMARY.md").write_text(summary)
    run(world, docs)
    before = page_ids(world, ada)
    (docs / "old").rename(docs / "new")
    run(world, docs)
    (docs / "SUMMARY.md").write_text("# T\n\n* [Home](README.md)\n")
    run(world, docs)
    assert set(page_ids(world, ada)) == {"Home"}
    (docs / "SUMMARY.md").write_text(summary.replace("old/", "new/"))
    run(world, docs)
    assert page_ids(world, ada) == before


def test_a_new_page_gets_no_id_that_another_one_has(world: World, ada: Client, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.md").write_text("# A\n\nText\n")
    run(world, docs)
    first = page_ids(world, ada)["A"]
    (docs / "a.md").rename(docs / "b.md")
    run(world, docs)
    (docs / "a.md").write_text("# New\n\nOther words\n")
    run(world, docs)
    found = page_ids(world, ada)
    assert found["A"] == first
    assert found["New"] != first
