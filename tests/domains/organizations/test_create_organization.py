from tests.client import Client


def test_who_makes_one_administers_it(rita: Client) -> None:
    made = rita.post("createOrganization", body={"title": "Rita's own"})
    assert made["permissions"]["admin"]
    assert rita.get("getOrganizationById", made["id"])["title"] == "Rita's own"


def test_it_may_come_with_a_site(ada: Client) -> None:
    made = ada.post("createOrganization", body={"title": "With a site"}, withDefaultSite="true")
    assert [site["title"] for site in ada.get("listSites", made["id"])["items"]] == ["With a site"]


def test_a_title_has_two_letters_at_least(ada: Client) -> None:
    assert "title" in ada.refused(400, "createOrganization", body={"title": "x"})
    assert "title" in ada.refused(400, "createOrganization", body={})


def test_what_is_not_built_says_so(ada: Client) -> None:
    assert "not built yet" in ada.refused(400, "createOrganization", body={"title": "Acme"}, openapiUrl="https://example.com/api.json")
