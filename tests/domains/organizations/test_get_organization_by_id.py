from tests.client import Client
from tests.world import World


def test_members_see_it_with_their_rights(ada: Client, rita: Client, world: World) -> None:
    assert ada.get("getOrganizationById", world.organization_id)["permissions"]["admin"]
    assert not rita.get("getOrganizationById", world.organization_id)["permissions"]["createContent"]


def test_others_see_it_once_it_publishes_a_site_for_everybody(anonymous: Client, sam: Client, world: World) -> None:
    anonymous.refused(404, "getOrganizationById", world.organization_id)
    sam.refused(404, "getOrganizationById", world.organization_id)
    world.import_files({"README.md": "# Hi\n"})
    assert anonymous.get("getOrganizationById", world.organization_id)["title"] == "Acme"
