"""What a site can do here: everything (semantics 1.8)."""

from typing import get_args

from octavo.domains.sites.wire import SiteFeature, SiteFeatureKey


def all_features() -> list[SiteFeature]:
    """None is kept for another plan: there are no plans."""
    return [{"id": key, "plan": "ultimate", "frozen": False} for key in get_args(SiteFeatureKey)]
