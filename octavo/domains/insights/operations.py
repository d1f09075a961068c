"""The API operation that records what visitors did."""

from octavo.access.actor import Actor
from octavo.api.operation import ANYONE, Operations
from octavo.api.permission import Permission
from octavo.domains.insights.track import track
from octavo.domains.insights.wire import TrackEvents
from octavo.store.transaction import Transaction

operation = Operations()


@operation(
    "POST",
    "/orgs/{organizationId}/sites/{siteId}/insights/events",
    "trackEventsInSiteById",
    scope=None,
    needs={"organizationId": Permission.ORGANIZATION_VIEW, "siteId": Permission.SITE_VIEW},
    callers=ANYONE,
    status=204,
    site_token=True,
    unguarded=("body.events.location.space",),  # what the visitor saw, recorded as text
)
def track_events_in_site_by_id(tx: Transaction, actor: Actor, *, organization_id: str, site_id: str, body: TrackEvents) -> None:
    """Record events of a site's visitors; nobody need sign in for that."""
    track(tx, site_id, body["events"])
