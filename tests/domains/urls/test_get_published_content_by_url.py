from tests.client import Client
from tests.world import Source


def test_the_older_form_answers_the_same(anonymous: Client, acme: Source) -> None:
    found = anonymous.get("getPublishedContentByUrl", url="https://acme.localhost/api/v2")
    assert (found["space"], found["complete"]) == (acme.space_ids[3], True)
    anonymous.refused(404, "getPublishedContentByUrl", url="https://nothing.localhost/")
    anonymous.refused(400, "getPublishedContentByUrl")
