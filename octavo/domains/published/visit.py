"""One visitor's way about a published site: the places in it, and the frame around each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from octavo.access.actor import Actor
from octavo.cache import Cache
from octavo.content.revision.tree import Page
from octavo.domains.content.hiding import seen_by
from octavo.domains.content.load import Loaded, load
from octavo.domains.published.frame import site_view
from octavo.domains.published.place import SitePlace, locale_of
from octavo.domains.sites.address import match, place_path
from octavo.domains.sites.customization import effective
from octavo.domains.sites.structure import Section, Structure, Variant
from octavo.domains.spaces.queries import get_space, list_current_revisions
from octavo.errors import NotFound
from octavo.publish.drawing_room import DrawingRoom
from octavo.publish.navigation import Navigation
from octavo.publish.views import SiteView
from octavo.store.query import Row
from octavo.store.transaction import Transaction

NAVIGATED_PAGES: Final = 50_000
"""Pages of navigations that are kept; each keeps its revision, too: about 1 KB a page."""

_navigations: Cache[tuple[str, ...], Navigation] = Cache(NAVIGATED_PAGES)


class Spot(NamedTuple):
    """Where a path leads: `inside` is what is left of it for a page of the variant's space."""

    section: Section
    variant: Variant
    inside: str = ""


@dataclass(frozen=True)
class Visit:
    """`base_path` is where the site begins, and starts and ends with `/`; `own` are its settings by site-space id, None for the site's own."""

    row: Row
    structure: Structure
    own: Mapping[str | None, dict[str, Any]]
    actor: Actor
    base_path: str
    origin: str
    by_path: bool = False
    drawing_room: DrawingRoom | None = None

    @property
    def public(self) -> bool:
        """A visitor of whom something is known may see what others do not."""
        return self.row.visibility in {"public", "unlisted"} and not (self.actor.site and self.actor.site.claims)

    @property
    def listed(self) -> bool:
        return bool(self.row.visibility == "public")

    @property
    def indexable(self) -> bool:
        return self.listed and not self.by_path

    def spot(self, path: str) -> Spot:
        """Raises NotFound for a site without content; every path leads somewhere in any other."""
        segments = [segment for segment in path.split("/") if segment]
        found = match(self.structure, segments)
        if found is None:
            raise NotFound("The site has no content yet.")
        return Spot(found.section, found.variant, "/".join(segments[found.consumed :]))

    def spots_around(self, path: str) -> list[Spot]:
        """Where a reader who stands at `path` looks for things: there, and at the default variant of every other section."""
        here = self.spot(path)
        others = [Spot(each, each.default_variant) for each in self.structure.sections if each.default_variant and each != here.section]
        return [here, *others]

    def base(self, spot: Spot) -> str:
        """The path of the spot's variant below the site's base: empty, or ends with `/`."""
        return place_path(self.structure, spot.section, spot.variant)

    def load(self, tx: Transaction, space_id: str) -> Loaded:
        """The space's current content, as the visitor sees it."""
        return seen_by(self.actor, load(tx, get_space(tx, space_id)))

    def place(self, tx: Transaction, spot: Spot) -> SitePlace:
        others = {
            each.space_id: (self.load(tx, each.space_id), self.base_path + place_path(self.structure, section, each))
            for section, each in self.structure.places()
            if each.space_id != spot.variant.space_id
        }
        loaded = self.load(tx, spot.variant.space_id)
        locale = locale_of(loaded.revision, spot.variant, self.settings(spot.variant)["internationalization"]["locale"])
        base = self.base_path + self.base(spot)
        return SitePlace(self.actor, spot.section, spot.variant, loaded, base, self.base_path, others, locale)

    def places_around(self, tx: Transaction, path: str) -> list[SitePlace]:
        return [self.place(tx, spot) for spot in self.spots_around(path)]

    def neighbours(self, tx: Transaction) -> str:
        """The revisions of the site's other spaces: links to them, with their titles, are part of a page too."""
        spaces = [variant.space_id for _, variant in self.structure.places()]
        return " ".join(list_current_revisions(tx, spaces)) if len(spaces) > 1 else ""

    def settings(self, variant: Variant) -> dict[str, Any]:
        """The effective customization of a variant."""
        return effective({"title": self.row.title}, self.own.get(None), self.own.get(variant.id))

    def frame(self, place: SitePlace, page: Page | None) -> SiteView:
        """What stands around a page; around answers and results without one."""

        def href(section: Section, variant: Variant) -> str:
            return self.base_path + place_path(self.structure, section, variant)

        settings = self.settings(place.variant)
        view = site_view(self.row, settings, self.structure, place, self.navigation(place), self.origin, href, page)
        return view if self.drawing_room is None else replace(view, diagrams=f"{self.base_path}{self.drawing_room.path}")

    def navigation(self, place: SitePlace) -> Navigation:
        """Kept as long as its revision, for everybody who sees the same pages."""
        key = (self.row.id, str(self.row.updated_at), place.variant.id, place.loaded.row.id, self.base_path)
        found = _navigations.get(key) if self.public else None
        if found is None:
            found = Navigation(
                place.loaded.revision,
                self.base_path,
                place.base,
                target=lambda page: place.ref_href(page.target) if page.target else None,
            )
            if self.public:
                _navigations.put(key, found, 50 + sum(1 for _ in place.loaded.revision.walk()))
        return found
