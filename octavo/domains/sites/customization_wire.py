"""The settings of a site's look, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL, Expression, Timestamp
from octavo.domains.content.refs_wire import ContentRef
from octavo.domains.sites import customization_values_wire as values

SiteTitle = Annotated[str, Field(min_length=2, max_length=128)]


class CustomizationTint(TypedDict):
    color: values.CustomizationThemedColor


class CodeThemes(TypedDict):
    default: values.CustomizationThemedCodeTheme
    openapi: values.CustomizationThemedCodeTheme


class Sidebar(TypedDict):
    background: values.CustomizationSidebarBackgroundStyle
    list: values.CustomizationSidebarListStyle


class Styling(TypedDict):
    theme: values.CustomizationTheme
    primaryColor: values.CustomizationThemedColor
    tint: NotRequired[CustomizationTint]
    infoColor: values.CustomizationThemedColor
    successColor: values.CustomizationThemedColor
    warningColor: values.CustomizationThemedColor
    dangerColor: values.CustomizationThemedColor
    corners: values.CustomizationCorners
    depth: values.CustomizationDepth
    links: values.CustomizationLinksStyle
    font: values.CustomizationFont
    headingFont: NotRequired[values.CustomizationFont | None]
    monospaceFont: values.CustomizationMonospaceFont
    background: values.CustomizationBackground
    icons: values.CustomizationIconsStyle
    codeTheme: CodeThemes
    sidebar: Sidebar
    search: values.CustomizationSearchStyle


class Internationalization(TypedDict):
    locale: values.CustomizationLocale


class CustomizationContentLink(TypedDict):
    title: Annotated[str, Field(max_length=64)]
    localizedTitle: NotRequired[values.LocalizedString64]
    to: ContentRef


class CustomizationHeaderItem(TypedDict):
    title: str
    localizedTitle: NotRequired[values.LocalizedString]
    style: NotRequired[Literal["link", "button-primary", "button-secondary"]]
    to: ContentRef | None
    links: list[CustomizationContentLink]
    condition: NotRequired[Expression]


class Header(TypedDict):
    preset: values.CustomizationHeaderPreset
    logo: NotRequired[values.CustomizationThemedURL]
    primaryLink: NotRequired[ContentRef]
    backgroundColor: NotRequired[values.CustomizationThemedColor]
    linkColor: NotRequired[values.CustomizationThemedColor]
    links: list[CustomizationHeaderItem]


class CustomizationFooterGroup(TypedDict):
    title: str
    localizedTitle: NotRequired[values.LocalizedString]
    links: list[CustomizationContentLink]


class Footer(TypedDict):
    logo: NotRequired[values.CustomizationThemedURL]
    groups: list[CustomizationFooterGroup]
    copyright: NotRequired[Annotated[str, Field(max_length=512)]]


class CustomizationAnnouncement(TypedDict):
    enabled: bool
    message: Annotated[str, Field(min_length=2, max_length=128)]
    localizedMessage: NotRequired[values.LocalizedString128]
    link: NotRequired[CustomizationContentLink]
    style: Literal["info", "warning", "danger", "success"]


class Themes(TypedDict):
    """The misspelt key is the API's."""

    default: values.CustomizationDefaultThemeMode
    toggeable: bool


class Switch(TypedDict):
    enabled: bool


class Assistance(TypedDict):
    mode: values.CustomizationAIMode
    greeting: NotRequired[Annotated[str, Field(max_length=256)]]
    localizedGreeting: NotRequired[values.LocalizedString128]
    suggestions: NotRequired[Annotated[list[Annotated[str, Field(min_length=3, max_length=64)]], Field(max_length=5)]]
    instructions: NotRequired[Annotated[str, Field(max_length=10_000)]]


class PageActions(TypedDict):
    items: list[values.CustomizationPageActionType]


class ExternalLinks(TypedDict):
    target: values.SiteExternalLinksTarget


class OptionalUrl(TypedDict):
    url: NotRequired[URL]


class SocialAccountDisplay(TypedDict):
    footer: bool
    header: bool


class SiteSocialAccount(TypedDict):
    platform: values.SiteSocialAccountPlatform
    handle: Annotated[str, Field(min_length=1, max_length=128)]
    display: SocialAccountDisplay


class Tracking(TypedDict):
    trackingCookie: bool


class SiteCustomizationSettings(TypedDict):
    title: NotRequired[SiteTitle]
    localizedTitle: NotRequired[values.LocalizedString128]
    styling: Styling
    internationalization: Internationalization
    favicon: values.CustomizationFavicon
    header: Header
    footer: Footer
    announcement: NotRequired[CustomizationAnnouncement]
    themes: Themes
    feedback: Switch
    ai: Assistance
    advancedCustomization: Switch
    pageActions: PageActions
    externalLinks: ExternalLinks
    pagination: Switch
    trademark: Switch
    privacyPolicy: OptionalUrl
    socialPreview: OptionalUrl
    socialAccounts: Annotated[list[SiteSocialAccount], Field(max_length=10)]
    insights: Tracking
    updatedAt: NotRequired[Timestamp]
