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
from octavo.store.sqlite import SQLite
from tests.postgres import Cluster

CHOSEN: Final = os.environ.get("OCTAVO_TEST_DATABASES", "sqlite,postgresql").split(",")
TEMPLATE: Final = "octavo_template"
_numbers = itertools.count()


@pytest.fixture(params=CHOSEN)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated, empty database; its blobs lie in the test's own folder."""
    opened = request.getfixturevalue(f"_open_{request.param}")(tmp_path)
    yield opened
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


@pytest.fixture(scope="session")
def _open_postgresql(postgres_cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Copies a migrated template for each test; the copies go with the cluster."""
    administer = psycopg.connect(postgres_cluster.url("postgres"), autocommit=True)
    administer.execute(f"CREATE DATABASE {TEMPLATE}".encode())
    template = Database.open(postgres_cluster.url(TEMPLATE), tmp_path_factory.mktemp("blobs"))
    template.migrate()
    template.close()

    def copy(path: Path) -> Database:
        name = f"octavo_{next(_numbers)}"
        administer.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}".encode())
        return Database.open(postgres_cluster.url(name), path)

    yield copy
    administer.close()


def reopen(database: Database, folder: Path) -> Database:
    """The same data, opened a second time, as another process would."""
    if isinstance(database.engine, SQLite):
        return Database.open(None, database.engine.path.parent, database.blobs)
    return Database.open(database.engine.url, folder, database.blobs)  # type: ignore[attr-defined]
