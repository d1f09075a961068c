"""The `database` fixture: a fresh database with today's tables for each test, on SQLite and on PostgreSQL.

`OCTAVO_TEST_DATABASES=sqlite` leaves PostgreSQL out. Where its programs are not installed its tests are skipped; under `CI=true` that is a failure.
"""

import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from octavo.store.database import FILE, Database
from octavo.store.migrations import latest_version
from octavo.store.sqlite import SQLite
from octavo.store.tables import metadata
from tests.postgres import Cluster

CHOSEN: Final = os.environ.get("OCTAVO_TEST_DATABASES", "sqlite,postgresql").split(",")
TEMPLATE: Final = "octavo_template"
EMPTY: Final = ";".join(
    [
        "SET session_replication_role = replica",  # no foreign keys, so in any order
        *(f"DELETE FROM {table.name}" for table in metadata.sorted_tables if table.name != "schema_version"),
        f"UPDATE schema_version SET version = {latest_version()}",
        "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences",
    ]
)


@pytest.fixture(params=CHOSEN)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated, empty database; its blobs lie in the test's own folder."""
    source = request.getfixturevalue(f"_open_{request.param}")
    opened: Database = source(tmp_path)
    yield opened
    if isinstance(source, Postgreses):
        source.give_back(opened)
    else:
        opened.close()


@pytest.fixture
def sqlite_database(_open_sqlite: Any, tmp_path: Path) -> Iterator[Database]:
    """For what exists on SQLite only."""
    opened = _open_sqlite(tmp_path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _open_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("template")
    template = Database.open(None, folder)
    template.migrate()
    template.close()

    def copy(path: Path) -> Database:
        shutil.copy(folder / FILE, path / FILE)
        return Database.open(None, path)

    return copy


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    programs = Cluster.find_programs()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs the programs of PostgreSQL (initdb, postgres)")
        pytest.skip("PostgreSQL is not installed")
    with Cluster(programs) as cluster:
        yield cluster


class Postgreses:
    """Databases with today's tables and no rows, on one server. One that is given back is emptied, which is faster than making another."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self._cluster = cluster
        self._free: list[str] = []
        self._numbers = itertools.count()
        self._administer = psycopg.connect(cluster.url("postgres"), autocommit=True)
        self._administer.execute(f"CREATE DATABASE {TEMPLATE}".encode())
        template = Database.open(cluster.url(TEMPLATE), folder)
        template.migrate()
        template.close()

    def __call__(self, folder: Path) -> Database:
        """An empty database whose blobs lie in the folder."""
        if not self._free:
            name = f"octavo_{next(self._numbers)}"
            self._administer.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy".encode())
            self._free.append(self._cluster.url(name))
        return Database.open(self._free.pop(), folder)

    def give_back(self, database: Database) -> None:
        url = url_of(database)
        assert url
        database.close()
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(EMPTY.encode())
        self._free.append(url)

    def close(self) -> None:
        self._administer.close()


@pytest.fixture(scope="session")
def _open_postgresql(postgres_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgreses]:
    made = Postgreses(postgres_cluster, tmp_path_factory.mktemp("blobs"))
    yield made
    made.close()


def url_of(database: Database) -> str | None:
    """The URL of a PostgreSQL database; None for SQLite."""
    return None if isinstance(database.engine, SQLite) else str(database.engine.url)  # type: ignore[attr-defined]


def reopen(database: Database, folder: Path) -> Database:
    """The same data, opened a second time, as another process would."""
    if isinstance(database.engine, SQLite):
        return Database.open(None, database.engine.path.parent, database.blobs)
    return Database.open(url_of(database), folder, database.blobs)
