from tests.client import Client
from tests.world import Source


def test_readers_are_shut_out_and_nothing_is_lost(ada: Client, anonymous: Client, acme: Source) -> None:
    where = (acme.world.organization_id, acme.site_id)
    assert not ada.post("unpublishSite", *where)["published"]
    anonymous.refused(404, "resolvePublishedContentByUrl", body={"url": "https://acme.localhost/"})
    anonymous.refused(404, "getSiteById", *where)
    assert len(ada.get("listSiteSpaces", *where)["items"]) == 4


def test_readers_may_not(rita: Client, acme: Source) -> None:
    rita.refused(403, "unpublishSite", acme.world.organization_id, acme.site_id)
