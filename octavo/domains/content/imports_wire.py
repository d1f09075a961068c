"""The shapes of runs that bring content in from elsewhere, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL, Location, Timestamp


class ContentImportSourceWebsite(TypedDict):
    type: Literal["website"]
    url: URL


class ContentImportSourceFile(TypedDict):
    type: Literal["file"]
    files: Annotated[list[str], Field(max_length=50)]


ContentImportSource = ContentImportSourceWebsite | ContentImportSourceFile


class ContentImportTarget(TypedDict):
    space: str
    changeRequest: NotRequired[str]
    page: NotRequired[str]


class ContentImportPage(TypedDict):
    id: str
    sourceURL: NotRequired[str]
    type: Literal["page", "folder"]
    status: Literal["complete", "pending"]


class ContentImportRun(TypedDict):
    object: NotRequired[Literal["import-run"]]
    id: str
    startedAt: NotRequired[Timestamp]
    completedAt: NotRequired[Timestamp]
    createdAt: NotRequired[Timestamp]
    updatedAt: NotRequired[Timestamp]
    status: Literal["pending", "in-progress", "completed", "failed", "cancelled"]
    reason: NotRequired[str]
    source: NotRequired[ContentImportSource]
    target: NotRequired[ContentImportTarget]
    site: NotRequired[str]
    createdBy: NotRequired[str]
    urls: NotRequired[Location]
    pages: NotRequired[list[ContentImportPage]]
