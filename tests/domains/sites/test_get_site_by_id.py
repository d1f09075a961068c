from tests.client import Client
from tests.world import Source


def test_anybody_may_know_of_a_public_site(anonymous: Client, acme: Source) -> None:
    site = anonymous.get("getSiteById", acme.world.organization_id, acme.site_id)
    assert (site["title"], site["urls"]["published"]) == ("Acme Docs", "https://acme.localhost/")
    assert not site["permissions"]["edit"]


def test_nobody_else_may_know_of_one_that_is_shared_by_link(anonymous: Client, ada: Client, acme: Source) -> None:
    private = acme.world.import_files({"README.md": "# Private\n"}, "private", private=True)
    anonymous.refused(404, "getSiteById", acme.world.organization_id, private.site_id)
    assert ada.get("getSiteById", acme.world.organization_id, private.site_id)["visibility"] == "share-link"


def test_a_site_is_found_in_its_own_organization_only(sam: Client, ada: Client, acme: Source) -> None:
    umbrella = sam.get("listOrganizationsForAuthenticatedUser")["items"][0]["id"]
    sam.refused(404, "getSiteById", umbrella, acme.site_id)
