from tests.client import Client
from tests.world import Source


def test_sections_hold_variants_with_their_addresses(ada: Client, acme: Source) -> None:
    structure = ada.get("getSiteStructure", acme.world.organization_id, acme.site_id)
    assert structure["type"] == "sections"
    addresses = [(section["title"], [each["urls"]["published"] for each in section["siteSpaces"]]) for section in structure["structure"]]
    base = "https://acme.localhost/"
    assert addresses == [("Guides", [base, f"{base}guides/fr/"]), ("API", [f"{base}api/", f"{base}api/v2/"])]


def test_a_site_of_one_space_has_no_sections(ada: Client, acme: Source) -> None:
    source = acme.world.import_files({"README.md": "# Docs\n"})
    structure = ada.get("getSiteStructure", acme.world.organization_id, source.site_id)
    assert structure["type"] == "siteSpaces"
    assert [each["default"] for each in structure["structure"]] == [True]


def test_importing_again_keeps_every_id(ada: Client, acme: Source) -> None:
    before = ada.get("getSiteStructure", acme.world.organization_id, acme.site_id)["structure"]
    config = acme.folder / "docs.yaml"
    config.write_text(config.read_text().replace("Version 2", "Version two"))
    acme.again()
    after = ada.get("getSiteStructure", acme.world.organization_id, acme.site_id)["structure"]
    assert [each["id"] for section in after for each in section["siteSpaces"]] == [
        each["id"] for section in before for each in section["siteSpaces"]
    ]
    assert after[1]["siteSpaces"][1]["title"] == "Version two"
