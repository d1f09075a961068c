"""A page's metadata as frontmatter keys: what `page_meta.read_page_meta` reads, the other way round."""

from typing import Any

from octavo.content.revision.layout import write_layout
from octavo.content.revision.tree import Page


def page_keys(page: Page) -> dict[str, Any]:
    """Every key with its value, None where the page says nothing: links in `cover` and `meta_links` stand as they are."""
    cover = page.cover or {}
    light, dark = cover.get("ref"), cover.get("refDark")
    return {
        "description": page.description or None,
        "if": page.condition or None,
        "metaLinks": page.meta_links or None,
        "hidden": page.hidden or None,
        "noIndex": page.no_index or None,
        "noRobotsIndex": page.no_robots_index or None,
        "vars": page.variables or None,
        "icon": page.icon or None,
        "cover": {"light": light, "dark": dark} if light and dark else {"dark": dark} if dark else light,
        "coverY": cover.get("yPos"),
        "coverHeight": cover.get("height"),
        "layout": write_layout(page.layout) if page.layout else None,
        "tags": [_tag(tag) for tag in page.tags] if page.tags else None,
    }


def changed_keys(before: Page, after: Page) -> dict[str, Any]:
    """The keys that differ between two states of a page, for `frontmatter_write.update_frontmatter`."""
    old, new = page_keys(before), page_keys(after)
    return {key: value for key, value in new.items() if value != old[key]}


def _tag(tag: dict[str, Any]) -> Any:  # noqa: ANN401 - a slug or a map
    slug = tag["tag"]["tag"]
    return {"tag": slug, "primary": True} if tag.get("primary") else slug
