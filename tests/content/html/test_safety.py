"""Whatever a document says, its HTML can do nothing but be read."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content.document import ContentRef, Document
from octavo.content.html.context import Attachment, Link, Picture, RenderContext, Tag
from octavo.content.html.render import render
from octavo.content.html.sanitize import sanitize_html
from tests.content.html.build import document
from tests.content.html.reading import dangers
from tests.content.html.samples import every_sample
from tests.content.html.test_urls import HOSTILE

PAYLOADS = [
    *HOSTILE,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" onfocus="alert(1)" autofocus="',
    "</style><script>alert(1)</script>",
    "--><svg onload=alert(1)>",
    "</textarea></title></pre></code><script>alert(1)</script>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    r"\href{javascript:alert(1)}{x}\text{<script>alert(1)</script>}\unicode{<img src=x onerror=alert(1)>}",
    "%%{init: {'securityLevel': 'loose'}}%%\ngraph TD\nA[<img src=x onerror=alert(1)>]",
    "{{ 7*7 }}<x-y onclick=1>",
    "red;background:url(javascript:alert(1))",
    'red octavo-button" onclick="alert(1)',
    "https://www.youtube.com/embed/../../evil",
    'https://www.youtube.com/watch?v="onload="alert(1)',
    "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://vimeo.com/1/javascript:alert(1)",
    "1f389-110000-d800",
    "9" * 50,
]  # fmt: skip

_STRUCTURE = frozenset({"object"})


class Everything(RenderContext):
    """Answers every question with what the document itself says."""

    def link(self, ref: ContentRef) -> Link | None:
        said = self._said(ref)
        return Link(said, title=said, description=said, emoji=said, icon=said)

    def image(self, ref: ContentRef) -> Picture | None:
        return Picture(self._said(ref))

    def file(self, ref: ContentRef) -> Attachment | None:
        return Attachment(self._said(ref), self._said(ref), 12)

    def tag(self, ref: ContentRef) -> Tag | None:
        return Tag(self._said(ref), self._said(ref), self._said(ref), self._said(ref))

    def user(self, user_id: str) -> Link | None:
        return Link(user_id, title=user_id)

    def icon(self, name: str) -> str | None:
        return name

    def value(self, expression: str) -> str | None:
        return expression

    def condition(self, expression: str) -> bool:
        return bool(expression)

    @staticmethod
    def _said(ref: ContentRef) -> str:
        return " ".join(str(value) for key, value in ref.items() if key != "kind")


def _places(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where strings stand that a client chooses freely."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        if isinstance(value, str) and key not in _STRUCTURE and not (key == "type" and path[-1:] != ("definition",)):
            yield (*path, key)
        yield from _places(value, (*path, key))


def _put(node: Any, path: tuple[Any, ...], value: Any) -> None:
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value


DOCUMENT = document(*every_sample())
PLACES = list(_places(DOCUMENT))
FIELDS = [path for path in PLACES if path[-1] not in {"type", "kind", "fragment"}]


def poisoned(paths: list[tuple[Any, ...]], value: Any) -> Document:
    copy = deepcopy(DOCUMENT)
    for path in paths:
        _put(copy, path, value)
    return copy


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("context", [RenderContext(), Everything()], ids=["alone", "answered"])
def test_hostile_words_in_every_field_stay_words(payload: str, context: RenderContext) -> None:
    assert dangers(render(poisoned(FIELDS, payload), context)) == []


@given(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3), st.sampled_from(PAYLOADS))
@settings(max_examples=40, deadline=None)
def test_hostile_words_in_any_field_leave_the_rest_in_order(paths: list[tuple[Any, ...]], payload: str) -> None:
    assert dangers(render(poisoned(paths, payload), Everything())) == []


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_field_of_the_wrong_kind_never_stops_a_page(data: st.DataObject) -> None:
    fields = [
        path
        for path in _fields(DOCUMENT)
        if path[-1] not in {"object", "type", "nodes", "leaves", "fragments", "marks"} and "marks" not in path
    ]
    paths = data.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=2))
    value: Any = data.draw(st.sampled_from([None, 0, -1, 1e300, float("nan"), True, "", "x", [], [None], [[]], {}, {"a": 1}, {"kind": 1}]))
    copy = deepcopy(DOCUMENT)
    for path in paths:
        try:
            _put(copy, path, value)
        except (TypeError, KeyError, IndexError):
            continue  # the first replacement took the second one's place away
    assert "Plain" in render(copy, Everything())


def _fields(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        if isinstance(key, str):
            yield (*path, key)
        yield from _fields(value, (*path, key))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_raw_html_loses_what_could_do_harm(payload: str) -> None:
    fragment = f'<p style="x:y" onclick="a()">{payload}</p><a href="{payload}">x</a><img src="{payload}" srcset="{payload}"><iframe src="{payload}"></iframe>'
    assert dangers(sanitize_html(fragment)) == []


def test_raw_html_keeps_its_structure() -> None:
    kept = '<table><tbody><tr><td rowspan="2"><strong>x</strong></td></tr></tbody></table>'
    assert sanitize_html(kept) == kept
