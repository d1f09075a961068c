"""What the templates show, as frozen values that know nothing of databases, requests or revisions.

Every `href` is ready for an attribute: percent-encoded, starting with the site's base path or with an allowed scheme. Every `html` is safe HTML.
Everything else is plain text and escaped by the templates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image and, where there is one, its twin for dark backgrounds."""

    light: str
    dark: str | None = None
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour for light and for dark backgrounds, each `#rrggbb`."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The part of a site's customization that becomes style (semantics 6.3)."""

    primary: Shade = Shade("#346ddb", "#7da6f5")
    tint: Shade | None = None
    info: Shade = Shade("#2b67c9", "#8ab2f7")
    success: Shade = Shade("#1f7a4d", "#69c795")
    warning: Shade = Shade("#93600b", "#e0b25c")
    danger: Shade = Shade("#b93a3a", "#f08f8f")
    corners: Literal["straight", "rounded", "circular"] = "rounded"
    links: Literal["default", "accent"] = "default"
    sidebar: Literal["default", "filled"] = "default"
    sidebar_list: Literal["default", "pill", "line"] = "default"
    header: Literal["default", "bold", "contrast", "custom", "none"] = "default"
    header_background: Shade | None = None
    font: str | None = None
    monospace: str | None = None
    mode: Literal["light", "dark", "system"] = "system"
    toggle: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One line of the navigation. `open` says that its children are shown, `current` that it is the page itself."""

    kind: Literal["page", "group", "link"]
    title: str
    href: str | None = None
    emoji: str | None = None
    icon: str | None = None
    children: tuple["NavItem", ...] = ()
    has_children: bool = False
    current: bool = False
    open: bool = False
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A page somewhere else: previous, next, a child, a suggestion, a breadcrumb, a source of an answer."""

    title: str
    href: str | None
    description: str | None = None
    emoji: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLink:
    title: str
    href: str | None
    style: Literal["link", "primary", "secondary"] = "link"
    children: tuple["HeaderLink", ...] = ()
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionTab:
    """A section of a site, or a group of sections (then `children`)."""

    title: str
    href: str | None
    description: str | None = None
    emoji: str | None = None
    icon: str | None = None
    current: bool = False
    external: bool = False
    children: tuple["SectionTab", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of several spaces in the same place: a version, a language."""

    title: str
    href: str
    current: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterGroup:
    title: str
    links: tuple[HeaderLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialLink:
    platform: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    groups: tuple[FooterGroup, ...] = ()
    copyright: str | None = None
    logo: Picture | None = None
    social: tuple[SocialLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    message: str
    style: Literal["info", "success", "warning", "danger"] = "info"
    href: str | None = None
    link_title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """The question box: what it says first, and questions to start from."""

    greeting: str | None = None
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """Everything around a page.

    `base_path` is where the site begins, `content_path` where the section and variant shown begin; both start and end with `/`. `home` is where the title
    leads, None for the beginning. `origin` is
    scheme, host and port of absolute addresses, without a slash at its end.
    """

    title: str
    origin: str
    base_path: str = "/"
    content_path: str = "/"
    home: str | None = None
    locale: str = "en"
    emoji: str | None = None
    icon: str | None = None
    logo: Picture | None = None
    favicon: Picture | None = None
    theme: Theme = Theme()
    links: tuple[HeaderLink, ...] = ()
    sections: tuple[SectionTab, ...] = ()
    variants: tuple[Variant, ...] = ()
    navigation: tuple[NavItem, ...] = ()
    footer: Footer | None = None
    announcement: Announcement | None = None
    search: bool = True
    ask: AskView | None = None
    page_actions: tuple[str, ...] = ("markdown",)
    pagination: bool = True
    feed: str | None = None
    social_preview: str | None = None
    privacy_policy: str | None = None
    trademark: bool = True
    no_index: bool = False
    external_links: Literal["self", "blank"] = "self"
    diagrams: str | None = None
    """The address of the room in which diagrams are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The picture above a page. `y` moves it, in pixels; `height` is in pixels."""

    picture: Picture
    size: Literal["hero", "full", "background"] = "hero"
    y: float = 0
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page's layout options: what of it is shown (semantics 3.2)."""

    width: Literal["default", "wide"] = "default"
    cover: bool = True
    title: bool = True
    description: bool = True
    table_of_contents: bool = True
    outline: bool = True
    pagination: bool = True
    metadata: bool = True
    tags: bool = True
    actions: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """A heading of the page; `level` is 1 for its largest headings."""

    title: str
    anchor: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    label: str
    color: str | None = None
    emoji: str | None = None
    icon: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page as its readers see it.

    `canonical` is absolute. `alternates` maps a language to an absolute address. `children` are shown as a list where the page itself is empty.
    """

    title: str
    href: str
    canonical: str
    html: str = ""
    description: str | None = None
    emoji: str | None = None
    icon: str | None = None
    cover: Cover | None = None
    breadcrumbs: tuple[PageLink, ...] = ()
    outline: tuple[OutlineItem, ...] = ()
    previous: PageLink | None = None
    next: PageLink | None = None
    children: tuple[PageLink, ...] = ()
    tags: tuple[TagView, ...] = ()
    updated_at: datetime | None = None
    edit_href: str | None = None
    markdown_href: str | None = None
    feed: str | None = None
    lang: str = "en"
    direction: Direction = "ltr"
    no_index: bool = False
    layout: Layout = Layout()
    alternates: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """What a reader gets where nothing is: the path asked for, and the nearest pages."""

    path: str
    suggestions: tuple[PageLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A search result. `excerpt` and `title_parts` are runs of text with a mark for what matched: never HTML (GHSA-qhqx-5j25-rv48)."""

    title: str
    href: str
    breadcrumbs: tuple[str, ...] = ()
    excerpt: tuple[tuple[str, bool], ...] = ()
    emoji: str | None = None
    icon: str | None = None
    kind: Literal["page", "section"] = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResultsView:
    query: str
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """The answer so far: each view of a stream replaces the one before it. `html` is None when the docs hold no answer."""

    question: str
    html: str | None = None
    sources: tuple[PageLink, ...] = ()
    follow_ups: tuple[str, ...] = ()
