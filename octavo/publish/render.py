"""Views to HTML. Templates are compiled once; every value is escaped but the markup that views promise to be safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote

import minijinja
import orjson

from octavo.content.html.characters import emoji
from octavo.content.html.colors import color_class
from octavo.content.html.escape import printable
from octavo.content.html.languages import words_for
from octavo.publish import icons
from octavo.publish.direction import text_direction
from octavo.publish.headers import page_policy
from octavo.publish.sidebar import navigation
from octavo.publish.static import asset_path
from octavo.publish.theme import stylesheet
from octavo.publish.views import AnswerView, NotFoundView, OutlineItem, PageLink, PageView, SearchResultsView, SiteView
from octavo.publish.words import Words, scripted, words

THEME_SCRIPT: Final = 'try{let t=localStorage.getItem("octavo-theme");if(t==="system")delete document.documentElement.dataset.theme;else if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch{}'  # fmt: skip
"""Runs before the first pixel, so that nothing flashes. Its hash is in the policy."""

_TEMPLATES = ("parts", "layout", "page", "outline", "search_form", "not_found", "results", "ask", "answer")
_ANSWER_MARK: Final = "<!--answer-->"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole page, and the content security policy that it was made for."""

    html: str
    policy: str


@cache
def _environment() -> minijinja.Environment:
    folder = files("octavo.publish") / "templates"
    return minijinja.Environment(
        templates={f"{name}.html": (folder / f"{name}.html").read_text("utf-8") for name in _TEMPLATES},
        filters={
            "emoji": emoji,
            "icon": lambda name: minijinja.safe(icons.inline(name)),
            "has_icon": lambda name: icons.known(name) is not None,
            "pill": lambda color: color_class("pill", color) or "",
            "urlencode": lambda text: quote(str(text), safe=""),
        },
        undefined_behavior="strict",
        debug=False,
    )


def _fill(template: str, values: Mapping[str, Any]) -> str:
    # minijinja escapes slashes too, which needs no escaping anywhere in HTML and doubles the size of addresses
    return _environment().render_template(template, **values).replace("&#x2f;", "/")


def _frame(site: SiteView, *, title: str, at: str, query: str = "", sidebar: bool = True) -> dict[str, Any]:
    """What `layout.html` needs. `at` is where in the site the reader is: search and Ask begin there."""
    spoken = words(site.locale)
    values: dict[str, Any] = {
        "site": site,
        "t": spoken,
        "at": at,
        "lang": site.locale,
        "direction": text_direction(spoken.skip),
        "document_title": title,
        "style": minijinja.safe(stylesheet(site.theme)),
        "theme_script": minijinja.safe(THEME_SCRIPT),
        "script_words": _script_words(spoken),
        "favicon": _favicon(site),
        "assets": _assets(site.base_path),
        "with_sidebar": sidebar and bool(site.navigation),
        "navigation": navigation(site.navigation, below=spoken.below, blank=site.external_links == "blank") if sidebar else "",
    }
    values["search"] = _search_form(site, spoken, at, "q-top", "") if site.search else ""
    values["search_large"] = _search_form(site, spoken, at, "q-page", query) if site.search else ""
    return values


def _search_form(site: SiteView, spoken: Words, at: str, name: str, query: str) -> str:
    return _fill("search_form.html", {"site": site, "t": spoken, "at": at, "name": name, "query": query})


def _finish(template: str, values: dict[str, Any]) -> Rendered:
    return Rendered(_fill(template, values), page_policy(values["style"], THEME_SCRIPT))


@cache
def _script_words(spoken: Words) -> str:
    return orjson.dumps(scripted(spoken)).decode()


@cache
def _assets(base_path: str) -> dict[str, str]:
    return {name.replace(".", "_"): base_path + asset_path(name) for name in ("site.css", "content.css", "site.js", "content.js")}


def render_page(site: SiteView, page: PageView) -> Rendered:
    title = page.title if page.title == site.title else f"{page.title} · {site.title}"
    layout = page.layout
    values = _frame(site, title=title, at=page.href.removeprefix(site.base_path), sidebar=layout.table_of_contents)
    show_outline = layout.outline and len(page.outline) > 1
    picture = page.cover.picture.light if page.cover else None
    values |= {
        "page": page,
        "lang": page.lang,
        "direction": page.direction,
        "style": minijinja.safe(stylesheet(site.theme) + _cover_style(page)),
        "cover": layout.cover and page.cover is not None,
        "show_outline": show_outline,
        "outline": _outline(page.outline) if show_outline else "",
        "show_actions": layout.actions and page.markdown_href is not None and bool(site.page_actions),
        "updated": _updated(page, site.locale),
        "social_image": _absolute(site, site.social_preview or picture),
        "breadcrumb_data": minijinja.safe(_breadcrumb_data(site, page)),
    }
    return _finish("page.html", values)


