"""sitemap.xml and robots.txt. Hidden pages and those kept from search engines are in no sitemap."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from octavo.clock import timestamp
from octavo.publish.addresses import href, spelled
from octavo.publish.source import SpaceContents

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(origin: str, base_path: str, spaces: tuple[SpaceContents, ...]) -> str:
    """One space's pages, or an index of the spaces' own sitemaps."""
    if len(spaces) <= 1:
        return _pages(origin, base_path, spaces)
    lines = (f"  <sitemap><loc>{escape(f'{origin}{base_path}sitemap-{spelled(space.name)}.xml')}</loc></sitemap>\n" for space in spaces)
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{"".join(lines)}</sitemapindex>\n'


def space_sitemap(origin: str, base_path: str, space: SpaceContents) -> str:
    return _pages(origin, base_path, (space,))


def _pages(origin: str, base_path: str, spaces: Iterable[SpaceContents]) -> str:
    lines = []
    for space in spaces:
        for page in space.pages:
            if page.hidden or page.no_index or page.no_robots_index:
                continue
            changed = f"<lastmod>{timestamp(page.updated_at)}</lastmod>" if page.updated_at else ""
            lines.append(f"  <url><loc>{escape(origin + href(base_path, page.path))}</loc>{changed}</url>\n")
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n{"".join(lines)}</urlset>\n'


def robots(origin: str, base_path: str, *, indexable: bool) -> str:
    """Search results and answers are for nobody's index; a site that is not indexable is for none at all."""
    if not indexable:
        return f"User-agent: *\nDisallow: {base_path}\n"
    return f"User-agent: *\nAllow: {base_path}\nDisallow: {base_path}~octavo/search\nDisallow: {base_path}~octavo/ask\n\nSitemap: {origin}{base_path}sitemap.xml\n"
