"""Addresses that name a revision: for members alone."""

from typing import Any

import pytest

from tests.client import Client
from tests.world import Source, World


@pytest.fixture
def earlier(ada: Client, acme: Source) -> str:
    """A revision of the API's second version that is no longer published."""
    found: str = ada.get("getSpaceById", acme.space_ids[3])["revision"]
    (acme.folder / "v2/auth/login.md").write_text("# Login\n\nHow to log in, without secrets.\n")
    acme.again()
    return found


def resolve(client: Client, url: str) -> Any:
    return client.post("resolvePublishedContentByUrl", body={"url": url})


@pytest.mark.parametrize("page", ["", "auth/login"])
def test_a_member_reads_a_revision_at_its_address(ada: Client, rita: Client, acme: Source, earlier: str, page: str) -> None:
    for member in (ada, rita):
        found = resolve(member, f"https://acme.localhost/api/v2/~/revisions/{earlier}/{page}")
        assert (found["space"], found["revision"], found["pathname"]) == (acme.space_ids[3], earlier, page)
        assert (found["basePath"], found["siteBasePath"], found["complete"]) == (f"/api/v2/~/revisions/{earlier}/", "/", True)
        assert found["canonicalUrl"] == f"https://acme.localhost/api/v2/{page}"
        reader = acme.world.bearing(found["apiToken"])
        assert reader.get("getRevisionById", found["space"], found["revision"])["id"] == earlier


def test_the_older_form_of_the_question_answers_alike(ada: Client, acme: Source, earlier: str) -> None:
    assert ada.get("getPublishedContentByUrl", url=f"https://acme.localhost/api/v2/~/revisions/{earlier}")["revision"] == earlier


def test_visitors_and_strangers_find_nothing_there(anonymous: Client, sam: Client, acme: Source, earlier: str) -> None:
    url = f"https://acme.localhost/api/v2/~/revisions/{earlier}/auth/login"
    for client in (anonymous, sam, acme.reader, acme.world.scoped("ada", "site:read")):
        client.refused(404, "resolvePublishedContentByUrl", body={"url": url})
    assert resolve(acme.world.scoped("ada", "space:read"), url)["revision"] == earlier
    assert acme.world.visit(f"/api/v2/~/revisions/{earlier}/auth/login", "acme.localhost").status == 404


@pytest.mark.usefixtures("earlier")
def test_another_spaces_revision_and_what_is_none_are_not_found(ada: Client, acme: Source) -> None:
    current = ada.get("getSpaceById", acme.space_ids[3])["revision"]
    for path in (f"~/revisions/{current}", "api/v2/~/revisions/" + "0" * 40, "api/v2/~/revisions", "api/v2/~/changes/1"):
        ada.refused(404, "resolvePublishedContentByUrl", body={"url": f"https://acme.localhost/{path}"})


def test_a_site_that_is_shared_by_link_has_no_previews(ada: Client, world: World) -> None:
    private = world.import_files({"README.md": "# Private\n"}, "private", private=True)
    revision = ada.get("getSpaceById", private.space_id)["revision"]
    url = f"https://private.localhost/{private.share_key}/~/revisions/{revision}/"
    ada.refused(404, "resolvePublishedContentByUrl", body={"url": url})
