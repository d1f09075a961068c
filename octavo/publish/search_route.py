"""Search: a page of results without scripts, JSON for the dialog.

The JSON is `{"query", "hits": [{"title", "href", "breadcrumbs", "excerpt": [[text, matched]], "emoji", "icon", "kind"}]}`: text only, never markup.
"""

from typing import Any, Final

import orjson
from starlette.responses import Response

from octavo.content.html.characters import emoji
from octavo.publish.exchange import Exchange
from octavo.publish.page_route import send_page
from octavo.publish.render import render_results
from octavo.publish.source import PublishedSite
from octavo.publish.views import Hit, SearchResultsView

LONGEST_QUERY: Final = 512
_SHORTEST: Final = 2


def search(site: PublishedSite, exchange: Exchange) -> Response:
    parameters = exchange.request.query_params
    query = parameters.get("q", "").strip()[:LONGEST_QUERY]
    at = parameters.get("at", "")[:LONGEST_QUERY]
    hits = tuple(site.search(query, path=at)) if len(query) >= _SHORTEST else ()
    if exchange.accepts("application/json"):
        body = orjson.dumps({"query": query, "hits": [_wire(hit) for hit in hits]})
        return exchange.send(body, "application/json", headers={"X-Robots-Tag": "noindex"})
    return send_page(exchange, render_results(site.view(at), SearchResultsView(query=query, hits=hits), at))


def _wire(hit: Hit) -> dict[str, Any]:
    return {
        "title": hit.title,
        "href": hit.href,
        "breadcrumbs": hit.breadcrumbs,
        "excerpt": hit.excerpt,
        "emoji": emoji(hit.emoji) if hit.emoji else None,
        "icon": hit.icon,
        "kind": hit.kind,
    }
