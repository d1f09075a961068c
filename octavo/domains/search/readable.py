"""The spaces of a site that an actor may read, by the same rule as reading one of them."""

from collections.abc import Iterable

from octavo.access.actor import Actor
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import Loaded, load
from octavo.domains.sites.structure import Variant
from octavo.domains.spaces.queries import list_spaces_for
from octavo.store.transaction import Transaction


def readable_spaces(tx: Transaction, actor: Actor, variants: Iterable[Variant]) -> dict[str, Loaded]:
    """The current content of each, as the actor sees it, by the space's id, in the order of the variants; spaces without content are left out."""
    wanted = list(dict.fromkeys(variant.space_id for variant in variants))
    rows = list_spaces_for(tx, wanted, actor)
    return {space_id: seen_by(actor, load(tx, rows[space_id])) for space_id in wanted if space_id in rows and rows[space_id].revision_id}
