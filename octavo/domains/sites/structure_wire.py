"""The shapes of what a site is made of, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypeAliasType, TypedDict

from octavo.api.wire import URL, Expression, Icon, Uri
from octavo.domains.sites.customization_values_wire import LocalizedString128, LocalizedString256
from octavo.domains.spaces.wire import Space

SiteSectionTitle = Annotated[str, Field(min_length=2, max_length=128)]
SiteSectionDescription = Annotated[str, Field(min_length=0, max_length=256)]
SiteSectionGroupTitle = Annotated[str, Field(min_length=1, max_length=100)]
SiteSectionPath = Annotated[str, Field(min_length=1, max_length=100)]
SiteSpacePath = Annotated[str, Field(min_length=1, max_length=100)]


class PublishedUrls(TypedDict):
    published: NotRequired[Uri]


class SiteSpace(TypedDict):
    object: Literal["site-space"]
    id: str
    path: SiteSpacePath
    section: NotRequired[str]
    space: Space
    title: str
    localizedTitle: NotRequired[LocalizedString128]
    default: NotRequired[bool]
    condition: NotRequired[Expression]
    pageId: NotRequired[str | None]
    draft: bool
    hasAdvancedCustomizationFeature: NotRequired[bool]
    urls: PublishedUrls
    hidden: NotRequired[bool]


class SiteSection(TypedDict):
    object: Literal["site-section"]
    id: str
    title: SiteSectionTitle
    localizedTitle: NotRequired[LocalizedString128]
    description: NotRequired[SiteSectionDescription]
    localizedDescription: NotRequired[LocalizedString256]
    default: NotRequired[bool]
    draft: bool
    path: SiteSectionPath
    condition: NotRequired[Expression]
    sectionGroup: NotRequired[str]
    siteSpaces: list[SiteSpace]
    urls: PublishedUrls
    icon: NotRequired[Icon]


class SiteExternalLink(TypedDict):
    object: Literal["site-external-link"]
    id: str
    title: SiteSectionTitle
    localizedTitle: NotRequired[LocalizedString128]
    description: NotRequired[SiteSectionDescription]
    localizedDescription: NotRequired[LocalizedString256]
    icon: NotRequired[Icon]
    url: URL
    sectionGroup: NotRequired[str]
    draft: bool
    condition: NotRequired[Expression]


class SiteSectionGroup(TypedDict):
    """`sections` are those of its `children` that are sections."""

    object: Literal["site-section-group"]
    id: str
    title: SiteSectionGroupTitle
    localizedTitle: NotRequired[LocalizedString128]
    sections: list[SiteSection]
    sectionGroup: NotRequired[str]
    draft: bool
    children: list["SiteStructurePart"]
    icon: NotRequired[Icon]


SiteStructurePart = TypeAliasType("SiteStructurePart", "SiteSection | SiteSectionGroup | SiteExternalLink")


class SiteStructureSections(TypedDict):
    type: Literal["sections"]
    structure: list[SiteStructurePart]


class SiteStructureSiteSpaces(TypedDict):
    type: Literal["siteSpaces"]
    structure: list[SiteSpace]


SiteStructure = SiteStructureSections | SiteStructureSiteSpaces
