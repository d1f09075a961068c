"""Which of the found sections answer a question."""

from collections.abc import Sequence
from typing import Final

from octavo.search.affixes import bare
from octavo.search.index import Hit
from octavo.search.ranking import by_page, page_score
from octavo.search.terms import spaced, stem_of, stems, subject_of

PASSAGES: Final = 3

ENOUGH: Final = 0.5
"""The share of a question's words that a section must hold to count as an answer."""

NEARLY_AS_GOOD: Final = 0.6
"""How much of the best section's score a further one must reach."""


def choose(question: str, hits: Sequence[Hit]) -> list[Hit]:
    """The sections to answer from, best first; none when nothing found is about the question.

    Ranked by the share of the question's subject that a section holds, its own score, and that of its page: a page about the subject explains it
    better than one that mentions it.
    """
    subject = [stem_of(term) for term in subject_of(question)]
    pages = {page: page_score(found) for page, found in by_page(hits).items()}
    ranked = []
    for hit in hits if subject else ():
        share = _share(subject, hit)
        if hit.body.strip() and share >= ENOUGH:
            ranked.append((share * (hit.score + pages[hit.space, hit.page]), hit))
    ranked.sort(key=lambda one: (-one[0], one[1].page, one[1].anchor))
    return [hit for value, hit in ranked if value >= ranked[0][0] * NEARLY_AS_GOOD][:PASSAGES]


def _share(subject: list[str], hit: Hit) -> float:
    found = set(stems().analyze(bare(spaced(f"{hit.page_title}\n{hit.title}\n{hit.body}"))))
    return sum(stem in found for stem in subject) / len(subject)
