from octavo.content.revision.tree import Page, Revision
from octavo.publish.navigation import WHOLE_TREE, Navigation
from octavo.publish.views import NavItem


def _document(name: str, path: str, pages: list[Page] | None = None, *, hidden: bool = False) -> Page:
    return Page(kind="document", id=f"id-{path}", title=name, path=path, slug=path.rsplit("/", 1)[-1], pages=pages or [], hidden=hidden)


FOG = _document("Fog", "guides/signals/fog")
SECRET = _document("Secret", "guides/signals/secret", hidden=True)
SIGNALS = _document("Signals", "guides/signals", [FOG, SECRET])
HOME = _document("Welcome", "welcome")
LAMPS = _document("Lamps", "guides/lamps", [_document("Lenses", "guides/lamps/lenses")])
GUIDES = Page(kind="group", id="g", title="Guides", path="guides", pages=[SIGNALS, LAMPS])
LINK = Page(kind="link", id="l", title="Code", target={"kind": "url", "url": "https://code.example"})
BROKEN = Page(kind="link", id="b", title="Gone", target={"kind": "page", "page": "nowhere"})
EMPTY = Page(kind="group", id="e", title="Empty", path="empty", pages=[_document("Hidden", "empty/hidden", hidden=True)])
REVISION = Revision(pages=[HOME, GUIDES, EMPTY, LINK, BROKEN])


def _titles(items: tuple[NavItem, ...]) -> list[object]:
    return [[item.title, _titles(item.children)] if item.children else item.title for item in items]


def test_navigation_shows_what_is_visible_and_leads_somewhere() -> None:
    assert _titles(Navigation(REVISION).items()) == ["Welcome", ["Guides", [["Signals", ["Fog"]], ["Lamps", ["Lenses"]]]], "Code"]


def test_the_way_to_the_current_page_is_open() -> None:
    _, guides, _ = Navigation(REVISION).items(FOG)
    signals, lamps = guides.children
    assert (signals.open, signals.current, lamps.open) == (True, False, False)
    assert [(item.title, item.current) for item in signals.children] == [("Fog", True)]


def test_the_first_page_stands_at_the_root() -> None:
    assert Navigation(REVISION).href(HOME) == "/"
    variant = Navigation(REVISION, base_path="/handbook/", content_path="/handbook/api/v2/")
    assert variant.href(HOME) == "/handbook/api/v2"
    assert variant.href(FOG) == "/handbook/api/v2/guides/signals/fog"


def test_reading_goes_from_page_to_page_past_groups_links_and_hidden_pages() -> None:
    navigation = Navigation(REVISION)
    before, after = navigation.around(FOG)
    assert (before and before.title, after and after.title) == ("Signals", "Lamps")
    assert navigation.around(HOME)[0] is None
    assert navigation.around(SECRET) == (None, None)


def test_breadcrumbs_name_groups_without_linking_them() -> None:
    assert [(crumb.title, crumb.href) for crumb in Navigation(REVISION).breadcrumbs(FOG)] == [
        ("Guides", None),
        ("Signals", "/guides/signals"),
    ]


def test_an_empty_page_lists_its_visible_children() -> None:
    assert [link.title for link in Navigation(REVISION).children(SIGNALS)] == ["Fog"]


def test_an_address_with_a_slip_finds_the_page_that_was_meant() -> None:
    navigation = Navigation(REVISION)
    assert navigation.nearest("guide/signal/fogg")[0].title == "Fog"
    assert navigation.nearest("lense")[0].title == "Lenses"
    assert navigation.nearest("zzzzzz") == ()
    assert all(link.title != "Secret" for link in navigation.nearest("guides/signals/secret"))


def test_closed_branches_of_large_trees_stay_empty_but_say_that_they_hold_pages() -> None:
    many = [_document(f"Part {at}", f"part-{at}", [_document(f"Leaf {at}", f"part-{at}/leaf")]) for at in range(WHOLE_TREE)]
    items = Navigation(Revision(pages=many)).items(many[3].pages[0])
    assert [item.title for item in items[3].children] == ["Leaf 3"]
    assert (items[4].children, items[4].has_children) == ((), True)
