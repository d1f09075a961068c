"""From a request to a handler's arguments."""

from contextlib import suppress
from typing import Annotated, Any, Literal, NotRequired

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Discriminator, Field
from typing_extensions import TypedDict

from octavo.api.binding import GIVEN, Binding, Named, camel, snake
from octavo.api.wire import Limit
from octavo.errors import BadRequest


class Link(TypedDict):
    kind: Literal["link"]
    url: str


class Text(TypedDict):
    kind: Literal["text"]
    text: Annotated[str, Field(max_length=5)]


class Body(TypedDict):
    title: Annotated[str, Field(min_length=1, max_length=50)]
    count: NotRequired[int]
    icon: NotRequired[str | None]
    parts: NotRequired[list[Link | Text]]
    events: NotRequired[list[Annotated[Link | Text, Discriminator("kind")]]]


def handler(  # noqa: PLR0913 - one of each
    tx: Any,
    actor: Any,
    *,
    space_id: str,
    page_path: str,
    limit: Limit = 50,
    status: list[str] | None = None,
    evaluated: bool | Literal["deterministic-only"] = False,
    refs: Annotated[Literal["relative", "stable"], Named("format.markdown.refs")] = "relative",
    share_key: str | None = None,
    engine: Annotated[dict[str, int], GIVEN],
    body: Body,
) -> None:
    """Everything a handler may take."""


@pytest.fixture
def binding() -> Binding:
    return Binding.of(handler, "/spaces/{spaceId}/path/{pagePath}")


def refused(binding: Binding, query: str) -> str:
    with pytest.raises(BadRequest) as caught:
        binding.read_query(query)
    return caught.value.message


def body_refused(binding: Binding, raw: str) -> str:
    with pytest.raises(BadRequest) as caught:
        binding.read_body(raw.encode(), optional=False)
    return caught.value.message


def test_each_keyword_has_its_place(binding: Binding) -> None:
    assert binding.path == ("space_id", "page_path")
    assert [parameter.wire for parameter in binding.query] == ["limit", "status", "evaluated", "format.markdown.refs", "shareKey"]
    assert dict(binding.given) == {"engine": dict[str, int]}
    assert binding.body is Body


def test_what_is_left_out_has_its_default(binding: Binding) -> None:
    assert binding.read_query("") == {"limit": 50, "status": None, "evaluated": False, "refs": "relative", "share_key": None}


def test_values_have_their_types(binding: Binding) -> None:
    query = "limit=7&status=open&status=draft&evaluated=deterministic-only&format.markdown.refs=stable&shareKey=a%20b+c&unknown=x"
    assert binding.read_query(query) == {
        "limit": 7, "status": ["open", "draft"], "evaluated": "deterministic-only", "refs": "stable", "share_key": "a b c",
    }  # fmt: skip
    assert binding.read_query("evaluated=true")["evaluated"] is True


def test_one_value_for_a_list_is_a_list_of_one(binding: Binding) -> None:
    assert binding.read_query("status=open")["status"] == ["open"]


def test_a_wrong_value_is_named_as_the_caller_wrote_it(binding: Binding) -> None:
    assert refused(binding, "limit=many") == "The query parameter `limit` must be a number."
    assert "less than or equal to 1000" in refused(binding, "limit=1001")
    assert refused(binding, "format.markdown.refs=other").startswith(
        "The query parameter `format.markdown.refs` must be 'relative' or 'stable'"
    )


def test_a_value_given_twice_is_not_guessed_at(binding: Binding) -> None:
    assert refused(binding, "limit=1&limit=2") == "The query parameter `limit` is given twice."


@pytest.mark.parametrize("query", ["shareKey=%ff", "shareKey=%00", "shareKey=a%00b"])
def test_no_database_is_asked_for_bytes_that_it_cannot_hold(binding: Binding, query: str) -> None:
    refused(binding, query)


def test_a_body_keeps_what_is_declared_and_nothing_else(binding: Binding) -> None:
    raw = b'{"title": "x", "icon": null, "role": "admin", "parts": [{"kind": "link", "url": "u", "more": 1}]}'
    assert binding.read_body(raw, optional=False) == {"title": "x", "icon": None, "parts": [{"kind": "link", "url": "u"}]}


def test_absent_and_null_are_told_apart(binding: Binding) -> None:
    assert "icon" not in binding.read_body(b'{"title": "x"}', optional=False)


