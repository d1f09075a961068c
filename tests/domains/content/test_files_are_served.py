"""The address that a file's `downloadURL` names."""

from urllib.parse import urlsplit

from tests.client import Answered, Client
from tests.world import Source


def address(ada: Client, docs: Source) -> str:
    parts = urlsplit(ada.get("listFiles", docs.space_id)["items"][0]["downloadURL"])
    return f"{parts.path}?{parts.query}"


def fetch(docs: Source, target: str, **headers: str) -> Answered:
    return docs.world.wire.request("GET", target, headers)


def test_its_address_opens_it(ada: Client, docs: Source) -> None:
    found = fetch(docs, address(ada, docs))
    assert (found.status, found.headers["content-type"]) == (200, "image/png")
    assert found.content == (docs.folder / ".gitbook/assets/a b.png").read_bytes()


def test_a_wrong_signature_opens_nothing(ada: Client, docs: Source) -> None:
    target = address(ada, docs)
    assert fetch(docs, target[:-1] + ("0" if target[-1] != "0" else "1")).status == 404
    assert fetch(docs, target.partition("?")[0]).status == 404


def test_a_signature_opens_its_own_space_only(ada: Client, docs: Source) -> None:
    other = docs.world.import_files({"README.md": "# Other\n"}, "other")
    assert fetch(docs, address(ada, docs).replace(docs.space_id, other.space_id)).status == 404


def test_once_the_site_is_closed_it_needs_the_rights_of_the_space(ada: Client, sam: Client, docs: Source) -> None:
    target = address(ada, docs)
    ada.post("unpublishSite", docs.world.organization_id, docs.site_id)
    assert fetch(docs, target).status == 404
    assert fetch(docs, target, authorization=f"Bearer {sam.token}").status == 404
    assert fetch(docs, target, authorization=f"Bearer {ada.token}").status == 200


def test_what_could_run_is_offered_as_a_download(ada: Client, docs: Source) -> None:
    docs.world.import_files({".gitbook/assets/page.html": "<script>alert(1)</script>"})
    item = next(file for file in ada.get("listFiles", docs.space_id)["items"] if file["name"] == "page.html")
    parts = urlsplit(item["downloadURL"])
    found = fetch(docs, f"{parts.path}?{parts.query}")
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["content-disposition"].startswith("attachment")
    assert found.headers["x-content-type-options"] == "nosniff"


def test_a_reader_who_holds_it_is_told_so_also_through_a_cache_that_weakened_the_tag(ada: Client, docs: Source) -> None:
    target = address(ada, docs)
    tag = fetch(docs, target).headers["etag"]
    for held in (tag, f"W/{tag}", f'"other", {tag}'):
        again = fetch(docs, target, **{"if-none-match": held})
        assert (again.status, again.content) == (304, b"")
