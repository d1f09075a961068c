"""`/files/<space>/<file>/<hash>/<name>?signature=…`: the bytes behind a file's `downloadURL`."""

from typing import Final
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from octavo.access.authenticate import authenticate
from octavo.access.signing import Signing
from octavo.content.revision.content_types import content_type
from octavo.domains.sites.queries import list_sites_of_space
from octavo.domains.spaces.queries import find_space, list_spaces_for
from octavo.errors import NotFound, OctavoError
from octavo.http.etag import unchanged
from octavo.http.refusal import error_body
from octavo.http.scope import raw_path_of
from octavo.publish.file_routes import harmless
from octavo.store.database import Database
from octavo.store.git import objects
from octavo.store.git.names import is_oid
from octavo.store.git.objects import MissingObject
from octavo.store.transaction import Transaction

SEGMENTS: Final = 5
NOTHING: Final = "The file was not found."


class FileServer:
    """An ASGI application."""

    def __init__(self, database: Database, signing: Signing) -> None:
        self._database = database
        self._signing = signing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await run_in_threadpool(self._respond, Request(scope, receive))
        await response(scope, receive, send)

    def _respond(self, request: Request) -> Response:
        try:
            return self._file(request)
        except OctavoError as error:
            return JSONResponse(error_body(error), error.status)

    def _file(self, request: Request) -> Response:
        """Raises NotFound for a wrong signature too: the address of a file is the secret."""
        segments = [unquote(segment) for segment in raw_path_of(request.scope).decode("latin-1").strip("/").split("/")]
        if len(segments) != SEGMENTS:
            raise NotFound(NOTHING)
        _, space_id, file_id, oid, name = segments
        if not is_oid(oid) or not self._signing.is_file(space_id, file_id, oid, request.query_params.get("signature", "")):
            raise NotFound(NOTHING)
        with self._database.read() as tx:
            space = find_space(tx, space_id)
            if space is None or not self._may_read(tx, request, space_id):
                raise NotFound(NOTHING)
            try:
                body = objects.read_blob(tx, space.repository_id, oid)
            except MissingObject:
                raise NotFound(NOTHING) from None
        type_, headers = harmless(name, content_type(name))
        headers |= {"Cache-Control": "private, max-age=3600", "Access-Control-Allow-Origin": "*", "ETag": f'"{oid}"'}
        if unchanged(request.headers.get("if-none-match"), headers["ETag"]):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=type_, headers=headers)

    def _may_read(self, tx: Transaction, request: Request, space_id: str) -> bool:
        """A file that some published site shows is read with its address alone, as pictures are; others with the rights of the space too."""
        if any(site.published for site in list_sites_of_space(tx, space_id)):
            return True
        actor = authenticate(tx, request.headers.get("authorization"), self._signing.secret)
        return bool(list_spaces_for(tx, [space_id], actor))