def test_a_wrong_body_says_where_and_what(binding: Binding) -> None:
    assert body_refused(binding, "{}") == "`body.title` is required."
    assert body_refused(binding, '{"title": 3}') == "`body.title` must be a string."
    assert body_refused(binding, '{"title": ""}') == "`body.title` must have at least 1 character."
    assert body_refused(binding, '{"title": "x", "count": "7"}') == "`body.count` must be a whole number."
    assert body_refused(binding, "[]").startswith("`body` must be")
    assert body_refused(binding, "{").startswith("The body is not valid JSON")
    assert body_refused(binding, '{"title": "x", "other": [NaN]}') == "The body is not valid JSON."
    assert body_refused(binding, '{"title": "x", "other": -Infinity}') == "The body is not valid JSON."
    assert binding.read_body(b'{"title": "NaN and Infinity"}', optional=False) == {"title": "NaN and Infinity"}
    assert body_refused(binding, "") == "The request needs a JSON body."


def test_a_fault_inside_a_union_is_told_without_our_names(binding: Binding) -> None:
    message = body_refused(binding, '{"title": "x", "parts": [{"kind": "text", "text": "too long"}]}')
    assert "`body.parts.0.text` must have at most 5 characters." in message
    assert "Text" not in message
    assert "url" not in message


def test_of_the_forms_that_a_body_may_have_the_nearest_is_explained() -> None:
    def create(*, body: Text | Link | Body) -> None: ...

    binding = Binding.of(create, "/things")
    assert body_refused(binding, '{"title": null}') == "`body.title` must be a string."
    assert body_refused(binding, '{"title": "x", "parts": [{"kind": "link"}]}') == "`body.parts.0.url` is required."
    assert body_refused(binding, '{"kind": "link", "url": 3}') == "`body.url` must be a string."


def test_what_a_type_may_be_is_told(binding: Binding) -> None:
    assert (
        body_refused(binding, '{"title": "x", "events": [{"kind": "table"}]}')
        == "`body.events.0` must have 'kind' as one of 'link', 'text'."
    )
    assert body_refused(binding, '{"title": "x", "events": [{}]}') == "`body.events.0` must have 'kind'."


def test_many_faults_are_told_in_part(binding: Binding) -> None:
    message = body_refused(binding, '{"parts": [1, 2, 3, 4], "count": "x"}')
    assert message.count("`body.") == 3
    assert message.endswith(" more like these.")


def test_text_with_nul_is_refused_wherever_it_hides(binding: Binding) -> None:
    assert "NUL" in body_refused(binding, '{"title": "a\\u0000b"}')
    assert "NUL" in body_refused(binding, '{"title": "a", "parts": [{"kind": "link", "url": "\\u0000"}]}')
    assert binding.read_body(b'{"title": "a \\\\u0000 written out"}', optional=False)["title"] == "a \\u0000 written out"


@pytest.mark.parametrize("raw", [b'{"title": "\\ud800"}', b'{"title": "\xff"}', b'{"title": "x", "parts": ' + b"[" * 100_000])
def test_broken_text_and_endless_nesting_are_the_callers_fault(binding: Binding, raw: bytes) -> None:
    with pytest.raises(BadRequest):
        binding.read_body(raw, optional=False)


def test_an_optional_body_may_be_missing(binding: Binding) -> None:
    assert binding.read_body(b" ", optional=True) == {}


@given(st.binary(max_size=200))
def test_no_body_breaks_the_reader(raw: bytes) -> None:
    with suppress(BadRequest):
        Binding.of(handler, "/").read_body(raw, optional=False)


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_no_query_breaks_the_reader(query: str) -> None:
    with suppress(BadRequest):
        Binding.of(handler, "/").read_query(query)


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("spaceId", "space_id"),
        ("createOrUpdateOpenAPISpecBySlug", "create_or_update_open_api_spec_by_slug"),
        ("shareKey", "share_key"),
        ("limit", "limit"),
    ],
)
def test_names_turn_from_camel_case(wire: str, python: str) -> None:
    assert snake(wire) == python


def test_a_free_underscore_keeps_a_python_name_clear() -> None:
    assert (camel("format_"), camel("only"), camel("current_site_space")) == ("format", "only", "currentSiteSpace")
