"""Whoever follows `urls.app` comes to what is published of a resource, or is told that nothing is."""

import pytest

from octavo.domains.sites.publish import unpublish
from tests.client import Answered, Client
from tests.world import Source, World

FILES = {"README.md": "# Home\n", "größe/README.md": "# Größe\n", "größe/maß.md": "# Maß\n"}


def follow(world: World, url: str) -> Answered:
    assert url.startswith("https://octavo.test/app/")
    return world.wire.request("GET", url.removeprefix("https://octavo.test"))


def titled(world: World, source: Source, title: str) -> str:
    def find(pages: list[dict[str, object]]) -> list[str]:
        return [
            url
            for page in pages
            for url in ([page["urls"]["app"]] if page["title"] == title else find(page["pages"]))  # type: ignore[index,arg-type]  # JSON
        ]

    (found,) = find(world.client("ada").get("listPages", source.space_id)["pages"])
    return found


def test_a_space_a_site_and_a_revision_lead_to_the_site(world: World, ada: Client) -> None:
    docs = world.import_files(FILES)
    site = ada.get("getSiteById", world.organization_id, docs.site_id)["urls"]
    space = ada.get("getSpaceById", docs.space_id)["urls"]
    revision = ada.get("getCurrentRevision", docs.space_id)["urls"]
    for url in (site["app"], site["preview"], f"{site['app']}/insights", space["app"], revision["app"]):
        answered = follow(world, url)
        assert (answered.status, answered.headers["location"]) == (302, "https://docs.localhost/")


@pytest.mark.parametrize("title", ["Home", "Größe", "Maß"])
def test_a_page_leads_to_itself_on_the_site(world: World, title: str) -> None:
    docs = world.import_files(FILES)
    answered = follow(world, titled(world, docs, title))
    assert answered.status == 302
    path = answered.headers["location"].removeprefix("https://docs.localhost")
    shown = world.visit(path)
    while shown.status in {301, 302, 307, 308}:
        shown = world.visit(shown.headers["location"].removeprefix("https://docs.localhost"))
    assert f"{title}</h1>" in shown.content.decode()


def test_what_is_not_public_is_as_what_does_not_exist(world: World, ada: Client) -> None:
    private, docs = world.import_files(FILES, "private", private=True), world.import_files(FILES)
    with world.database.write() as tx:
        unpublish(tx, docs.site_id)
    unknown = follow(world, "https://octavo.test/app/s/unknown")
    assert unknown.status == 404
    assert "nothing of it is published" in unknown.json["error"]["message"]
    for source in (private, docs):
        for urls in (
            ada.get("getSpaceById", source.space_id)["urls"],
            ada.get("getSiteById", world.organization_id, source.site_id)["urls"],
        ):
            answered = follow(world, urls["app"])
            assert (answered.status, answered.content) == (404, unknown.content)


@pytest.mark.parametrize("path", ["", "/", "/o/x", "/o/x/sites", "/s", "/s/", "/%00/%ff", "/s/x/../..", "/s//evil.test"])
def test_other_addresses_lead_nowhere(world: World, path: str) -> None:
    assert world.wire.request("GET", f"/app{path}").status == 404


def test_no_address_leads_to_another_host(world: World) -> None:
    docs = world.import_files(FILES)
    for path in ("//evil.test", "/%2F%2Fevil.test", "/%0d%0aLocation:%20x", "/..%2F..", "/@evil.test"):
        location = follow(world, f"https://octavo.test/app/s/{docs.space_id}{path}").headers["location"]
        assert location.startswith("https://docs.localhost/")
        assert "\n" not in location


def test_a_section_of_any_script_is_led_to(world: World, ada: Client) -> None:
    site = "site:\n  structure:\n" + "".join(
        f"    - {{type: section, title: {name}, path: {path}, children: [{{type: space, content: {{directory: ./{name}}}}}]}}\n"
        for name, path in (("one", "one"), ("two", "指南"))
    )
    docs = world.import_files({"docs.yaml": site, "one/README.md": "# 1\n", "two/README.md": "# 二\n", "two/page.md": "# 页\n"})
    _, two = docs.space_ids
    (page,) = [page for page in ada.get("listPages", two)["pages"] if page["title"] == "页"]
    location = follow(world, page["urls"]["app"]).headers["location"]
    assert location.startswith("https://docs.localhost/")
    assert "页</h1>" in world.visit(location.removeprefix("https://docs.localhost")).content.decode()


def test_nothing_is_sent_there(world: World) -> None:
    docs = world.import_files(FILES)
    refused = world.wire.request("POST", f"/app/s/{docs.space_id}")
    assert (refused.status, refused.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
