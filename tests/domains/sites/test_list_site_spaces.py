from tests.client import Client
from tests.world import Source


def test_all_variants_of_all_sections_are_listed(ada: Client, acme: Source) -> None:
    items = ada.get("listSiteSpaces", acme.world.organization_id, acme.site_id)["items"]
    assert [each["title"] for each in items] == ["English", "Français", "Version 1", "Version 2"]
    assert [each["space"]["language"] for each in items[:2]] == ["en", "fr"]


def test_spaces_that_the_caller_may_not_see_are_left_out(gus: Client, acme: Source) -> None:
    gus.refused(404, "listSiteSpaces", acme.world.organization_id, acme.site_id)
