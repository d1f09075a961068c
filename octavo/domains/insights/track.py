"""Record what visitors did (semantics 7.6)."""

from datetime import datetime, timedelta
from typing import Any, Final

from octavo import clock
from octavo.domains.insights.queries import insert_events
from octavo.domains.insights.wire import SiteInsightsEvent
from octavo.errors import BadRequest
from octavo.store.transaction import Transaction

TOLERANCE: Final = timedelta(minutes=5)

_COMMON: Final = frozenset({"type", "session", "location", "timestamp"})


def track(tx: Transaction, site_id: str, tracked: list[SiteInsightsEvent]) -> None:
    """Store the events in their order. Raises BadRequest for one whose clock is more than five minutes off; then none is stored."""
    now = clock.now()
    insert_events(tx, [_row(site_id, event, _moment(event, now)) for event in tracked])


def _moment(event: SiteInsightsEvent, now: datetime) -> datetime:
    if "timestamp" not in event:
        return now
    try:
        moment = datetime.fromisoformat(event["timestamp"])
    except ValueError:
        raise BadRequest("An event's timestamp is no date and time: write it as 2026-01-31T12:00:00Z, or leave it out.") from None
    if moment.tzinfo is None or abs(moment - now) > TOLERANCE:
        raise BadRequest("An event's timestamp is more than five minutes away from this server's clock: leave it out, or set the clock.")
    return moment


def _row(site_id: str, event: SiteInsightsEvent, at: datetime) -> dict[str, Any]:
    session, location = event["session"], event["location"]
    return {
        "site_id": site_id,
        "type": event["type"],
        "at": at,
        "visitor_id": session["visitorId"],
        "session_id": session["sessionId"],
        "url": location["url"],
        "display_context": location.get("displayContext", "site"),
        "site_section_id": location["siteSection"],
        "site_space_id": location["siteSpace"],
        "site_share_key": location["siteShareKey"],
        "space_id": location["space"],
        "revision_id": location["revision"],
        "page_id": location["page"],
        "referrer": session.get("referrer"),
        "user_agent": session.get("userAgent"),
        "language": session.get("language"),
        "ip": session.get("ip"),
        "cookies": session.get("cookies"),
        "claims": session.get("visitorAuthClaims"),
        "data": {key: value for key, value in event.items() if key not in _COMMON},
    }
