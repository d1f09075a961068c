"""A person's words as a query of the index.

BM25 over several fields: each word counts where it counts most (a title more than a mention), in every form, and words that stand together as they do
in the question count extra. Words that only make a question are left out.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import tantivy

from octavo.search.terms import MAX_TERM, stem_of, subject_of, terms_of

# how much a word counts by where it stands: `about` is the page's title and description, repeated with each of its sections
WEIGHTS: Final = {"page_title": 6.0, "title": 4.0, "about": 3.0, "words": 1.0}
STEMS: Final = {field: f"{field}_stems" for field in WEIGHTS}

_STEM_WEIGHT: Final = 0.7
_PREFIX_WEIGHT: Final = 0.5
_TYPO_WEIGHT: Final = 0.25
_ELSEWHERE: Final = 0.25
"""What a word adds by standing in further fields, as a share."""
_COMPLETE: Final = 0.5
"""What holding every word adds, as a share of what they bring alone."""
_PHRASE_WEIGHT: Final = 0.5
_SLOP: Final = 2
"""Words that may stand between two that belong together."""
_MIN_TYPO: Final = 5
_MIN_TWO_TYPOS: Final = 10
_ALL_UP_TO: Final = 2
_MOST: Final = 0.6


class Question:
    """`text` against a schema with the fields of `WEIGHTS` and `STEMS`; falsy when there is nothing to look for."""

    def __init__(self, schema: tantivy.Schema, text: str) -> None:
        self._schema = schema
        self._terms = subject_of(text)
        written = terms_of(text)
        self._unfinished = written[-1] if written else None

    def __bool__(self) -> bool:
        return bool(self._terms)

    def queries(self) -> Iterator[tantivy.Query]:
        """What to look for, in the order of trying: most of the words (of two, both), then any."""
        query, should, must = tantivy.Query, tantivy.Occur.Should, tantivy.Occur.Must
        each = [self._term(term) for term in self._terms]
        count = len(each)
        most = count if count <= _ALL_UP_TO else max(_ALL_UP_TO, -int(-count * _MOST // 1))
        extras = [(should, phrase) for phrase in self._phrases()]
        if count > _ALL_UP_TO:
            extras.append((should, query.boost_query(query.boolean_query([(must, one) for one in each]), _COMPLETE)))
        for least in dict.fromkeys((most, 1)):
            wanted = query.boolean_query([(should, one) for one in each], least)
            yield query.boolean_query([(must, wanted), *extras])

    def _term(self, term: str) -> tantivy.Query:
        """One word wherever it may stand; the last one may be unfinished, a long one may hold a wrong letter or two."""
        query, schema = tantivy.Query, self._schema
        stem = stem_of(term)
        ways = [query.boost_query(query.term_query(schema, field, term), weight) for field, weight in WEIGHTS.items()]
        ways += [
            query.boost_query(query.term_query(schema, STEMS[field], stem), weight * _STEM_WEIGHT) for field, weight in WEIGHTS.items()
        ]
        if term == self._unfinished and term.isalnum() and len(term) < MAX_TERM:
            ways += [
                query.boost_query(query.regex_query(schema, field, f"{term}.+"), weight * _PREFIX_WEIGHT)
                for field, weight in WEIGHTS.items()
            ]
        if len(term) >= _MIN_TYPO:
            distance = 2 if len(term) >= _MIN_TWO_TYPOS else 1
            ways += [query.boost_query(query.fuzzy_term_query(schema, field, term, distance), _TYPO_WEIGHT) for field in ("about", "words")]
        return query.disjunction_max_query(ways, _ELSEWHERE)

    def _phrases(self) -> Iterator[tantivy.Query]:
        stems = [stem_of(term) for term in self._terms]
        for first, second in pairwise(stems):
            for field, weight in WEIGHTS.items():
                phrase = tantivy.Query.phrase_query(self._schema, STEMS[field], [first, second], _SLOP)
                yield tantivy.Query.boost_query(phrase, weight * _PHRASE_WEIGHT)
