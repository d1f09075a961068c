"""What a visitor's claims open and hide: those that a site signed for, and those that the visitor only asserts."""

from typing import Any

import pytest

from tests.world import Source, World

FILES: dict[str, str | bytes] = {
    "README.md": "# Home\n",
    "beta.md": "---\nif: visitor.claims.unsigned.beta\n---\n\n# Beta\n",
    "rest.md": "---\nif: '!visitor.claims.unsigned.beta'\n---\n\n# Rest\n",
    "pro.md": "---\nif: visitor.claims.plan == 'pro'\n---\n\n# Pro\n",
}


@pytest.fixture
def docs(world: World) -> Source:
    return world.import_files(FILES)


def shown(docs: Source, **claims: Any) -> set[str]:
    revision = docs.reader.get("getSpaceById", docs.space_id)["revision"]
    return {page["title"] for page in docs.visitor(**claims).get("getRevisionById", docs.space_id, revision)["pages"]} - {"Home"}


def test_without_claims_what_asks_for_their_absence_is_shown(docs: Source) -> None:
    assert shown(docs) == {"Rest"}


def test_asserted_claims_open_what_asks_for_them_and_nothing_else(docs: Source) -> None:
    assert shown(docs, unsigned={"beta": True, "plan": "pro"}) == {"Beta"}


def test_signed_claims_open_what_asks_for_them(docs: Source) -> None:
    assert shown(docs, plan="pro", beta=True) == {"Pro", "Rest"}


def test_a_claim_that_is_no_set_of_claims_asserts_nothing(docs: Source) -> None:
    assert shown(docs, unsigned="beta") == {"Rest"}
