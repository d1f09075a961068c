"""Which of the indexed sections a caller may find: by the same conditions that decide what the caller reads (semantics 7.1)."""

from collections.abc import Callable, Mapping

from octavo.access.actor import Actor
from octavo.content.expressions import condition
from octavo.domains.content.hiding import scope_of
from octavo.domains.content.load import Loaded
from octavo.search.index import Hit


def shown_to(actor: Actor, spaces: Mapping[str, Loaded], *, evaluated: bool = False) -> Callable[[Hit], bool]:
    """Answers for hits in `spaces`, each as the actor sees it.

    People find what is shown under any condition, as they may read it; with `evaluated` they too find only what an evaluated read gives them.
    """
    decided: dict[tuple[str, str, str], bool] = {}

    def holds(hit: Hit, source: str) -> bool:
        key = (hit.space, hit.page, source)
        if key not in decided:
            loaded = spaces[hit.space]
            decided[key] = condition(source, scope_of(actor, loaded, loaded.revision.page(hit.page)))
        return decided[key]

    def shown(hit: Hit) -> bool:
        revision = spaces[hit.space].revision
        page = revision.page(hit.page)
        if page is None or revision.no_index(page):
            return False
        return (actor.kind != "site" and not evaluated) or all(holds(hit, source) for source in hit.conditions)

    return shown
