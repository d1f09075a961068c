"""People on the wire."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from octavo.api.wire import Location, WebURL


class User(TypedDict):
    object: Literal["user"]
    id: str
    displayName: str
    email: NotRequired[str]
    photoURL: NotRequired[str]
    urls: Location


class UpdateUser(TypedDict):
    displayName: NotRequired[Annotated[str, Field(min_length=1, max_length=64)]]
    photoURL: NotRequired[WebURL]
