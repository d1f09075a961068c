"""Which handler an address belongs to."""

from collections.abc import Callable
from typing import Final, NamedTuple

from octavo.legacy.api.call import Call
from octavo.legacy.api.contents import contents
from octavo.legacy.api.desk import Desk
from octavo.legacy.api.reply import Reply

Handler = Callable[..., Reply]


class Route(NamedTuple):
    """`{}` stands for one segment, `{*}` at the end for one or more; the handler gets them in order."""

    method: str
    pattern: tuple[str, ...]
    handler: Handler


ROOTS: Final = frozenset({"book"})


def _route(method: str, pattern: str, handler: Handler) -> Route:
    return Route(method, tuple(pattern.split("/")), handler)


ROUTES: Final = (_route("GET", "book/{}/{}/contents/{*}", contents),)


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


def find(desk: Desk, call: Call) -> tuple[Callable[[], Reply] | None, list[str]]:
    """What answers the call, ready to be run, and the methods that its address has."""
    methods = list[str]()
    wanted = "GET" if call.method == "HEAD" else call.method
    for route in ROUTES:
        values = matched(route, call.segments)
        if values is not None:
            if route.method == wanted:
                return (lambda route=route, values=values: route.handler(desk, call, *values)), methods
            methods.append(route.method)
    return None, methods
