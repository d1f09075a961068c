"""Change what a site is called, and who may read it."""

from octavo import clock
from octavo.domains.sites import queries
from octavo.domains.sites.create import add_share_link
from octavo.store.transaction import Transaction


def change_site(tx: Transaction, site_id: str, *, title: str | None = None, visibility: str | None = None) -> None:
    """What is None stays. Content tokens of another visibility end at once."""
    site = queries.get_site(tx, site_id)
    wanted = {"title": title or site.title, "visibility": visibility or site.visibility}
    if wanted == {"title": site.title, "visibility": site.visibility}:
        return
    queries.update_site(tx, site_id, **wanted, updated_at=clock.now())
    if visibility == "share-link":
        give_share_link(tx, site_id)


def give_share_link(tx: Transaction, site_id: str) -> None:
    """Make a secret link, unless there is one."""
    if queries.find_share_key(tx, site_id) is None:
        add_share_link(tx, site_id, "Command line")
