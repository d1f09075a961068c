"""People on the wire."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from octavo.api.wire import Location


class User(TypedDict):
    object: Literal["user"]
    id: str
    displayName: str
    email: NotRequired[str]
    photoURL: NotRequired[str]
    urls: Location
