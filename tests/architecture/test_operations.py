"""What every declaration must have."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from octavo.api.binding import snake
from octavo.api.operation import Operation
from octavo.domains.registry import all_operations
from tests.official import official
from tests.oracle import declared

ROOT = Path(__file__).parents[2]
OPERATIONS = {operation.id: operation for operation in all_operations()}
GUARDED = {"organization_id", "space_id", "site_id", "collection_id"}
"""Path parameters that name objects of their own; every other id is looked up within one of these."""

BODY_IDS = {
    "spaceId", "spaceIds", "siteId", "siteIds", "collectionId", "collectionIds", "organizationId", "space", "spaces", "site", "collection", "organization", "parent",
}  # fmt: skip

each_operation = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)


def test_operations_are_declared_once() -> None:
    declared_ids = [operation.id for operation in all_operations()]
    assert len(declared_ids) == len(set(declared_ids))


@each_operation
def test_the_function_is_named_after_the_operation(operation: Operation) -> None:
    assert operation.handler.__name__ == snake(operation.id)


@each_operation
def test_it_says_what_it_does(operation: Operation) -> None:
    assert (operation.handler.__doc__ or "").strip()


@each_operation
def test_it_has_a_test_file_of_its_own(operation: Operation) -> None:
    name = f"test_{snake(operation.id)}.py"
    assert list((ROOT / "tests" / "domains").rglob(name)), f"write tests/domains/<slice>/{name}"


@each_operation
def test_its_path_parameters_are_arguments(operation: Operation) -> None:
    missing = set(operation.binding.path) - set(operation.handler.__annotations__)
    assert not missing


@each_operation
def test_every_object_in_its_path_is_guarded(operation: Operation) -> None:
    named = GUARDED & set(operation.binding.path)
    guarded = {guard.where[0] for guard in operation.guards}
    assert named <= guarded, f"`needs` does not cover {sorted(named - guarded)}"


@each_operation
def test_every_object_in_its_body_is_guarded(operation: Operation) -> None:
    """Two ids sent and one authorised is the most frequent hole of documentation platforms."""
    if operation.binding.body is None:
        return
    schema = TypeAdapter(operation.binding.body).json_schema()
    found = set(_ids_in(schema, schema.get("$defs", {})))
    covered = {guard.where for guard in operation.guards} | set(operation.unguarded)
    assert found <= covered, (
        f"`needs` does not cover {['.'.join(where) for where in sorted(found - covered)]}; or say in `unguarded` why not"
    )


@each_operation
def test_its_scope_is_the_official_one(operation: Operation) -> None:
    official()
    wanted = {scope for way in declared()[operation.id].get("security", []) for scope in way.get("oauth", [])}
    assert set(operation.scopes) == wanted


def test_content_tokens_open_exactly_what_renderers_read() -> None:
    assert {operation.id for operation in OPERATIONS.values() if operation.site_token} <= RENDERER


def test_modules_stay_small() -> None:
    modules = [operation.handler.__module__ for operation in OPERATIONS.values()]
    crowded = {module for module in modules if modules.count(module) > 25}
    assert not crowded


def _ids_in(schema: Any, definitions: dict[str, Any], where: tuple[str, ...] = ("body",), depth: int = 0) -> list[tuple[str, ...]]:
    """The places of a body that hold ids of objects by their name."""
    if depth > 6:
        return []
    if "$ref" in schema:
        return _ids_in(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions, where, depth + 1)
    found = []
    for name, child in schema.get("properties", {}).items():
        if name in BODY_IDS and _is_text(child):
            found.append((*where, name))
        found += _ids_in(child, definitions, (*where, name), depth + 1)
    for choice in [*schema.get("anyOf", []), *schema.get("oneOf", []), *([schema["items"]] if "items" in schema else [])]:
        found += _ids_in(choice, definitions, where, depth + 1)
    return found


def _is_text(schema: Any) -> bool:
    choices = [schema, *schema.get("anyOf", []), schema.get("items", {})]
    return any(choice.get("type") == "string" and "enum" not in choice and "const" not in choice for choice in choices)


RENDERER = set(
    re.findall(
        r"\w+",
        """
        resolvePublishedContentByUrl getPublishedContentSite getSpaceById getRevisionById getPageDocumentInRevisionById getSiteRedirectBySource
        getPageInRevisionByPath listRevisionPageMetaLinks trackEventsInSiteById getPageInRevisionById getDocumentById getComputedDocument
        getReusableContentDocumentInRevisionById getLatestOpenAPISpecVersionContent getEmbedByUrlInSpace getUserById searchSiteContent
        renderIntegrationUIWithPost getChangeRequestById getChangeRequestChanges getRevisionSemanticChanges streamAskInSite
        streamRecommendedQuestionsInSite streamAIResponseInSite submitSiteAgentFeedback getOrganizationById getSiteById
        """,
    )
)
