"""Which of the found sections answer a question."""

from collections.abc import Sequence
from typing import Final

from octavo.search.index import Hit
from octavo.search.terms import spaced, stem_of, stems, terms_of

PASSAGES: Final = 3

ENOUGH: Final = 0.5
"""The share of a question's words that a section must hold to count as an answer."""

NEARLY_AS_GOOD: Final = 0.6
"""How much of the best section's score a further one must reach."""

# words that make a question, and not its subject
_EMPTY: Final = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "could",
        "do",
        "does",
        "for",
        "from",
        "get",
        "have",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "me",
        "my",
        "of",
        "on",
        "one",
        "or",
        "our",
        "should",
        "so",
        "that",
        "the",
        "their",
        "them",
        "there",
        "this",
        "to",
        "use",
        "using",
        "want",
        "was",
        "we",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "ist",
        "und",
        "wie",
        "was",
        "wo",
        "le",
        "la",
        "les",
        "un",
        "une",
        "est",
        "et",
        "comment",
        "que",
        "quoi",
        "el",
        "los",
        "las",
        "una",
        "es",
        "y",
        "como",
    ]
)


def subject_of(question: str) -> list[str]:
    """The stems of the words that say what a question is about; all of its words if it has no others."""
    terms = terms_of(question)
    return [stem_of(term) for term in terms if term not in _EMPTY] or [stem_of(term) for term in terms]


def choose(question: str, hits: Sequence[Hit]) -> list[Hit]:
    """The sections to answer from, best first; none when nothing found is about the question."""
    subject = subject_of(question)
    if not subject:
        return []
    about = [hit for hit in hits if hit.body.strip() and _share(subject, hit) >= ENOUGH]
    if not about:
        return []
    ranked = sorted(about, key=lambda hit: (-_share(subject, hit) * hit.score, hit.page, hit.anchor))
    best = _share(subject, ranked[0]) * ranked[0].score
    return [hit for hit in ranked if _share(subject, hit) * hit.score >= best * NEARLY_AS_GOOD][:PASSAGES]


def _share(subject: list[str], hit: Hit) -> float:
    found = set(stems().analyze(spaced(f"{hit.page_title}\n{hit.title}\n{hit.body}")))
    return sum(stem in found for stem in subject) / len(subject)
