"""Ask: a stream of answers for the dialog, a page that fills itself without scripts.

Each event's data is `{"html", "sources": [{"title", "href"}], "followUps"}`, the whole answer so far, as ASCII (semantics 7.2); the last event is
`done`. `html` is null where the docs hold no answer.
"""

from collections.abc import AsyncIterator
from typing import Final

from starlette.responses import Response, StreamingResponse

from octavo.content.html.escape import escape
from octavo.errors import OctavoError
from octavo.http.events import DONE, event, failed
from octavo.http.refusal import error_body
from octavo.publish.exchange import Exchange
from octavo.publish.page_route import HTML
from octavo.publish.render import render_answer, render_ask
from octavo.publish.source import PublishedSite
from octavo.publish.views import AnswerView, SiteView

LONGEST_QUESTION: Final = 512
_NOT_KEPT: Final = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex", "X-Accel-Buffering": "no"}


def ask(site: PublishedSite, exchange: Exchange) -> Response | None:
    """None where the site has no Ask."""
    parameters = exchange.request.query_params
    question = parameters.get("q", "").strip()[:LONGEST_QUESTION]
    at = parameters.get("at", "")[:LONGEST_QUESTION]
    view = site.view(at)
    if view.ask is None:
        return None
    answers = site.ask(question, path=at) if question and exchange.request.method == "GET" else None
    if exchange.accepts("text/event-stream") and answers is not None:
        return StreamingResponse(_events(answers), headers=_NOT_KEPT, media_type="text/event-stream")
    before, after, policy = render_ask(view, question, at)
    headers = {**_NOT_KEPT, "Content-Security-Policy": policy}
    if answers is None:
        return exchange.send((before + after).encode(), HTML, headers=headers)
    return StreamingResponse(_page(view, answers, before, after), headers=headers, media_type=HTML)


async def _events(answers: AsyncIterator[AnswerView]) -> AsyncIterator[bytes]:
    try:
        async for answer in answers:
            sources = [{"title": source.title, "href": source.href} for source in answer.sources]
            yield event({"html": answer.html, "sources": sources, "followUps": answer.follow_ups})
    except OctavoError as error:
        yield failed(error_body(error))
        return
    yield DONE


async def _page(view: SiteView, answers: AsyncIterator[AnswerView], before: str, after: str) -> AsyncIterator[bytes]:
    """The frame at once, the answer when it is whole."""
    yield before.encode()
    try:
        last = None
        async for answer in answers:
            last = answer
        yield render_answer(view, last).encode() if last is not None else b""
    except OctavoError as error:
        yield f'<p class="lead" role="alert">{escape(error.message)}</p>'.encode()
    yield after.encode()
