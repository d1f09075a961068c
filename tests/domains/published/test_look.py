"""A site looks as its owner chose (semantics 6.3)."""

from typing import Any

from sqlalchemy import insert

from octavo import clock
from octavo.domains.sites import queries
from octavo.store.query import query
from octavo.store.tables.sites import site_customizations
from tests.domains.content.conftest import FILES
from tests.world import World

_INSERT = query(insert(site_customizations))


def url(address: str) -> dict[str, str]:
    return {"kind": "url", "url": address}


def shown(world: World, path: str = "/guides/install", **settings: Any) -> str:
    docs = world.import_files(FILES)
    with world.database.write() as tx:
        tx.execute(_INSERT, id="chosen", site_id=docs.site_id, site_space_id=None, settings=settings, updated_at=clock.now())
        queries.update_site(tx, docs.site_id, updated_at=clock.now())
    page = world.visit(path)
    assert page.status == 200
    return page.content.decode()


def test_header_links_have_styles_menus_and_conditions(world: World) -> None:
    items = [
        {"title": "Status", "to": url("https://status.example"), "links": [], "localizedTitle": {"en": "Uptime"}},
        {"title": "Join", "to": url("https://join.example"), "links": [], "style": "button-primary"},
        {"title": "More", "to": None, "links": [{"title": "Prices", "to": url("https://prices.example")}]},
        {"title": "Staff", "to": url("https://staff.example"), "links": [], "condition": "visitor.claims.staff"},
        {"title": "Trap", "to": url("javascript:alert(1)"), "links": []},
    ]
    html = shown(world, header={"preset": "default", "links": items, "primaryLink": url("https://acme.example")})
    header = html[html.index("<header") : html.index("</header>")]
    assert ">Uptime</a>" in header
    assert '<a class="primary" href="https://join.example"' in header
    assert 'href="https://prices.example"' in header
    assert '<a class="brand" href="https://acme.example">' in header
    assert not {"Staff", "Trap"} & set(header.replace("<", ">").split(">"))


def test_logo_favicon_footer_and_social_accounts_are_shown(world: World) -> None:
    html = shown(
        world,
        header={"preset": "default", "links": [], "logo": {"light": "https://a.example/l.png", "dark": "https://a.example/d.png"}},
        favicon={"icon": {"light": "https://a.example/f.png", "dark": "https://a.example/f.png"}},
        footer={"copyright": "© Acme", "groups": [{"title": "Legal", "links": [{"title": "Terms", "to": url("https://terms.example")}]}]},
        socialAccounts=[{"platform": "github", "handle": "acme", "display": {"footer": True, "header": False}}],
        privacyPolicy={"url": "https://privacy.example"},
        socialPreview={"url": "https://a.example/card.png"},
    )
    footer = html[html.index('<footer class="foot">') :]
    assert 'src="https://a.example/l.png"' in html
    assert 'src="https://a.example/d.png"' in html
    assert '<link rel="icon" href="https://a.example/f.png">' in html
    assert '<meta property="og:image" content="https://a.example/card.png">' in html
    for part in ("© Acme", "Legal", 'href="https://terms.example"', 'href="https://github.com/acme"', 'href="https://privacy.example"'):
        assert part in footer


def test_an_announcement_is_shown_while_it_is_enabled(world: World) -> None:
    said = {"enabled": True, "message": "We moved", "style": "warning", "link": {"title": "Where?", "to": url("https://where.example")}}
    html = shown(world, announcement=said)
    assert '<aside class="announcement" data-style="warning"' in html
    assert '<a href="https://where.example">Where?</a>' in html


def test_pagination_the_mark_and_ask_can_be_left_out(world: World) -> None:
    usual = world.import_files(FILES).world.visit("/guides/install").content.decode()
    assert ('class="pager"' in usual, "Made with Octavo" in usual, "~octavo/ask" in usual) == (True, True, True)
    html = shown(world, pagination={"enabled": False}, trademark={"enabled": False}, ai={"mode": "none"})
    assert ('class="pager"' in html, "Made with Octavo" in html, "~octavo/ask" in html) == (False, False, False)


def test_colours_lists_headers_and_fonts_reach_the_page(world: World) -> None:
    styling = {
        "primaryColor": {"light": "#aa0000", "dark": "#ffaaaa"},
        "tint": {"color": {"light": "#00aa00", "dark": "#00ff00"}},
        "sidebar": {"background": "filled", "list": "line"},
        "font": "RobotoSlab",
        "monospaceFont": {"id": "x", "custom": True, "fontFamily": 'Evil"}</style>', "fontFaces": []},
    }
    header = {"preset": "custom", "links": [], "backgroundColor": {"light": "#000000", "dark": "#ffffff"}}
    html = shown(world, styling=styling, header=header)
    style = html[html.index("<style>") : html.index("</style>")]
    assert "--octavo-brand:light-dark(#aa0000,#ffaaaa)" in style
    assert '--octavo-font:"Roboto Slab",ui-serif' in style
    assert "--on-header:light-dark(#ffffff," in style
    assert "Evil" not in html
    assert 'data-sidebar="filled" data-list="line" data-header="custom"' in html
