from tests.client import Client
from tests.domains.sites.conftest import FILES
from tests.world import Source, World


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


GROUPED = """
site:
  title: Acme Docs
  structure:
    - {type: section, key: guides, title: Guides, localizedTitle: {fr: Guides pratiques, xx: No}, path: guides, default: true, children: [
        {type: space, key: en, title: English, localizedTitle: {fr: Anglais}, path: en, default: true, content: {directory: ./en, language: en}},
        {type: space, key: fr, title: Français, path: fr, content: {directory: ./fr, language: fr}}]}
    - {type: section-group, key: more, title: Developers, icon: code, children: [
        {type: section, key: api, title: API, path: api, children: [
          {type: space, key: v1, title: Version 1, path: v1, default: true, content: {directory: ./v1}}]},
        {type: external-link, key: status, title: Status, url: "https://status.example"}]}
    - {type: external-link, key: shop, title: Shop, url: "https://shop.example"}
"""


def test_groups_hold_sections_and_links_in_their_order(ada: Client, world: World) -> None:
    acme = world.import_files({**FILES, "docs.yaml": GROUPED}, "acme")
    guides, more, shop = ada.get("getSiteStructure", world.organization_id, acme.site_id)["structure"]
    assert guides["localizedTitle"] == {"fr": "Guides pratiques"}
    assert (more["object"], more["icon"], [part["title"] for part in more["children"]]) == ("site-section-group", "code", ["API", "Status"])
    assert [section["sectionGroup"] for section in more["sections"]] == [more["id"]]
    assert (shop["object"], shop["url"]) == ("site-external-link", "https://shop.example")


def test_renderers_that_know_no_links_get_none(ada: Client, world: World) -> None:
    acme = world.import_files({**FILES, "docs.yaml": GROUPED}, "acme")
    structure = ada.get("getPublishedContentSite", world.organization_id, acme.site_id)["structure"]["structure"]
    assert [(part["title"], [child["title"] for child in part.get("children", [])]) for part in structure] == [
        ("Guides", []),
        ("Developers", ["API"]),
    ]


def test_groups_and_links_keep_their_ids_and_go_when_they_are_gone(ada: Client, world: World) -> None:
    acme = world.import_files({**FILES, "docs.yaml": GROUPED}, "acme")
    config = acme.folder / "docs.yaml"

    def parts() -> list[tuple[str, str]]:
        structure = ada.get("getSiteStructure", world.organization_id, acme.site_id)["structure"]
        return [(part["id"], part["title"]) for top in structure for part in (top, *top.get("children", []))]

    before = parts()
    config.write_text(GROUPED.replace("title: Status", "title: Uptime").replace("icon: code", "icon: gear"))
    acme.again()
    assert parts() == [(each, title.replace("Status", "Uptime")) for each, title in before]
    config.write_text(FILES["docs.yaml"])
    acme.again()
    assert [title for _, title in parts()] == ["Guides", "API"]
