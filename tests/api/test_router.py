"""Paths and the operations they lead to."""

import pytest

from octavo.api.router import Router
from octavo.errors import BadRequest


@pytest.fixture
def router() -> Router[str]:
    made: Router[str] = Router()
    for template in (
        "/",
        "/spaces/{spaceId}",
        "/spaces/{spaceId}/content/path/{pagePath:path}",
        "/spaces/{spaceId}/content/page/{pageId}",
        "/orgs/{organizationId}/openapi/{slug}",
        "/orgs/{organizationId}/openapi/all/versions",
    ):
        made.add("GET", template, template)
    made.add("DELETE", "/spaces/{spaceId}", "delete")
    return made


def found(router: Router[str], path: str) -> tuple[str, list[str]]:
    match = router.find(path)
    assert match is not None
    return match.methods["GET"], list(match.values)


def test_a_parameter_is_one_segment_decoded_once(router: Router[str]) -> None:
    assert found(router, "/spaces/a%20b%252Fc") == ("/spaces/{spaceId}", ["a b%2Fc"])
    assert found(router, "/spaces/a%2Fb") == ("/spaces/{spaceId}", ["a/b"])


@pytest.mark.parametrize("path", ["guides/a%20b/c", "guides%2Fa%20b%2Fc", "guides/a b%2Fc"])
def test_the_rest_of_a_path_may_have_its_slashes_encoded_or_raw(router: Router[str], path: str) -> None:
    assert found(router, f"/spaces/s/content/path/{path}") == ("/spaces/{spaceId}/content/path/{pagePath:path}", ["s", "guides/a b/c"])


@pytest.mark.parametrize("path", ["/spaces/s/content/path", "/spaces/s/content/path/"])
def test_the_rest_of_a_path_may_be_nothing(router: Router[str], path: str) -> None:
    assert found(router, path) == ("/spaces/{spaceId}/content/path/{pagePath:path}", ["s", ""])


def test_dots_in_a_path_are_names_and_climb_nowhere(router: Router[str]) -> None:
    assert found(router, "/spaces/s/content/path/..%2F..%2Fetc/../x")[1] == ["s", "../../etc/../x"]


def test_a_literal_wins_over_a_parameter_and_gives_way_when_it_leads_nowhere(router: Router[str]) -> None:
    assert found(router, "/orgs/o/openapi/all/versions") == ("/orgs/{organizationId}/openapi/all/versions", ["o"])
    assert found(router, "/orgs/o/openapi/all") == ("/orgs/{organizationId}/openapi/{slug}", ["o", "all"])


@pytest.mark.parametrize(
    "path",
    ["/spaces", "/spaces//content/path/x", "/spaces/s/content", "/nowhere", "/orgs/o/openapi/all/versions/x"],
)
def test_other_paths_lead_nowhere(router: Router[str], path: str) -> None:
    assert router.find(path) is None


def test_bytes_that_are_not_text_are_the_callers_fault(router: Router[str]) -> None:
    with pytest.raises(BadRequest, match="UTF-8"):
        router.find("/spaces/%ff")


def test_one_route_cannot_have_two_owners(router: Router[str]) -> None:
    with pytest.raises(ValueError, match="declared twice"):
        router.add("DELETE", "/spaces/{otherName}", "again")
