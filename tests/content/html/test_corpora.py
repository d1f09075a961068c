"""Real documentation: the rendered HTML of every page holds every word of its Markdown, in order, and can do no harm."""

from pathlib import Path

import pytest

from octavo.content import page
from octavo.content.document import ContentRef
from octavo.content.html.context import Link, RenderContext
from octavo.content.html.render import render
from octavo.content.references import NoReferences
from tests.content.html.reading import dangers, first_missing, words
from tests.content.html.source_words import WORD, source_words
from tests.corpora import MODERN, corpus


class _Shown(RenderContext):
    """Shows conditional blocks, and gives what is linked to no title: the source does not know it either."""

    def condition(self, expression: str) -> bool:
        return bool(expression)

    def link(self, ref: ContentRef) -> Link | None:
        return Link(ref.get("url", "#"), title=" ")


@pytest.mark.parametrize("name", MODERN)
def test_no_word_of_a_real_page_is_lost(name: str) -> None:
    lost: list[str] = []
    pages = [path for path in sorted(corpus(name).rglob("*.md")) if path.name != "SUMMARY.md"]
    for path in pages:
        rendered, source = _rendered(path)
        found = [word for part in words(rendered) for word in WORD.findall(part)]
        missing = first_missing(source_words(source), found)
        if missing is not None:
            lost.append(f"{path.name}: {missing}")
        assert dangers(rendered) == []
    assert pages
    assert lost == []


def _rendered(path: Path) -> tuple[str, str]:
    source = path.read_bytes()
    return render(page.read(page.parse(source), NoReferences()), _Shown()), source.decode().replace("\r\n", "\n")
