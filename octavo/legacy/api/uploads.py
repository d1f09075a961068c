"""Uploaded archives: written to a temporary folder as they arrive, never held in memory."""

import asyncio
import shutil
from pathlib import Path
from typing import Final

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive, Scope

from octavo.errors import BadRequest, PayloadTooLarge
from octavo.legacy.api.call import Upload

MAX_UPLOAD: Final = 256 << 20
UPLOAD_SECONDS: Final = 900
PARTS: Final = 20
FILE: Final = "book"
METADATA: Final = "metadata"


async def receive_upload(scope: Scope, receive: Receive, folder: Path) -> Upload:
    """The file part of a multipart body, and its metadata if it has any. Raises BadRequest, and PayloadTooLarge while the body arrives."""
    request = Request(scope, _counted(receive))
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise BadRequest(f"Send the book as multipart/form-data, with the archive in the part `{FILE}`.")
    try:
        async with asyncio.timeout(UPLOAD_SECONDS), request.form(max_files=PARTS, max_fields=PARTS) as form:
            parts = [form.get(FILE), *form.values()]
            file = next((part for part in parts if isinstance(part, UploadFile)), None)
            if file is None:
                raise BadRequest(f"The archive is missing: send it in the part `{FILE}`.")
            path = folder / "book.tar.gz"
            with path.open("wb") as target:
                shutil.copyfileobj(file.file, target)
            return Upload(path, await _bytes(form.get(METADATA)))
    except (HTTPException, MultiPartException) as error:
        raise BadRequest(f"The body cannot be read ({error}).") from error
    except ClientDisconnect:
        raise BadRequest("The client left before it had sent its body.") from None
    except TimeoutError:
        raise BadRequest("The body took too long to arrive.") from None


async def _bytes(part: UploadFile | str | None) -> bytes:
    if isinstance(part, UploadFile):
        return await part.read(1 << 20)
    return (part or "").encode()


def _counted(receive: Receive) -> Receive:
    left = MAX_UPLOAD

    async def counting() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise PayloadTooLarge(f"An uploaded book may have {MAX_UPLOAD} bytes at most.")
        return message

    return counting
