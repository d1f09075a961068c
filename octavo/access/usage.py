"""When tokens were last used: gathered in memory and written in batches, so that a read never becomes a write."""

import threading
from typing import Final

from sqlalchemy import bindparam, update

from octavo import clock
from octavo.store.database import Database
from octavo.store.query import query
from octavo.store.tables.accounts import personal_tokens

_USED: Final = query(
    update(personal_tokens)
    .where(personal_tokens.c.id == bindparam("token_id"))
    .values(last_used_at=bindparam("moment", type_=personal_tokens.c.last_used_at.type), uses=personal_tokens.c.uses + bindparam("times"))
)


class Usage:
    """The uses of tokens since the last batch."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}
        self._turn = threading.Lock()

    def note(self, token_id: str) -> None:
        """One more use of the token. When it was is known as exactly as batches are written often."""
        with self._turn:
            self._used[token_id] = self._used.get(token_id, 0) + 1

    def write(self, database: Database) -> int:
        """Write what was gathered; answers how many tokens."""
        with self._turn:
            used, self._used = self._used, {}
        if used:
            rows = [{"token_id": token_id, "moment": clock.now(), "times": times} for token_id, times in used.items()]
            with database.write() as tx:
                tx.execute_many(_USED, rows)
        return len(used)
