"""Open a site to its readers, and close it."""

from octavo import clock
from octavo.domains.sites import queries
from octavo.errors import Conflict
from octavo.store.transaction import Transaction


def publish(tx: Transaction, site_id: str) -> None:
    """Raises Conflict for a site without content. A site that is published stays as it is."""
    site = queries.get_site(tx, site_id)
    if not any(queries.load_structure(tx, site).places()):
        raise Conflict("The site has no content yet: add a space to it first.")
    queries.update_site(tx, site_id, published=True, updated_at=clock.now())


def unpublish(tx: Transaction, site_id: str) -> None:
    """Content tokens that were given out stop working at once; the settings stay."""
    queries.update_site(tx, site_id, published=False, updated_at=clock.now())
