"""The index: sections in, the best sections out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tantivy

from octavo.errors import OctavoError
from octavo.search.affixes import bare
from octavo.search.question import STEMS, WEIGHTS, Question
from octavo.search.terms import spaced, stems, words

MAX_BODY: Final = 20_000
HEAP: Final = 64 * 1024 * 1024
_FURTHER: Final = 5
"""How many times more sections are looked at when not enough of the best ones are shown."""


class BrokenIndex(OctavoError):
    """The index cannot be read: its files are damaged, or of another version."""


@dataclass(frozen=True)
class Section:
    """A page's part under one heading. `anchor` and `title` are empty for what stands before the first one.

    `about` is what the whole page is about, in a line or two: its description. Whoever does not fulfil all `conditions` must not find it.
    """

    space: str
    page: str
    page_title: str
    anchor: str
    title: str
    body: str
    position: int
    about: str = ""
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """`score` has no upper bound and compares only within one answer."""

    space: str
    page: str
    page_title: str
    anchor: str
    title: str
    body: str
    score: float
    conditions: tuple[str, ...] = ()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("space", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("page", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("condition", stored=True, tokenizer_name="raw", index_option="basic")
    for field in WEIGHTS:
        builder.add_text_field(field, tokenizer_name="words", index_option="freq")
        builder.add_text_field(STEMS[field], tokenizer_name="stems")
    builder.add_json_field("shown", stored=True, index_option="basic")
    return builder.build()


class SearchIndex:
    """An index in a folder. Any number of processes search it; `writer` is for the one that holds its lock (`domains/search/follow.py`)."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.schema = _schema()
        try:
            self._index = tantivy.Index(self.schema, path=str(folder))
        except ValueError as error:
            raise BrokenIndex(f"The search index in {folder} cannot be read ({error}): `octavo reindex` makes it anew.") from None
        self._index.register_tokenizer("words", words())
        self._index.register_tokenizer("stems", stems())

    def writer(self) -> tantivy.IndexWriter:
        return self._index.writer(HEAP, 1)

    def save(self, writer: tantivy.IndexWriter) -> None:
        """Make what was added and deleted last, and see it."""
        writer.commit()
        self._index.reload()

    def reload(self) -> None:
        """See what other processes have committed."""
        self._index.reload()

    def search(self, question: str, spaces: Iterable[str], limit: int, shown: Callable[[Hit], bool] = lambda _: True) -> list[Hit]:
        """The best sections among `spaces` for a person's words, those that hold most of them if there are any, else any of them; best first.

        Sections that are not `shown` to that person neither count nor take another's place; nor do parts of a section that was found already.
        """
        asked = Question(self.schema, question)
        allowed = list(spaces)
        if not asked or not allowed or limit < 1:
            return []
        searcher = self._index.searcher()
        within = (tantivy.Occur.Must, tantivy.Query.const_score_query(tantivy.Query.term_set_query(self.schema, "space", allowed), 0.0))
        for wanted in asked.queries():
            query = tantivy.Query.boolean_query([within, (tantivy.Occur.Must, wanted)])
            if found := self._shown(searcher, query, limit, shown):
                return found
        return []

    def _shown(self, searcher: tantivy.Searcher, query: tantivy.Query, limit: int, shown: Callable[[Hit], bool]) -> list[Hit]:
        for looked_at in (limit, limit * _FURTHER, limit * _FURTHER**2):
            addresses = searcher.search(query, looked_at, count=False).hits
            found: dict[tuple[str, ...], Hit] = {}
            for score, address in addresses:
                hit = self._hit(searcher, score, address)
                if shown(hit):
                    found.setdefault((hit.space, hit.page, hit.anchor, hit.title), hit)
            if len(found) >= limit or len(addresses) < looked_at:
                break
        return list(found.values())[:limit]

    def _hit(self, searcher: tantivy.Searcher, score: float, address: tantivy.DocAddress) -> Hit:
        document: dict[str, Any] = searcher.doc(address).to_dict()
        shown = document["shown"][0]
        space, page, conditions = document["space"][0], document["page"][0], tuple(document.get("condition", ()))
        return Hit(space, page, shown["page"], shown["anchor"], shown["title"], shown["body"], score, conditions)


def delete_pages(writer: tantivy.IndexWriter, schema: tantivy.Schema, space: str, pages: Sequence[str] | None = None) -> None:
    """Forget some pages of a space, or with None all of it."""
    of_space = (tantivy.Occur.Must, tantivy.Query.term_query(schema, "space", space, "basic"))
    if pages is None:
        writer.delete_documents_by_query(tantivy.Query.boolean_query([of_space]))
    elif pages:
        of_pages = (tantivy.Occur.Must, tantivy.Query.term_set_query(schema, "page", list(pages)))
        writer.delete_documents_by_query(tantivy.Query.boolean_query([of_space, of_pages]))


def add_sections(writer: tantivy.IndexWriter, sections: Iterable[Section]) -> None:
    for section in sections:
        body = section.body[:MAX_BODY]
        texts = {"title": section.title, "about": f"{section.page_title}\n{section.about}", "words": f"{section.title}\n{body}"}
        if section.position == 0:
            texts["page_title"] = section.page_title
        document = tantivy.Document(space=section.space, page=section.page)
        for condition in section.conditions:
            document.add_text("condition", condition)
        for field, text in texts.items():
            cut = spaced(text)
            document.add_text(field, cut)
            document.add_text(STEMS[field], bare(cut))
        document.add_json("shown", {"page": section.page_title, "anchor": section.anchor, "title": section.title, "body": body})
        writer.add_document(document)
