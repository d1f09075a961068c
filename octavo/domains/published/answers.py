"""Answers as the site shows them: rendered, one view for each step."""

from collections.abc import AsyncIterator, Mapping, Sequence

from octavo.content.html.render import render
from octavo.domains.ask.compose import as_document, follow_up_questions, grow, title_of
from octavo.domains.ask.passages import Passage
from octavo.domains.published.context import SiteContext
from octavo.domains.published.place import SitePlace
from octavo.publish.views import AnswerView, PageLink


async def answers(question: str, passages: Sequence[Passage], places: Mapping[str, SitePlace]) -> AsyncIterator[AnswerView]:
    """Each view holds the whole answer so far; one without text when the docs hold none."""
    sources = tuple(_source(passage, places) for passage in passages)
    follow_ups = tuple(follow_up_questions(passages))
    if not passages:
        yield AnswerView(question=question)
    for given in grow(passages):
        place = places[given[0][0].loaded.space.id]
        yield AnswerView(
            question=question,
            html=render(as_document(given, "heading-1"), SiteContext(place, None)),
            sources=sources,
            follow_ups=follow_ups,
        )


def _source(passage: Passage, places: Mapping[str, SitePlace]) -> PageLink:
    place = places[passage.loaded.space.id]
    anchor = f"#{passage.anchor}" if passage.anchor else ""
    return PageLink(title=title_of(passage), href=f"{place.href(passage.page)}{anchor}", emoji=passage.page.emoji, icon=passage.page.icon)
