from datetime import timedelta
from typing import Any

from sqlalchemy import select

from octavo import clock
from octavo.store.tables.events import events
from tests.client import Client
from tests.world import Source, World


def event(kind: str, **more: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("siteSection", "siteSpace", "siteShareKey", "space", "revision", "page"))
    session = {"visitorId": "v", "sessionId": "s", "cookies": {}, "userAgent": "x", "language": "he", "referrer": ""}
    return {"type": kind, "session": session, "location": {"url": "https://docs.localhost/", **nothing}, **more}


def stored(world: World) -> list[Any]:
    with world.database.read() as tx:
        return tx.all(select(events).order_by(events.c.sequence))


def source(world: World) -> Source:
    return world.import_files({"README.md": "# Docs\n"})


def test_anybody_may_record_and_what_is_special_is_kept(anonymous: Client, world: World) -> None:
    docs = source(world)
    tracked = [event("page_view"), event("search_type_query", query="安装")]
    answered = anonymous.call("trackEventsInSiteById", world.organization_id, docs.site_id, body={"events": tracked})
    assert answered.status == 204
    assert [(row.type, row.language, row.data) for row in stored(world)] == [
        ("page_view", "he", {}),
        ("search_type_query", "he", {"query": "安装"}),
    ]


def test_a_clock_that_is_wrong_is_refused_and_nothing_is_stored(anonymous: Client, world: World) -> None:
    docs = source(world)
    late = clock.timestamp(clock.now() - timedelta(minutes=6))
    tracked = [event("page_view"), event("page_view", timestamp=late)]
    message = anonymous.refused(400, "trackEventsInSiteById", world.organization_id, docs.site_id, body={"events": tracked})
    assert "five minutes" in message
    assert stored(world) == []


def test_an_unknown_event_is_refused(anonymous: Client, world: World) -> None:
    docs = source(world)
    anonymous.refused(400, "trackEventsInSiteById", world.organization_id, docs.site_id, body={"events": [event("nonsense")]})


def test_a_site_that_is_not_for_everybody_takes_none_from_strangers(anonymous: Client, world: World) -> None:
    private = world.import_files({"README.md": "# Private\n"}, "private", private=True)
    anonymous.refused(404, "trackEventsInSiteById", world.organization_id, private.site_id, body={"events": []})
