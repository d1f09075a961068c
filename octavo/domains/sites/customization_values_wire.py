"""What settings of a site's look can be, named as in the official document."""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import NotRequired, TypedDict

from octavo.api.wire import URL, Emoji
from octavo.domains.content.languages_wire import TranslationLanguage

LocalizedString = dict[TranslationLanguage, str]
LocalizedString64 = dict[TranslationLanguage, Annotated[str, Field(max_length=64)]]
LocalizedString128 = dict[TranslationLanguage, Annotated[str, Field(max_length=128)]]
LocalizedString256 = dict[TranslationLanguage, Annotated[str, Field(max_length=256)]]

Color = Annotated[str, Field(pattern=r"^#(?:[0-9a-fA-F]{3}){1,2}$")]


class CustomizationThemedColor(TypedDict):
    light: Color
    dark: Color


class CustomizationThemedURL(TypedDict):
    light: URL
    dark: URL


class FaviconIcon(TypedDict):
    icon: CustomizationThemedURL


class FaviconEmoji(TypedDict):
    emoji: Emoji


class FaviconDefault(TypedDict):
    """Nothing chosen."""


CustomizationFavicon = FaviconIcon | FaviconEmoji | FaviconDefault

CustomizationTheme = Literal["clean", "muted", "bold", "gradient"]
CustomizationCorners = Literal["straight", "rounded", "circular"]
CustomizationDepth = Literal["subtle", "flat"]
CustomizationLinksStyle = Literal["default", "accent"]
CustomizationBackground = Literal["plain", "match"]
CustomizationIconsStyle = Literal["regular", "solid", "duotone", "light", "thin"]
CustomizationSidebarBackgroundStyle = Literal["default", "filled"]
CustomizationSidebarListStyle = Literal["default", "pill", "line"]
CustomizationSearchStyle = Literal["prominent", "subtle"]
CustomizationLocale = Literal["en", "fr", "es", "zh", "ja", "de", "nl", "no", "pt-br", "ru"]
CustomizationHeaderPreset = Literal["default", "bold", "contrast", "custom", "none"]
CustomizationDefaultThemeMode = Literal["light", "dark", "system"]
CustomizationAIMode = Literal["none", "search", "assistant"]
CustomizationPageActionType = Literal["assistant", "external-ai", "markdown", "mcp", "git", "pdf"]
SiteExternalLinksTarget = Literal["self", "blank"]
CustomizationDefaultFont = Literal[
    "ABCFavorit", "Inter", "Roboto", "RobotoSlab", "OpenSans", "SourceSansPro", "Lato", "Ubuntu", "Raleway", "Merriweather", "Overpass", "NotoSans",
    "IBMPlexSerif", "Poppins", "FiraSans",
]  # fmt: skip
CustomizationDefaultMonospaceFont = Literal[
    "FiraCode", "IBMPlexMono", "JetBrainsMono", "SourceCodePro", "RobotoMono", "SpaceMono", "DMMono", "Inconsolata"
]
CustomizationCodeTheme = Literal[
    "default-light", "default-dark", "monochrome-light", "monochrome-dark", "andromeeda", "aurora-x", "ayu-dark", "catppuccin-frappe",
    "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dark-plus", "dracula", "dracula-soft", "everforest-dark", "everforest-light",
    "github-dark", "github-dark-default", "github-dark-dimmed", "github-dark-high-contrast", "github-light", "github-light-default",
    "github-light-high-contrast", "gruvbox-dark-hard", "gruvbox-dark-medium", "gruvbox-dark-soft", "gruvbox-light-hard", "gruvbox-light-medium",
    "gruvbox-light-soft", "houston", "kanagawa-dragon", "kanagawa-lotus", "kanagawa-wave", "laserwave", "light-plus", "material-theme",
    "material-theme-darker", "material-theme-lighter", "material-theme-ocean", "material-theme-palenight", "min-dark", "min-light", "monokai",
    "night-owl", "nord", "one-dark-pro", "one-light", "plastic", "poimandres", "red", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "slack-dark",
    "slack-ochin", "snazzy-light", "solarized-dark", "solarized-light", "synthwave-84", "tokyo-night", "vesper", "vitesse-black", "vitesse-dark",
    "vitesse-light",
]  # fmt: skip
SiteSocialAccountPlatform = Literal[
    "twitter", "instagram", "facebook", "linkedin", "github", "discord", "slack", "youtube", "tiktok", "reddit", "bluesky", "mastodon", "threads",
    "medium",
]  # fmt: skip


class CustomizationThemedCodeTheme(TypedDict):
    light: CustomizationCodeTheme
    dark: CustomizationCodeTheme


class FontSource(TypedDict):
    url: URL
    format: NotRequired[Literal["woff2", "woff"]]


class FontFace(TypedDict):
    weight: Annotated[int, Field(ge=1, le=1000)]
    sources: Annotated[list[FontSource], Field(min_length=1)]


class CustomizationFontDefinitionInput(TypedDict):
    id: str
    custom: bool
    fontFamily: Annotated[str, Field(min_length=1, max_length=50)]
    fontFaces: Annotated[list[FontFace], Field(min_length=1)]


CustomizationFont = CustomizationDefaultFont | CustomizationFontDefinitionInput
CustomizationMonospaceFont = CustomizationDefaultMonospaceFont | CustomizationFontDefinitionInput
