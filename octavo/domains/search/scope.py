"""Which of a site's spaces a question is about (semantics 7.1)."""

from typing import Any

from octavo.domains.sites.structure import Structure, Variant


def variants_of(structure: Structure, scope: dict[str, Any]) -> list[Variant]:
    """The variants that a search scope, or one of its older forms, names."""
    everything = [variant for _, variant in structure.places()]
    mode = scope.get("mode", "specific")
    if mode == "all":
        return everything
    if mode == "current":
        return [variant for variant in everything if variant.id == scope["siteSpaceId"]]
    if mode == "specific":
        return [variant for variant in everything if variant.id in scope["siteSpaceIds"]]
    return _default(structure, everything, scope)


def _default(structure: Structure, everything: list[Variant], scope: dict[str, Any]) -> list[Variant]:
    """The default variant of every section, in the current one's language where there is one, and the current one itself."""
    current = next((variant for variant in everything if variant.id == scope.get("currentSiteSpace")), None)
    chosen = []
    for section in structure.sections:
        if current is not None and current in section.variants:
            chosen.append(current)
            continue
        same_language = next(
            (each for each in section.variants if current is not None and current.language and each.language == current.language), None
        )
        default = same_language or section.default_variant
        if default is not None:
            chosen.append(default)
    half = scope.get("restrictTo")
    if half == "currentSiteSpace":
        return [variant for variant in chosen if variant == current]
    return [variant for variant in chosen if variant != current] if half == "otherSiteSpaces" else chosen