def render_not_found(site: SiteView, missing: NotFoundView) -> Rendered:
    spoken = words(site.locale)
    values = _frame(site, title=f"{spoken.not_found} · {site.title}", at="")
    return _finish("not_found.html", values | {"missing": missing})


def render_results(site: SiteView, results: SearchResultsView, at: str = "") -> Rendered:
    spoken = words(site.locale)
    values = _frame(site, title=f"{spoken.search} · {site.title}", at=at, query=results.query)
    found = {0: spoken.no_results, 1: spoken.result}.get(len(results.hits), spoken.results)
    count = found.format(count=len(results.hits), query=results.query)
    return _finish("results.html", values | {"results": results, "count_text": count})


def render_ask(site: SiteView, question: str, at: str = "") -> tuple[str, str, str]:
    """The page around an answer: what comes before it, what comes after it, and the policy. `site.ask` must be there."""
    spoken = words(site.locale)
    values = _frame(site, title=f"{spoken.ask} · {site.title}", at=at)
    rendered = _finish("ask.html", values | {"question": question})
    before, _, after = rendered.html.partition(_ANSWER_MARK)
    return before, after, rendered.policy


def render_answer(site: SiteView, answer: AnswerView) -> str:
    return _fill("answer.html", {"site": site, "t": words(site.locale), "answer": answer})


def _cover_style(page: PageView) -> str:
    """Where the author moved the cover to: numbers only, in the page's own style sheet, because its policy knows no style attributes.

    At most to the picture's own edge. What is left of the picture outside of the frame is negative, so that its far edge, 100%, is the least.
    """
    if page.cover is None:
        return ""
    moved = f".cover-image{{object-position:50% clamp(100%,calc(50% + {page.cover.y:.1f}px),0%)}}" if page.cover.y else ""
    return moved + (f".frame .cover{{height:{page.cover.height:d}px}}" if page.cover.height else "")


def _outline(entries: tuple[OutlineItem, ...]) -> str:
    """The largest heading of the page stands at the edge, whatever its level."""
    largest = min(entry.level for entry in entries)
    return _fill(
        "outline.html",
        {"entries": [{"title": entry.title, "anchor": entry.anchor, "level": entry.level - largest + 1} for entry in entries]},
    )


def _updated(page: PageView, locale: str) -> dict[str, str] | None:
    if page.updated_at is None:
        return None
    day = page.updated_at.date()
    return {
        "machine": page.updated_at.isoformat(timespec="seconds"),
        "text": words_for(locale).date(day, "full"),
    }


def _absolute(site: SiteView, address: str | None) -> str | None:
    return f"{site.origin}{address}" if address and address.startswith("/") else address


def _breadcrumb_data(site: SiteView, page: PageView) -> str:
    """JSON-LD, for search engines; empty where it would say nothing. `<` is escaped, so that no text can end the element."""
    trail = [*page.breadcrumbs, PageLink(title=page.title, href=page.href)]
    if len(trail) < 2:  # noqa: PLR2004 - a page of its own needs no trail
        return ""
    items = []
    for position, crumb in enumerate(trail, 1):
        item: dict[str, Any] = {"@type": "ListItem", "position": position, "name": printable(crumb.title)}
        if crumb.href:
            item["item"] = _absolute(site, crumb.href)
        items.append(item)
    data = orjson.dumps({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}).decode()
    return data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _favicon(site: SiteView) -> str:
    """The site's own, or its emoji, or its initial on its colour: the last two drawn in the address itself."""
    if site.favicon is not None:
        return site.favicon.light
    return _drawn_favicon(site.emoji or "", site.title[:1].upper() or "O", stylesheet(site.theme).partition("light-dark(")[2][:7])


@cache
def _drawn_favicon(character: str, initial: str, color: str) -> str:
    if character:
        shape = f"<text y='.9em' font-size='90'>{minijinja.escape(emoji(character))}</text>"
    else:
        text = f"<text x='50' y='72' font-size='64' font-weight='700' font-family='sans-serif' text-anchor='middle' fill='#fff'>{minijinja.escape(initial)}</text>"
        shape = f"<rect width='100' height='100' rx='22' fill='{color}'/>{text}"
    return "data:image/svg+xml," + quote(f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>{shape}</svg>")
