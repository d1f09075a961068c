"""What a site's owner chose, as the frame shows it: header, footer, announcement, colours, fonts (semantics 6.3).

Settings may be as an older version stored them, so nothing here fails on a value that it does not know.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from octavo.content.document import ContentRef
from octavo.content.expressions import condition
from octavo.content.html.urls import safe_url
from octavo.domains.content.hiding import scope_of
from octavo.domains.published.place import SitePlace
from octavo.domains.sites.structure import in_language
from octavo.publish.views import Announcement, AskView, Footer, FooterGroup, HeaderLink, Picture, Shade, SocialLink, Theme

Settings = dict[str, Any]

_PROFILES: Final = {
    "twitter": "https://x.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "facebook": "https://www.facebook.com/{}",
    "linkedin": "https://www.linkedin.com/{}",
    "github": "https://github.com/{}",
    "discord": "https://discord.gg/{}",
    "slack": "https://{}.slack.com",
    "youtube": "https://www.youtube.com/{}",
    "tiktok": "https://www.tiktok.com/@{}",
    "reddit": "https://www.reddit.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "mastodon": "https://mastodon.social/@{}",
    "threads": "https://www.threads.net/@{}",
    "medium": "https://medium.com/@{}",
}
_STYLES: Final = {"button-primary": "primary", "button-secondary": "secondary"}


class Look:
    """The effective settings of a place, in its visitor's language."""

    def __init__(self, settings: Settings, place: SitePlace) -> None:
        self._settings = settings
        self._place = place
        self._locale = place.locale

    def title(self) -> str | None:
        title = self._settings.get("title")
        return in_language(title, self._settings.get("localizedTitle") or {}, self._locale) if title else None

    def theme(self) -> Theme:
        styling, header = self._settings["styling"], self._settings["header"]
        sidebar = styling.get("sidebar") or {}
        tint = (styling.get("tint") or {}).get("color")
        custom = header.get("backgroundColor") if header.get("preset") == "custom" else None
        return Theme(
            primary=_shade(styling["primaryColor"]),
            tint=_shade(tint) if tint else None,
            info=_shade(styling["infoColor"]),
            success=_shade(styling["successColor"]),
            warning=_shade(styling["warningColor"]),
            danger=_shade(styling["dangerColor"]),
            corners=styling["corners"],
            links=styling["links"],
            sidebar=sidebar.get("background", "default"),
            sidebar_list=sidebar.get("list", "default"),
            header=header.get("preset", "default"),
            header_background=_shade(custom) if custom else None,
            font=_font(styling.get("font")),
            monospace=_font(styling.get("monospaceFont")),
            mode=self._settings["themes"]["default"],
            toggle=self._settings["themes"]["toggeable"],
        )

    def logo(self) -> Picture | None:
        return _picture(self._settings["header"].get("logo"))

    def favicon(self) -> Picture | None:
        return _picture(self._settings["favicon"].get("icon"))

    def home(self) -> str | None:
        """Where the site's title leads, if not to its beginning."""
        return self._href(self._settings["header"].get("primaryLink"))

    def header_links(self) -> tuple[HeaderLink, ...]:
        return tuple(self._header_links(self._settings["header"]["links"]))

    def _header_links(self, items: Iterable[Settings]) -> Iterator[HeaderLink]:
        for item in items:
            if item.get("condition") and not condition(item["condition"], scope_of(self._place.actor, self._place.loaded, None)):
                continue
            children = tuple(self._links(item.get("links") or ()))
            href = self._href(item.get("to"))
            if href or children:
                yield HeaderLink(
                    title=self._said(item),
                    href=href,
                    style=_STYLES.get(item.get("style", ""), "link"),  # type: ignore[arg-type]  # the three that there are
                    children=children,
                    external=_outward(href),
                )

    def _links(self, items: Iterable[Settings]) -> Iterator[HeaderLink]:
        for item in items:
            if href := self._href(item.get("to")):
                yield HeaderLink(title=self._said(item), href=href, external=_outward(href))

    def footer(self) -> Footer | None:
        chosen = self._settings["footer"]
        groups = tuple(
            FooterGroup(title=self._said(group), links=tuple(self._links(group["links"]))) for group in chosen.get("groups") or ()
        )
        footer = Footer(groups=groups, copyright=chosen.get("copyright"), logo=_picture(chosen.get("logo")), social=tuple(self._social()))
        return footer if footer != Footer() or self.privacy_policy() else None

    def _social(self) -> Iterator[SocialLink]:
        for account in self._settings["socialAccounts"]:
            profile = _PROFILES.get(account["platform"])
            href = safe_url(profile.format(account["handle"])) if profile else None
            if href and (account["display"]["footer"] or account["display"]["header"]):
                yield SocialLink(platform=account["platform"], href=href)

    def announcement(self) -> Announcement | None:
        chosen = self._settings.get("announcement")
        if not chosen or not chosen["enabled"]:
            return None
        link = chosen.get("link") or {}
        return Announcement(
            message=in_language(chosen["message"], chosen.get("localizedMessage") or {}, self._locale),
            style=chosen["style"],
            href=self._href(link.get("to")),
            link_title=self._said(link) if link else None,
        )

    def ask(self) -> AskView | None:
        chosen = self._settings["ai"]
        if chosen["mode"] == "none":
            return None
        greeting = chosen.get("greeting")
        return AskView(
            greeting=in_language(greeting, chosen.get("localizedGreeting") or {}, self._locale) if greeting else None,
            suggestions=tuple(chosen.get("suggestions") or ()),
        )

    def privacy_policy(self) -> str | None:
        return _safe(self._settings["privacyPolicy"].get("url"))

    def social_preview(self) -> str | None:
        return _safe(self._settings["socialPreview"].get("url"))

    def _said(self, item: Settings) -> str:
        return in_language(item.get("title") or "", item.get("localizedTitle") or {}, self._locale)

    def _href(self, ref: ContentRef | None) -> str | None:
        return _safe(self._place.ref_href(ref)) if ref else None


def _shade(color: Settings) -> Shade:
    return Shade(color["light"], color["dark"])


def _picture(themed: Settings | None) -> Picture | None:
    light, dark = (_safe((themed or {}).get(name)) for name in ("light", "dark"))
    if light is None:
        return Picture(dark) if dark else None
    return Picture(light, dark if dark != light else None)


def _safe(url: str | None) -> str | None:
    return safe_url(url) if url else None


def _outward(href: str | None) -> bool:
    return href is not None and "://" in href


def _font(chosen: object) -> str | None:
    """The name of a font, or of one that the owner described: nothing is fetched, a machine that has it shows it."""
    if isinstance(chosen, dict):
        chosen = chosen.get("fontFamily")
    return chosen if isinstance(chosen, str) else None
