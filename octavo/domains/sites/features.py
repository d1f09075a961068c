"""What a site can do here: everything (semantics 1.8)."""

from typing import Final

from octavo.domains.sites.wire import SiteFeature

FEATURES: Final = [
    "adaptive-content",
    "advanced-customization",
    "advanced-insights",
    "ads",
    "ai-search",
    "ai-assistant",
    "ai-insights",
    "fix-broken-links",
    "connections",
    "content-gaps",
    "channels",
    "embed",
    "api-playground",
    "basic-customization",
    "broken-links",
    "custom-domain",
    "custom-fonts",
    "custom-subdirectory",
    "full-text-search",
    "multivariant-site",
    "no-custom-domain",
    "page-feedback",
    "page-traffic-insights",
    "pdf-export",
    "preview-deployments",
    "public-visibility",
    "redirects",
    "search-insights",
    "sections",
    "seo",
    "share-links",
    "unlisted-visibility",
    "user-contribution",
    "visitor-authentication",
    "visitors",
]


def all_features() -> list[SiteFeature]:
    """None is kept for another plan: there are no plans."""
    return [{"id": f"sites-{name}", "plan": "ultimate", "frozen": False} for name in FEATURES]
