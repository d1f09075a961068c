"""Nobody learns from an answer whether what they may not see exists: in every operation it reads like what does not."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from octavo.access.actor import Actor
from octavo.domains.organizations.queries import get_organization
from octavo.domains.registry import all_operations
from octavo.domains.sites.queries import get_site, get_site_in
from octavo.domains.spaces.queries import get_space, get_space_for
from octavo.errors import NotFound
from octavo.store.transaction import Transaction
from tests import cast
from tests.domains.content.conftest import FILES
from tests.world import World

ABSENT: Final = "AbsentAbsentAbsent00"
BODIES: Final[dict[str, Any]] = {
    "trackEventsInSiteById": {"events": []},
    "searchSiteContent": {"query": "harbour", "scope": {"mode": "all"}},
    "streamAskInSite": {"question": "harbour", "scope": {"mode": "all"}},
    "addSpaceToSite": {"spaceId": None},
    "updateUserById": {"displayName": "Ada"},
}
"""Where an empty body is refused before anything is looked for."""


@pytest.mark.parametrize("caller", ["sam", "anonymous"])
def test_what_one_may_not_see_is_answered_like_what_does_not_exist(world: World, caller: str) -> None:
    """Sam belongs to another organization."""
    hidden = world.import_files(FILES, "hidden", private=True)
    there = {
        "organizationId": world.organization_id,
        "siteId": hidden.site_id,
        "spaceId": hidden.space_id,
        "pageId": hidden.page_id(),
        "userId": world.client("ada").user_id,
    }
    client = world.client(caller)
    asked = [operation for operation in all_operations() if "Id}" in operation.path]
    assert len(asked) > 30
    for operation in asked:
        places = [place.strip("{}") for place in operation.path.split("/") if place.startswith("{")]
        body = BODIES.get(operation.id, {}) if operation.binding.body is not None else None
        names = [there.get(place, ABSENT) for place in places]
        forbidden = client.call(operation.id, *names, body=body, source="/", query="harbour")
        absent = client.call(operation.id, *(ABSENT for _ in places), body=body, source="/", query="harbour")
        assert forbidden.status == (401 if caller == "anonymous" and not operation.anonymous else 404), operation.id
        assert forbidden.status == absent.status, operation.id
        assert forbidden.content == absent.content, operation.id


def test_an_object_of_the_body_that_one_may_not_see_is_answered_like_one_that_does_not_exist(world: World) -> None:
    hidden = world.import_files(FILES, "hidden", private=True)
    sam = world.client("sam")
    site = sam.post("createSite", cast.UMBRELLA, body={"type": "ultimate", "title": "Umbrellas"})
    told = {sam.refused(404, "addSpaceToSite", cast.UMBRELLA, site, body={"spaceId": space}) for space in (hidden.space_id, ABSENT)}
    assert told == {"The space was not found."}


def test_the_queries_behind_the_gate_say_the_same_as_the_gate(world: World) -> None:
    """An object may go away between the two."""
    ada = world.client("ada")
    actor = Actor("user", user_id=ada.user_id)
    behind: list[tuple[str, tuple[str, ...], Callable[[Transaction], object]]] = [
        ("getOrganizationById", (ABSENT,), lambda tx: get_organization(tx, ABSENT, actor)),
        ("getSiteById", (world.organization_id, ABSENT), lambda tx: get_site(tx, ABSENT)),
        ("getSiteById", (world.organization_id, ABSENT), lambda tx: get_site_in(tx, world.organization_id, ABSENT, actor)),
        ("getSpaceById", (ABSENT,), lambda tx: get_space(tx, ABSENT)),
        ("getSpaceById", (ABSENT,), lambda tx: get_space_for(tx, ABSENT, actor)),
    ]
    for operation_id, names, look in behind:
        with world.database.read() as tx, pytest.raises(NotFound) as missing:
            look(tx)
        assert missing.value.message == ada.refused(404, operation_id, *names)
