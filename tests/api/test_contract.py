"""Comparing documents: what counts as a difference, and what does not."""

from typing import Any

from octavo.api.contract import compare

TEXT = {"type": "string"}


def api(schema: Any, components: dict[str, Any] | None = None, **operation: Any) -> dict[str, Any]:
    """A document with one operation that answers `schema`."""
    answer = {"200": {"description": "words", "content": {"application/json": {"schema": schema}}}}
    return {
        "paths": {"/things": {"get": {"operationId": "getThing", "responses": answer, **operation}}},
        "components": {"schemas": components or {}},
    }


def differences(ours: Any, theirs: Any, ours_named: Any = None, theirs_named: Any = None) -> list[str]:
    return compare(api(ours, ours_named), api(theirs, theirs_named)).different.get("getThing", [])


def thing(required: list[str] | None = None, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required if required is not None else list(properties)}


def test_prose_and_order_do_not_matter() -> None:
    ours = {"type": "object", "properties": {"a": TEXT, "b": TEXT}, "required": ["a", "b"]}
    theirs = {"type": "object", "description": "long", "properties": {"b": {**TEXT, "example": "x"}, "a": TEXT}, "required": ["b", "a"]}
    assert differences(ours, theirs) == []


def test_names_of_schemas_do_not_matter() -> None:
    assert (
        differences(
            {"$ref": "#/components/schemas/Mine"},
            {"$ref": "#/components/schemas/Theirs"},
            {"Mine": thing(a=TEXT)},
            {"Theirs": thing(a=TEXT)},
        )
        == []
    )


def test_all_of_is_what_it_amounts_to() -> None:
    theirs = {"allOf": [{"$ref": "#/components/schemas/List"}, thing(items={"type": "array", "items": TEXT})]}
    ours = thing(["items"], items={"type": "array", "items": TEXT}, next=TEXT)
    assert differences(ours, theirs, None, {"List": thing([], next=TEXT)}) == []


def test_all_of_with_a_union_is_a_union_of_whole_objects() -> None:
    theirs = {"allOf": [thing(id=TEXT), {"oneOf": [thing(a=TEXT), thing(b=TEXT)]}]}
    assert differences({"anyOf": [thing(id=TEXT, a=TEXT), thing(id=TEXT, b=TEXT)]}, theirs) == []


def test_nullables_are_equal_however_they_are_written() -> None:
    spellings: list[Any] = [
        {"anyOf": [TEXT, {"type": "null"}]},
        {"type": ["string", "null"]},
        {"type": "string", "nullable": True},
        {"oneOf": [{"type": "null"}, TEXT]},
    ]
    assert all(differences(one, other) == [] for one in spellings for other in spellings)


def test_an_enum_may_be_written_as_constants() -> None:
    assert differences({"enum": ["a", "b"], "type": "string"}, {"oneOf": [{"const": "b"}, {"const": "a", "type": "string"}]}) == []


def test_a_value_of_another_type_than_the_enum_has_is_none() -> None:
    assert differences({"enum": ["a"]}, {"type": "string", "enum": ["a", 1, None]}) == []
    assert differences({"enum": ["a"]}, {"enum": ["a", 1]}) != []
    assert differences({"type": "number", "enum": [1, 0.5]}, {"type": "number", "enum": [0.5]}) == ["200: value only here: 1"]


def test_the_length_of_a_list_is_that_of_its_items_whichever_word_says_it() -> None:
    items = {"type": "array", "items": TEXT}
    assert differences({**items, "minItems": 1}, {**items, "minLength": 1}) == []
    assert differences({**items, "minItems": 1}, {**items, "minLength": 2}) == [
        "200: bound only here: minItems 1",
        "200: bound only there: minItems 2",
    ]


def test_recursive_schemas_are_compared_whole() -> None:
    tree = {"Tree": thing(["name"], name=TEXT, children={"type": "array", "items": {"$ref": "#/components/schemas/Tree"}})}
    other = {"Node": thing(["name"], name={"type": "integer"}, children={"type": "array", "items": {"$ref": "#/components/schemas/Node"}})}
    root, their_root = {"$ref": "#/components/schemas/Tree"}, {"$ref": "#/components/schemas/Node"}
    assert differences(root, root, tree, tree) == []
    assert differences(root, their_root, tree, other) == ["200.name: string here, integer there"]


def test_each_kind_of_difference_is_told_where_it_is() -> None:
    assert differences(thing(a=TEXT), thing(a=TEXT, b=TEXT)) == ["200: property only there: b"]
    assert differences(thing([], a=TEXT), thing(a=TEXT)) == ["200: required only there: a"]
    assert differences(thing(a={"type": "string", "maxLength": 50}), thing(a=TEXT)) == ["200.a: bound only here: maxLength 50"]
    assert differences(thing(a={"enum": ["x"]}), thing(a={"enum": ["x", "y"]})) == ["200.a: value only there: 'y'"]
    assert differences({"type": "array", "items": thing(a=TEXT)}, {"type": "array", "items": thing(a={"type": "boolean"})}) == [
        "200[].a: string here, boolean there"
    ]


def test_members_of_a_union_are_paired_by_what_tells_them_apart() -> None:
    ours = {"anyOf": [thing(kind={"const": "cat"}, name=TEXT), thing(kind={"const": "dog"})]}
    theirs = {"oneOf": [thing(kind={"const": "dog"}), thing(kind={"const": "cat"}, name={"type": "integer"})]}
    assert differences(ours, theirs) == ["200<object kind=cat>.name: string here, integer there"]


def test_parameters_statuses_bodies_and_security_count() -> None:
    query = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 1000}}
    body = {"required": True, "content": {"application/json": {"schema": thing(a=TEXT)}}}
    ours = api(TEXT, parameters=[query], requestBody=body, security=[{"user": []}, {"oauth": ["space:read"]}])
    theirs = api(TEXT, security=[{"user": []}, {"oauth": ["space:write"]}])
    theirs["paths"]["/things"]["get"]["responses"]["404"] = {"description": "Not found"}
    assert compare(ours, theirs).different["getThing"] == [
        "parameter only here: query limit",
        "body: one here, none there",
        "status only there: 404",
        "security only here: oauth space:read",
        "security only there: oauth space:write",
    ]


def test_operations_are_counted() -> None:
    other = api(TEXT)
    other["paths"]["/things"]["post"] = {"operationId": "createThing", "responses": {}}
    report = compare(api(TEXT), other)
    assert (report.equal, report.missing, str(report)) == (["getThing"], ["createThing"], "1 equal, 0 different, 1 missing")
