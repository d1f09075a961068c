"""A running server put together from its parts."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from octavo.access.limits import RateLimit
from octavo.access.signing import Signing
from octavo.access.usage import Usage
from octavo.domains.content.file_server import FileServer
from octavo.domains.published.app_links import AppLinks
from octavo.domains.published.site_server import SiteServer
from octavo.domains.registry import all_operations
from octavo.domains.search.open import open_index
from octavo.legacy.api.entrance import Entrance
from octavo.publish.drawing_room import DrawingRoom, find_room
from octavo.search.index import SearchIndex
from octavo.server.context import Context
from octavo.server.logs import configure
from octavo.settings import Settings, WrongSetting
from octavo.store.blobs import Blobs
from octavo.store.database import Database
from octavo.store.folder import Folder

WORKER_DATA: Final = "OCTAVO_WORKER_DATA"
WORKER_PORT: Final = "OCTAVO_WORKER_PORT"
"""How a worker process learns what its parent decided."""


def assemble(settings: Settings, data: Path, database: Database, secret: bytes, *, port: int) -> Context:
    """The context of a server whose first listener is at `port`, and the one for sites by path at the next."""
    signing = Signing(secret)
    index = open_index(data / "search")
    services: dict[type, object] = {Signing: signing, SearchIndex: index}
    usage = Usage()
    limits = RateLimit(settings.rate_limit)
    context = Context(
        settings,
        database,
        secret,
        list(all_operations()),
        services=services,
        site_port=port + 1,
        usage=usage,
        older=Entrance(settings, database, usage, limits),
        limits=limits,
    )
    sites = SiteServer(database, context.urls, index, site_port=port + 1, drawing_room=find_drawing_room(settings, data))
    return replace(context, sites=sites, mounted={"files": FileServer(database, signing), "app": AppLinks(database, context.urls)})


def find_drawing_room(settings: Settings, data: Path) -> DrawingRoom | None:
    try:
        return find_room(settings.mermaid, Path.cwd(), data)
    except FileNotFoundError as missing:
        raise WrongSetting(f"OCTAVO_MERMAID must be the folder of the npm package mermaid: {missing}.") from None


def reachable(settings: Settings, host: str, port: int) -> Settings:
    """The settings, with the address that this server has where none was set."""
    if "OCTAVO_PUBLIC_URL" in os.environ:
        return settings
    named = "localhost" if host in {"0.0.0.0", "127.0.0.1", "::", "::1"} else host  # noqa: S104 - compared, not bound
    return replace(settings, public_url=f"http://{f'[{named}]' if ':' in named else named}:{port}")


def worker_context() -> Context:
    """The context of one worker process; its parent has migrated the data and holds the folder's lock."""
    data, port = Path(os.environ[WORKER_DATA]), int(os.environ[WORKER_PORT])
    settings = Settings.from_environment(os.environ)
    configure(settings.log_level)
    folder = Folder(data)
    database = Database.open(settings.database_url, data, Blobs.open(settings.blobs, data / "blobs"))
    return assemble(settings, data, database, (settings.secret_key or folder.secret()).encode(), port=port)
