"""Declaring an operation: everything the server must know about it stands in the decorator and the function's signature."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Generic, Literal, TypeVar

from octavo.api.binding import Binding, snake
from octavo.api.permission import Permission

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
Caller = Literal["user", "oauth", "integration", "installation", "internal", "staff"]
Handler = Callable[..., Any]
F = TypeVar("F", bound=Handler)
T = TypeVar("T")


class Public:
    """The mark of an operation that anybody may call, without credentials."""


PUBLIC: Final = Public()
ANYONE: Final[frozenset[Caller]] = frozenset()
"""Callers of an operation that asks for no credentials: what they may see depends on the object's visibility."""

PEOPLE: Final[frozenset[Caller]] = frozenset({"user", "oauth"})
INTEGRATIONS: Final[frozenset[Caller]] = PEOPLE | {"integration", "installation"}


@dataclass(frozen=True, slots=True)
class Reply(Generic[T]):
    """An answer that says more than its body: another status than the declared one, or headers. The handler returns `Reply[Space]`."""

    body: T
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Guard:
    """One object that a call names, and what the caller needs of it."""

    permission: Permission
    where: tuple[str, ...]

    def ids(self, inputs: Mapping[str, Any]) -> list[str]:
        """The ids that the call names here: none when the field was left out."""
        values: list[Any] = [inputs]
        for key in self.where:
            values = [found for value in values for found in _step(value, key)]
        return [value for value in values if isinstance(value, str)]


def _step(value: Any, key: str) -> list[Any]:  # noqa: ANN401 - validated JSON of any shape
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, list) else [found]


@dataclass(frozen=True)
class Operation:
    """One operation of the API, as declared."""

    method: Method
    path: str
    id: str
    handler: Handler
    scopes: tuple[str, ...]
    guards: tuple[Guard, ...]
    callers: frozenset[Caller]
    anonymous: bool
    template: str
    status: int = 200
    also: tuple[int, ...] = ()
    errors: tuple[int, ...] = ()
    mcp: bool = False
    short: bool = False
    remember: bool = False
    writes: bool = True
    streams: bool = False
    body_optional: bool = False
    site_token: bool = False
    prefer: bool = False
    immutable: bool = False
    body_limit: int | None = None
    crosses_organizations: bool = False
    unguarded: tuple[tuple[str, ...], ...] = ()
    prepare: Handler | None = None

    @cached_property
    def binding(self) -> Binding:
        """How a request becomes the handler's arguments; read from its signature on first use."""
        return Binding.of(self.handler, self.path)


class Operations:
    """The operations of one module; the object is the decorator that declares them."""

    def __init__(self) -> None:
        self.declared: list[Operation] = []

    def __iter__(self) -> Iterator[Operation]:
        return iter(self.declared)

    def __call__(  # noqa: PLR0913 - the declaration is the one place that knows all of it
        self,
        method: Method,
        path: str,
        operation_id: str,
        *,
        scope: str | tuple[str, ...] | None,
        needs: Mapping[str, Permission] | Public,
        callers: frozenset[Caller] | None = None,
        status: int | None = None,
        also: tuple[int, ...] = (),
        errors: tuple[int, ...] = (),
        mcp: bool = False,
        writes: bool | None = None,
        short: bool = False,
        remember: bool | None = None,
        streams: bool = False,
        body_optional: bool = False,
        site_token: bool = False,
        prefer: bool = False,
        immutable: bool = False,
        body_limit: int | None = None,
        crosses_organizations: bool = False,
        unguarded: tuple[str, ...] = (),
        prepare: Handler | None = None,
    ) -> Callable[[F], F]:
        """Declare the function below as an operation.

        `scope` is what an OAuth or scoped token must hold; None where such tokens may not call at all.
        `needs` names every object of the path, the query and the body: `{"siteId": SITE_EDIT, "body.spaceId": SPACE_VIEW}`; lists are followed.
        An empty mapping asks for a signed-in caller and no object; PUBLIC asks for nothing.
        `callers` are the kinds of token (default: user, and oauth when there is a scope); ANYONE lets anonymous callers in as far as the objects do.
        `status` is 200 unless given (205 for DELETE, whose handler says by a bool whether there was something: 205 or 204); `also` lists other successes,
        `errors` the failures that the document announces. `writes`: it may change something (default: every method but GET). `short`: a read of a
        moment, answered without leaving the event loop on SQLite. `remember`: the same question gets the same bytes for as long as nothing is
        committed (default: whatever only reads); not for what reads more than the database, such as the search index. `streams`: yields events, and
        gets the database in place of a transaction. `site_token`: content tokens may call.
        `prefer`: understands `Prefer: return=minimal`. `immutable`: the answer carries an ETag. `crosses_organizations`: its objects may
        belong to several (a transfer); otherwise they must share one. `unguarded` lists fields of the body that look like ids and need no guard: text
        that nothing is loaded by, or objects that the verb itself checks. `prepare` runs before the transaction, for network and
        blobs; what it returns is the handler's `prepared`.
        """

        def declare(handler: F) -> F:
            changes = method != "GET" if writes is None else writes
            declared = Operation(
                method=method,
                path=path.removesuffix(":path}") + "}" if path.endswith(":path}") else path,
                template=path,
                id=operation_id,
                handler=handler,
                scopes=(scope,) if isinstance(scope, str) else scope or (),
                guards=_guards(needs),
                callers=_callers(callers, needs, scoped=bool(scope)),
                anonymous=callers == ANYONE or isinstance(needs, Public),
                status=status or (205 if method == "DELETE" else 200),
                also=also or ((204,) if method == "DELETE" else ()),
                errors=errors,
                mcp=mcp,
                short=short and prepare is None,
                remember=not (changes or streams or prepare) if remember is None else remember,
                writes=changes,
                streams=streams,
                body_optional=body_optional,
                site_token=site_token,
                prefer=prefer,
                immutable=immutable,
                body_limit=body_limit,
                crosses_organizations=crosses_organizations,
                unguarded=tuple(tuple(name.split(".")) for name in unguarded),
                prepare=prepare,
            )
            self.declared.append(declared)
            return handler

        return declare


def _guards(needs: Mapping[str, Permission] | Public) -> tuple[Guard, ...]:
    if isinstance(needs, Public):
        return ()
    return tuple(Guard(permission, _where(name)) for name, permission in needs.items())


def _where(name: str) -> tuple[str, ...]:
    """Names in the path and query are the handler's arguments; names in the body stay as on the wire."""
    first, *rest = name.split(".")
    return ("body", *rest) if first == "body" and rest else (snake(name),)


def _callers(callers: frozenset[Caller] | None, needs: Mapping[str, Permission] | Public, *, scoped: bool) -> frozenset[Caller]:
    if callers is not None:
        return callers
    if isinstance(needs, Public):
        return ANYONE
    return PEOPLE if scoped else frozenset({"user"})
