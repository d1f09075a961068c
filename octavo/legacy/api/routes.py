"""Which handler an address belongs to."""

from collections.abc import Callable
from typing import Final, NamedTuple

from octavo.errors import NotFound
from octavo.http.answer import Answer
from octavo.legacy.api.builds import admit, admit_by_id, build, build_by_id, build_by_name
from octavo.legacy.api.call import Call
from octavo.legacy.api.catalogue import all_books, author_books, book, books, create_book, own_books
from octavo.legacy.api.contents import contents
from octavo.legacy.api.describe import account, author, author_organizations, avatar, description
from octavo.legacy.api.download import download
from octavo.legacy.api.editions import branches, languages, tags
from octavo.legacy.api.opds import catalogue
from octavo.legacy.api.topics import topic, topics
from octavo.legacy.api.traffic import traffic

Handler = Callable[..., Answer]


class Route(NamedTuple):
    """`{}` stands for one segment, `{*}` at the end for one or more; the handler gets them in order.

    A route with `admit` takes an upload; `admit` says before that, by raising or not, whether the caller may send it. With `remember` its replies
    are sent again while nothing is committed: the handler reads the database, and of the request no more than `question_of` has.
    """

    method: str
    pattern: tuple[str, ...]
    handler: Handler
    admit: Callable[..., None] | None = None
    remember: bool = False

    @property
    def name(self) -> str:
        """What it is counted as."""
        return "older." + str(getattr(self.handler, "__name__", self.pattern[0]))


def _route(method: str, pattern: str, handler: Handler, admit: Callable[..., None] | None = None) -> Route:
    return Route(method, tuple(pattern.split("/")), handler, admit)


def _of_authors(pattern: str, handler: Handler) -> tuple[Route, Route]:
    """Both spellings: the documentation's and the clients'."""
    return _route("GET", f"author/{pattern}", handler), _route("GET", f"authors/{pattern}", handler)


ROUTES: Final = (
    _route("GET", "book/{}/{}/contents/{*}", contents)._replace(remember=True),
    _route("GET", "", description),
    _route("GET", "account", account),
    *_of_authors("{}", author),
    *_of_authors("{}/avatar", avatar),
    *_of_authors("{}/books", author_books),
    *_of_authors("{}/orgs", author_organizations),
    _route("GET", "books", books),
    _route("POST", "books", create_book),
    _route("GET", "books/all", all_books),
    _route("GET", "books/author", own_books),
    _route("GET", "book/{}/{}", book),
    _route("GET", "book/{}/{}/versions/branches", branches),
    _route("GET", "book/{}/{}/versions/tags", tags),
    _route("GET", "book/{}/{}/versions/languages", languages),
    _route("GET", "book/{}/{}/download/{*}", download),
    _route("GET", "book/{}/{}/traffic", traffic),
    _route("PUT", "book/{}/{}/build/{*}", build, admit),
    _route("PUT", "book/{}/{}/builds", build_by_name, admit),
    _route("PUT", "book/{}/builds", build_by_id, admit_by_id),
    _route("GET", "topics", topics),
    _route("GET", "topic/{}", topic),
    _route("GET", "opds/catalog.atom", catalogue),
)


def matched(route: Route, segments: tuple[str, ...]) -> tuple[str, ...] | None:
    """The values of the pattern's places, or None."""
    pattern = route.pattern
    if pattern[-1] == "{*}":
        if len(segments) < len(pattern):
            return None
    elif len(segments) != len(pattern):
        return None
    values = list[str]()
    for place, segment in zip(pattern, segments, strict=False):
        if place == "{}":
            values.append(segment)
        elif place == "{*}":
            return (*values, *segments[len(pattern) - 1 :])
        elif place != segment:
            return None
    return tuple(values)


class Found(NamedTuple):
    """`route` None where the address has none for the method."""

    route: Route | None
    values: tuple[str, ...]
    methods: list[str]
    """What the address has."""


def find(call: Call) -> Found:
    """The route of a request. Raises NotFound for an address that has none at all."""
    methods = list[str]()
    wanted = "GET" if call.method == "HEAD" else call.method
    for route in ROUTES:
        values = matched(route, call.segments)
        if values is not None:
            if route.method == wanted:
                return Found(route, values, methods)
            methods.append(route.method)
    if not methods:
        raise NotFound("There is nothing at this address.")
    return Found(None, (), methods)
