"""Passages become an answer that grows: each step is the whole answer so far (semantics 7.3)."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from octavo.content.document import Document, Node
from octavo.content.page import write
from octavo.content.references import NoReferences
from octavo.domains.ask.passages import Passage
from octavo.domains.ask.wire import Answer, AnswerEvent, SourcePage
from octavo.domains.content.absolute import AbsoluteReferences, with_addresses
from octavo.domains.content.reading import Format

ReferencesFor = Callable[[Passage], AbsoluteReferences]
BLOCKS_AT_ONCE = 3


def grow(passages: Sequence[Passage]) -> Iterator[list[tuple[Passage, list[Node]]]]:
    """The parts of the answer so far: of each passage, the blocks that were given."""
    given: list[tuple[Passage, list[Node]]] = []
    for passage in passages:
        blocks: list[Node] = []
        given.append((passage, blocks))
        for start in range(0, len(passage.nodes), BLOCKS_AT_ONCE):
            blocks.extend(passage.nodes[start : start + BLOCKS_AT_ONCE])
            yield given


def compose(passages: Sequence[Passage], format_: Format, references: ReferencesFor) -> Iterator[AnswerEvent]:
    """The events of a stream; one without an answer when there are no passages."""
    sources = cited(passages)
    if not passages:
        yield _event(None, sources, [])
    follow_ups = follow_up_questions(passages)
    for given in grow(passages):
        body = {"markdown": as_markdown(given, references)} if format_ == "markdown" else {"document": as_document(given)}
        yield _event(body, sources, follow_ups)


def as_markdown(given: Sequence[tuple[Passage, Sequence[Node]]], references: ReferencesFor) -> str:
    """Each passage under a link to where it stands."""
    return "\n\n".join(_passage_markdown(passage, nodes, references(passage)) for passage, nodes in given).strip() + "\n"


def _passage_markdown(passage: Passage, nodes: Sequence[Node], references: AbsoluteReferences) -> str:
    document: Document = {"object": "document", "data": {"schemaVersion": 2}, "nodes": [_heading(passage), *nodes]}
    return write(with_addresses(document, references), NoReferences()).strip()


def as_document(given: Sequence[tuple[Passage, Sequence[Node]]], heading: str = "heading-3") -> Document:
    """The passages one after another, each under its title, a heading of this type; its name is none that the page around the answer has."""
    nodes: list[Node] = []
    for passage, blocks in given:
        key = f"answer-{passage.page.id}-{passage.anchor}"
        nodes += [{**_heading(passage, heading), "key": key, "meta": {"id": key}}, *blocks]
    return {"object": "document", "data": {"schemaVersion": 2}, "nodes": nodes}


def title_of(passage: Passage) -> str:
    """`Page: section`, or the page alone."""
    return f"{passage.page.title}: {passage.title}" if passage.title else passage.page.title


def _heading(passage: Passage, kind: str = "heading-3") -> Node:
    ref: dict[str, Any] = {"kind": "page", "page": passage.page.id, "space": passage.loaded.space.id}
    if passage.anchor:
        ref = {"kind": "anchor", "anchor": passage.anchor, "page": passage.page.id, "space": passage.loaded.space.id}
    text: Node = {"object": "text", "leaves": [{"object": "leaf", "text": title_of(passage), "marks": []}]}
    link: Node = {"object": "inline", "type": "link", "data": {"ref": ref}, "nodes": [text]}
    return {"object": "block", "type": kind, "data": {}, "nodes": [link]}


def cited(passages: Sequence[Passage]) -> list[SourcePage]:
    """One source for each page, with the sections that were used of it."""
    sources: dict[tuple[str, str], SourcePage] = {}
    for passage in passages:
        key = (passage.loaded.space.id, passage.page.id)
        source = sources.setdefault(
            key,
            {"type": "page", "page": passage.page.id, "revision": passage.loaded.row.id, "space": passage.loaded.space.id, "sections": []},
        )
        if passage.anchor and passage.anchor not in source["sections"]:
            source["sections"].append(passage.anchor)
    return list(sources.values())


def follow_up_questions(passages: Sequence[Passage]) -> list[str]:
    """Other sections of the pages that answered, by their own titles."""
    return list(dict.fromkeys(passage.title for passage in passages[1:] if passage.title.endswith("?")))


def _event(body: dict[str, Any] | None, sources: list[SourcePage], follow_ups: list[str]) -> AnswerEvent:
    answer: Answer = {"followupQuestions": follow_ups, "sources": list(sources)}
    if body is not None:
        answer["answer"] = body  # type: ignore[typeddict-item]  # one of the two shapes
    return {"type": "answer", "answer": answer}
