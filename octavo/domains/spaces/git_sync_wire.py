"""The shape of a space's or site's tie to a repository elsewhere, named as in the official document."""

from typing import Literal

from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import Timestamp, Uri


class GitSyncOperationErrorAction(TypedDict):
    label: str
    url: Uri


class GitSyncOperation(TypedDict):
    state: Literal["running", "failure", "success", "timeout"]
    direction: Literal["export", "import"]
    startedAt: Timestamp
    endedAt: NotRequired[Timestamp]
    error: NotRequired[str]
    errorAction: NotRequired[GitSyncOperationErrorAction]


class GitSyncState(TypedDict):
    """`operation` is the last one, or the one that runs; `operationTimeout` is in milliseconds."""

    repoName: NotRequired[str]
    installationStatus: Literal["unauthenticated", "active", "pending"]
    installationProvider: Literal["github", "gitlab", "github-legacy"]
    integration: NotRequired[str]
    installationId: str
    parentInstallationId: NotRequired[str]
    url: NotRequired[str]
    operation: NotRequired[GitSyncOperation]
    operationTimeout: NotRequired[int]
    updatedAt: NotRequired[Timestamp]
