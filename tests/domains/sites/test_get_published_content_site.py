from tests.client import Client
from tests.world import Source


def test_a_renderer_gets_all_it_needs_to_begin(acme: Source) -> None:
    published = acme.reader.get("getPublishedContentSite", acme.world.organization_id, acme.site_id)
    places = [each["id"] for section in published["structure"]["structure"] for each in section["siteSpaces"]]
    assert len(places) == 4
    assert set(published["customizations"]["siteSpaces"]) == set(places)
    assert published["customizations"]["site"]["title"] == "Acme Docs"
    assert published["scripts"] == []


def test_drafts_are_not_published_for_anybody(ada: Client, acme: Source) -> None:
    organization = acme.world.organization_id
    ada.post("addSpaceToSite", organization, acme.site_id, body={"spaceId": None, "title": "Unfinished", "draft": True})
    assert "Unfinished" in str(ada.get("getSiteStructure", organization, acme.site_id))
    for client in (ada, acme.reader):
        assert "Unfinished" not in str(client.get("getPublishedContentSite", organization, acme.site_id)["structure"])


def test_a_token_of_another_site_does_not_open_it(acme: Source) -> None:
    other = acme.world.import_files({"README.md": "# Other\n"}, "other")
    other.reader.refused(404, "getPublishedContentSite", acme.world.organization_id, acme.site_id)
