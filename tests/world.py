"""What the tests build on: a server in this process, its cast, and the means to call it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from octavo.access.content_tokens import mint, read_actor
from octavo.access.signing import Signing
from octavo.access.tokens import create_token
from octavo.api.urls import Urls
from octavo.domains.content.file_server import FileServer
from octavo.domains.published.app_links import AppLinks
from octavo.domains.published.site_server import SiteServer
from octavo.domains.registry import all_operations
from octavo.domains.search.follow import Indexer
from octavo.domains.sites.queries import get_site, list_published_sites, load_structure
from octavo.domains.sources.import_source import Importer
from octavo.domains.sources.options import Options
from octavo.domains.sources.recognise import recognise
from octavo.domains.sources.show import Imported
from octavo.search.index import SearchIndex
from octavo.server.app import create_app
from octavo.server.context import Context
from octavo.settings import Settings
from octavo.store.database import Database
from octavo.store.transaction import Transaction
from tests import cast
from tests.client import Answered, Client, Wire

SITE_PORT: Final = 8081
SECRET: Final = b"a secret that only the tests know"
SETTINGS: Final = Settings(public_url="https://octavo.test", rate_limit=0, threads=2)


@dataclass
class World:
    """One server, and everybody who calls it."""

    context: Context
    people: dict[str, cast.Person]
    wire: Wire
    organization_id: str = cast.ACME
    clients: dict[str, Client] = field(default_factory=dict)

    index_folder: Path | None = None

    @classmethod
    def of(cls, database: Database, folder: Path | None = None, **parts: Any) -> "World":
        """A server over `database`; with a `folder` to work in it can import and search. `parts` replace those of its context."""
        operations = list(all_operations())
        services: dict[type, object] = {Signing: Signing(SECRET)}
        if folder is not None:
            services[SearchIndex] = SearchIndex(folder / "search")
        context = replace(Context(SETTINGS, database, SECRET, operations, services=services), **_readers(database, services), **parts)
        app = create_app(context)
        wire = Wire(app, {operation.id: operation for operation in context.operations})
        return cls(context, cast.assemble(database), wire, index_folder=folder)

    @property
    def database(self) -> Database:
        return self.context.database

    def import_files(self, files: Mapping[str, str | bytes], name: str = "docs", *, private: bool = False) -> "Source":
        """Write the files into a folder and import it into Acme, as `octavo serve` would; the same name is the same source."""
        assert self.index_folder is not None
        folder = self.index_folder / "sources" / name
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
        options = Options(visibility="share-link" if private else "public")
        return Source(self, Importer(self.database, self.organization_id, recognise(str(folder)), options), folder).again()

    def visit(self, path: str, host: str = "docs.localhost", **headers: str) -> Answered:
        """What a reader's browser gets from a published site."""
        return self.wire.request("GET", path, {"host": host, **headers})

    def index(self) -> None:
        """Bring the search index up to date."""
        index = self.context.services[SearchIndex]
        assert isinstance(index, SearchIndex)
        with Indexer(self.database, index) as indexer:
            indexer.catch_up()

    @contextmanager
    def counting(self) -> Iterator["Statements"]:
        """Counts the statements that run meanwhile."""
        counted, original = Statements(), Transaction._statement

        def count(tx: Transaction, query: Any, parameters: Any) -> Any:
            counted.count += 1
            return original(tx, query, parameters)

        with patch.object(Transaction, "_statement", count):
            yield counted

    def client(self, name: str) -> Client:
        """Somebody of the cast, or `anonymous`."""
        if name not in self.clients:
            person = self.people.get(name)
            self.clients[name] = Client(self.wire, person.token, person.id, name) if person else Client(self.wire)
        return self.clients[name]

    def bearing(self, token: str, name: str = "bearer") -> Client:
        """Whoever has this token."""
        return Client(self.wire, token, name=name)

    def scoped(self, name: str, *scopes: str) -> Client:
        """Somebody with a token that is limited to scopes."""
        with self.database.write() as tx:
            made = create_token(tx, cast.user_id(name), "limited", scopes=scopes)
        return Client(self.wire, made.secret, cast.user_id(name), name)


def _readers(database: Database, services: Mapping[type, object]) -> dict[str, Any]:
    """Who answers for published sites and for files, in a world that can import."""
    index, signing = services.get(SearchIndex), services[Signing]
    assert isinstance(signing, Signing)
    urls = Urls(SETTINGS.public_url, SETTINGS.base_domain)
    mounted = {"files": FileServer(database, signing), "app": AppLinks(database, urls)}
    if not isinstance(index, SearchIndex):
        return {"mounted": mounted}
    return {"mounted": mounted, "sites": SiteServer(database, urls, index, site_port=SITE_PORT), "site_port": SITE_PORT}


@dataclass
class Statements:
    count: int = 0


@dataclass
class Source:
    """A folder that was imported, and what came of it."""

    world: World
    importer: Importer
    folder: Path
    imported: Imported = field(init=False)

    def again(self) -> "Source":
        """Import the folder once more."""
        self.imported = self.importer.run()
        return self

    @property
    def site_id(self) -> str:
        return self.imported.site_id

    @property
    def space_ids(self) -> list[str]:
        """The spaces of its site, in their order."""
        with self.world.database.read() as tx:
            return [variant.space_id for _, variant in load_structure(tx, get_site(tx, self.site_id)).places()]

    @property
    def space_id(self) -> str:
        """Its only, or first, space."""
        return self.space_ids[0]

    def page_id(self, path: str = "") -> str:
        """The id of the page at a path of its first space; of the home page without."""
        page = self.world.client("ada").get("getPageByPath", self.space_id, path) if path else self._home()
        return str(page["id"])

    def _home(self) -> Any:
        return self.world.client("ada").get("listPages", self.space_id)["pages"][0]

    @property
    def share_key(self) -> str:
        """The secret in the address of a site that is shared by a link."""
        with self.world.database.read() as tx:
            return str(next(row.share_key for row in list_published_sites(tx) if row.id == self.site_id))

    @property
    def reader(self) -> Client:
        """Somebody with a content token of its site."""
        found = self.world.client("anonymous").post("resolvePublishedContentByUrl", body={"url": f"https://{self.folder.name}.localhost/"})
        return self.world.bearing(found["apiToken"], "reader")

    def visitor(self, **claims: Any) -> Client:
        """Somebody with a content token of all its spaces, of whom these claims are known."""
        token = read_actor(SECRET, str(self.reader.token)).site
        assert token is not None
        return self.world.bearing(mint(SECRET, replace(token, spaces=tuple(self.space_ids), claims=claims)), "visitor")
