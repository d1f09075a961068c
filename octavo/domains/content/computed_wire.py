"""The shapes of content that is computed from something else, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import PlainObject
from octavo.domains.content.languages_wire import TranslationLanguage
from octavo.domains.content.refs_wire import ContentRefOpenAPI, ContentRefSpace

ComputedPage = Annotated[str, Field(min_length=1)]


class TranslationRef(TypedDict):
    kind: Literal["translation"]
    translation: str


class TranslationResult(TypedDict):
    space: str
    revision: str
    language: TranslationLanguage


class ComputedSpace(TypedDict):
    object: Literal["space"]
    id: str
    revision: str


class ComputedOpenAPISpec(TypedDict):
    object: Literal["openapi-spec"]
    id: str
    slug: str
    lastVersion: NotRequired[str]
    visibility: NotRequired[Literal["private", "public"]]


class UnresolvedTranslation(TypedDict):
    ref: TranslationRef


class UnresolvedOpenAPI(TypedDict):
    ref: ContentRefOpenAPI


class ComputedContentDependency(TypedDict):
    ref: ContentRefSpace | ContentRefOpenAPI | TranslationRef


class ComputedContentDependencySpace(TypedDict):
    ref: ContentRefSpace
    value: ComputedSpace | None


class ComputedContentDependencyOpenAPI(TypedDict):
    ref: ContentRefOpenAPI
    value: ComputedOpenAPISpec | None


class ComputedContentDependencyTranslation(TypedDict):
    ref: TranslationRef
    value: TranslationResult | None


ComputedContentDependencyResolved = ComputedContentDependencySpace | ComputedContentDependencyOpenAPI | ComputedContentDependencyTranslation


class OpenAPIDependencies(TypedDict):
    spec: UnresolvedOpenAPI | ComputedContentDependencyOpenAPI


class TranslationDependencies(TypedDict):
    translation: UnresolvedTranslation | ComputedContentDependencyTranslation


class ComputedContentSourceIntegration(TypedDict):
    """`type` names the integration and one of its sources."""

    type: Annotated[str, Field(pattern=r"^integration:[^:]+:[^:]+$")]
    props: PlainObject
    dependencies: NotRequired[dict[str, ComputedContentDependency | ComputedContentDependencyResolved]]


class OpenAPIPages(TypedDict):
    models: bool
    downloadLink: NotRequired[bool]
    grouping: NotRequired[Literal["by-tag", "by-operation"]]


class ComputedContentSourceRevisionOpenAPI(TypedDict):
    type: Literal["builtin:openapi"]
    props: OpenAPIPages
    dependencies: OpenAPIDependencies


class NoProps(TypedDict):
    """An object with nothing in it."""


class ComputedContentSourceRevisionTranslation(TypedDict):
    type: Literal["builtin:translation"]
    props: NoProps
    dependencies: TranslationDependencies


ComputedContentSourceRevision = (
    ComputedContentSourceRevisionOpenAPI | ComputedContentSourceRevisionTranslation | ComputedContentSourceIntegration
)


class OpenAPIModels(TypedDict):
    doc: Literal["models"]


class OpenAPIPart(TypedDict):
    doc: Literal["operations", "info"]
    page: ComputedPage


class OpenAPIOperation(TypedDict):
    """`hook` stands for a webhook."""

    doc: Literal["operation"]
    page: ComputedPage
    method: Literal["get", "post", "put", "delete", "patch", "options", "head", "trace", "hook"]
    deprecated: NotRequired[bool]


class OpenAPITag(TypedDict):
    doc: Literal["tag"]
    page: ComputedPage


class ComputedContentSourceDocumentOpenAPI(TypedDict):
    type: Literal["builtin:openapi"]
    props: OpenAPIModels | OpenAPIPart | OpenAPIOperation | OpenAPITag
    dependencies: OpenAPIDependencies


class TranslatedDocument(TypedDict):
    space: str
    document: str


class ComputedContentSourceDocumentTranslation(TypedDict):
    type: Literal["builtin:translation"]
    props: TranslatedDocument
    dependencies: TranslationDependencies


ComputedContentSourceDocument = (
    ComputedContentSourceDocumentOpenAPI | ComputedContentSourceDocumentTranslation | ComputedContentSourceIntegration
)
