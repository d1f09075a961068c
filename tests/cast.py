"""The people of the tests. Everybody belongs to `acme`, but for Sam, who is an administrator elsewhere."""

from typing import Final, NamedTuple

from sqlalchemy import insert

from octavo import clock
from octavo.access.tokens import create_token
from octavo.store.database import Database
from octavo.store.query import query
from octavo.store.tables.accounts import accounts, members, organizations, users

ACME: Final = "acmeOrganization0001"
UMBRELLA: Final = "umbrellaOrganization"

ROLES: Final[dict[str, str | None]] = {
    "ada": "admin",
    "cleo": "create",
    "rhea": "review",
    "ed": "edit",
    "carl": "comment",
    "rita": "read",
    "gus": None,  # a guest
}
STRANGER: Final = "sam"
NAMES: Final = (*ROLES, STRANGER)


class Person(NamedTuple):
    """Somebody who has an account and a token."""

    id: str
    name: str
    token: str


def user_id(name: str) -> str:
    return f"{name}User".ljust(20, "0")


def assemble(database: Database) -> dict[str, Person]:
    """Write the cast into an empty database; everybody gets a token without limits."""
    now = clock.now()
    with database.write() as tx:
        named = [(ACME, "acme", "organization"), (UMBRELLA, "umbrella", "organization"), *((user_id(name), name, "user") for name in NAMES)]
        tx.execute_many(_ACCOUNT, [{"id": id_, "name": name, "kind": kind} for id_, name, kind in named])
        tx.execute_many(
            _ORGANIZATION, [{"id": ACME, "title": "Acme", "created_at": now}, {"id": UMBRELLA, "title": "Umbrella", "created_at": now}]
        )
        people = [{"id": user_id(name), "display_name": name.title(), "email": f"{name}@octavo.test", "created_at": now} for name in NAMES]
        tx.execute_many(_USER, people)
        joined = [{"organization_id": ACME, "user_id": user_id(name), "role": role, "joined_at": now} for name, role in ROLES.items()]
        joined.append({"organization_id": UMBRELLA, "user_id": user_id(STRANGER), "role": "admin", "joined_at": now})
        tx.execute_many(_MEMBER, joined)
        return {name: Person(user_id(name), name, create_token(tx, user_id(name), "test").secret) for name in NAMES}


_ACCOUNT: Final = query(insert(accounts))
_ORGANIZATION: Final = query(insert(organizations))
_USER: Final = query(insert(users))
_MEMBER: Final = query(insert(members))
