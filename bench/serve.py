"""A data folder of a hundred pages, served: how soon it answers, and what reading it costs beside a bare application that sends the same bytes."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import orjson

from bench import Row
from bench.api import run_bare
from bench.generate import folder
from bench.load import Served, compare, served
from octavo.access.tokens import create_token
from octavo.cli.assemble import assemble
from octavo.domains.accounts.queries import find_account
from octavo.domains.setup.begin import begin
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.server.serve import Server, configure
from octavo.settings import Settings
from octavo.store.database import Database
from tests.postgres import Cluster
from tests.world import World

PAGES: Final = 100
STARTS: Final = 3
SECRET: Final = b"a secret that only the benchmarks know"
MEGABYTE: Final = 1 << 20


def run() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as root:
        source, data = folder(Path(root) / "docs", PAGES), Path(root) / "data"
        token = import_into(data, source)
        yield from _start(data)
        yield from _reads(data, token)
        yield from _reads_on_postgres(Path(root) / "second", source)
        yield _statements(Path(root), source)


def import_into(data: Path, source: Path, url: str | None = None) -> str:
    """A new data folder with one source, its database there or at `url`; answers a token of its administrator."""
    data.mkdir()
    database = Database.open(url, data)
    database.migrate()
    with database.write() as tx:
        organization = begin(tx)
        account = find_account(tx, "administrator")
        assert account is not None
        token = create_token(tx, account.id, "bench").secret
    Importer(database, organization, recognise(str(source)), Options()).run()
    database.close()
    return token


def start(data: Path, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    """`octavo serve`, and the address that it said."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("OCTAVO_")
    }
    command = [sys.executable, "-m", "octavo", "serve", "--data", str(data), "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    assert process.stdout is not None
    return process, process.stdout.readline().split()[1].replace("localhost", "127.0.0.1")


def memory(process: int, field: str) -> int:
    """Bytes, by a field of the process's status: `VmRSS` now, `VmHWM` at most."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(status[field].split()[0]) * 1024


def _start(data: Path) -> Iterator[Row]:
    seconds, sizes = [], []
    for _ in range(STARTS + 1):  # the first one compiles the program's modules
        began = time.perf_counter()
        process, address = start(data)
        try:
            Served(int(address.rpartition(":")[2]), process.pid).get("/v1/")
            seconds.append(time.perf_counter() - began)
            sizes.append(memory(process.pid, "VmRSS"))
        finally:
            process.terminate()
            process.communicate()
    best, size = min(seconds[1:]), max(sizes)
    yield Row(f"start to first answer, {PAGES} pages", f"{best:.2f} s", "under 1.5 s", best < 1.5)
    yield Row("idle memory", f"{size / MEGABYTE:.0f} MB", "under 150 MB", size < 150 * MEGABYTE)


def _reads_on_postgres(data: Path, source: Path) -> Iterator[Row]:
    programs = Cluster.find_programs()
    if programs is None:
        yield Row("the same on PostgreSQL", "not measured: its programs are not installed")
        return
    with Cluster(programs) as cluster:
        url = cluster.url("postgres")
        for row in _reads(data, import_into(data, source, url), url, 0.25):
            yield replace(row, what=f"{row.what}, on PostgreSQL")


def _reads(data: Path, token: str, url: str | None = None, least: float = 0.5) -> Iterator[Row]:
    with served(run_server, str(data), url) as ours:
        bearer = {"authorization": f"Bearer {token}"}
        organization = orjson.loads(ours.get("/v1/orgs", bearer))["items"][0]["id"]
        space = orjson.loads(ours.get(f"/v1/orgs/{organization}/spaces", bearer))["items"][0]["id"]
        page: dict[str, Any] = orjson.loads(ours.get(f"/v1/spaces/{space}/content/pages", bearer))["pages"][0]
        revision = orjson.loads(ours.get(f"/v1/spaces/{space}/content", bearer))["id"]
        targets = {
            "a page's document, authorised": (f"/v1/spaces/{space}/revisions/{revision}/page/{page['id']}/document", bearer),
            "the same inside its page": (f"/v1/spaces/{space}/content/page/{page['id']}?format=document", bearer),
            "resolving a published URL": ("/v1/urls/published?url=http://docs.localhost/", {}),
            "an HTML page of a published site": ("/", {"host": "docs.localhost"}),
        }
        for what, (target, headers) in targets.items():
            with served(run_bare, ours.answer(target, headers)) as bare:
                found = compare({"bare": lambda: bare.time(target, headers), "ours": lambda: ours.time(target, headers)})  # noqa: B023 - called at once
            ratio = found["bare"] / found["ours"]
            told = f"{found['ours'] * 1e6:.0f} us, {ratio:.0%} of bare ({found['bare'] * 1e6:.0f} us)"
            yield Row(what, told, f"at least {least:.0%} of bare", ratio >= least)


def run_server(listening: socket.socket, data: str, url: str | None = None) -> None:
    """What `octavo serve` serves over a data folder, in this process."""
    settings = Settings(public_url="http://bench.test", rate_limit=0)
    context = assemble(settings, Path(data), Database.open(url, Path(data)), SECRET, port=listening.getsockname()[1])
    Server(configure(context), lambda: None).run(sockets=[listening])


def _statements(root: Path, source: Path) -> Row:
    """Statements of a warm read, the one that finds the token among them."""
    work = root / "counted"
    work.mkdir()
    database = Database.open(None, work)
    database.migrate()
    world = World.of(database, work)
    imported = Importer(database, world.organization_id, recognise(str(source)), Options()).run()
    assert imported.changed
    ada = world.client("ada")
    space = ada.get("listSpacesInOrganizationById", world.organization_id)["items"][0]["id"]
    page = ada.get("listPages", space)["pages"][0]["id"]
    place = (space, ada.get("getCurrentRevision", space)["id"], page)
    ada.get("getPageDocumentInRevisionById", *place)
    with world.counting() as counted:
        ada.get("getPageDocumentInRevisionById", *place)
    world.wire.close()
    database.close()
    return Row("a document's statements, with the token's", str(counted.count), "at most 3 and the token's", counted.count <= 4)
