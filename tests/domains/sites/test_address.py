import pytest

from octavo.domains.sites.address import match, place_path
from octavo.domains.sites.structure import Section, Structure, Variant, published


def variant(path: str, *, default: bool = False, draft: bool = False) -> Variant:
    return Variant(id=f"id-{path}", space_id=f"space-{path}", path=path, title=path, default=default, draft=draft)


def section(path: str, *variants: Variant, default: bool = False, draft: bool = False) -> Section:
    return Section(id=path or None, path=path, title=path, default=default, variants=variants, draft=draft)


ACME = Structure(
    (
        section("guides", variant("en", default=True), variant("fr"), default=True),
        section("api", variant("v1", default=True), variant("v2")),
    )
)
FLAT = Structure((section("", variant("v1", default=True), variant("v2"), default=True),))
SINGLE = Structure((section("", variant("docs", default=True), default=True),))


def found(structure: Structure, path: str) -> tuple[str, str, str, bool]:
    segments = [segment for segment in path.split("/") if segment]
    where = match(structure, segments)
    assert where is not None
    return where.section.path, where.variant.path, "/".join(segments[where.consumed :]), where.complete


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("guides", "en", "", False)),
        ("/api", ("api", "v1", "", False)),
        ("/api/v2", ("api", "v2", "", True)),
        ("/api/v2/auth", ("api", "v2", "auth", True)),
        ("/api/v2/auth/login", ("api", "v2", "auth/login", True)),
        ("/auth", ("guides", "en", "auth", True)),
        ("/api/auth", ("api", "v1", "auth", True)),
        ("/guides", ("guides", "en", "", False)),
        ("/guides/fr/intro", ("guides", "fr", "intro", True)),
        ("/API/V2", ("api", "v2", "", True)),
        ("/fr", ("guides", "en", "fr", True)),
    ],
)
def test_every_prefix_of_an_address_says_where_it_leads_and_whether_more_may_follow(
    path: str, expected: tuple[str, str, str, bool]
) -> None:
    assert found(ACME, path) == expected


def test_a_site_of_variants_has_no_section_segment() -> None:
    assert found(FLAT, "/") == ("", "v1", "", False)
    assert found(FLAT, "/v2/page") == ("", "v2", "page", True)
    assert found(FLAT, "/page") == ("", "v1", "page", True)


def test_a_site_with_one_space_is_complete_at_once() -> None:
    assert found(SINGLE, "/") == ("", "docs", "", True)
    assert found(SINGLE, "/docs") == ("", "docs", "docs", True)


@pytest.mark.parametrize("structure", [ACME, FLAT, SINGLE])
def test_a_canonical_path_leads_back_to_its_variant(structure: Structure) -> None:
    for where, which in structure.places():
        path = place_path(structure, where, which)
        assert found(structure, f"{path}some/page") == (where.path, which.path, "some/page", True)


def test_defaults_leave_out_their_segments() -> None:
    paths = [place_path(ACME, where, which) for where, which in ACME.places()]
    assert paths == ["", "guides/fr/", "api/", "api/v2/"]


def test_drafts_are_not_published() -> None:
    structure = Structure(
        (
            section("a", variant("x", default=True), variant("y", draft=True), default=True),
            section("b", variant("z", draft=True)),
            section("c", variant("w"), draft=True),
        )
    )
    assert [which.path for _, which in published(structure).places()] == ["x"]
