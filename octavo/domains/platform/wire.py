"""What the server says about itself."""

from typing_extensions import TypedDict


class ApiInformation(TypedDict):
    version: str
    build: str
