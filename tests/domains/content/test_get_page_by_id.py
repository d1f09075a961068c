from typing import Any

from tests.client import Client
from tests.world import Source


def body(ada: Client, docs: Source, path: str, **flags: Any) -> Any:
    return ada.get("getPageById", docs.space_id, docs.page_id(path), **flags)


def test_without_a_format_there_is_no_body(ada: Client, docs: Source) -> None:
    page = body(ada, docs, "guides/install")
    assert "document" not in page
    assert "markdown" not in page
    assert page["documentId"]


def test_a_document_has_links_resolved_to_ids(ada: Client, docs: Source) -> None:
    page = body(ada, docs, "", format="document")
    paragraph = page["document"]["nodes"][0]
    link = next(node for node in paragraph["nodes"] if node.get("type") == "link")
    assert link["data"]["ref"] == {"kind": "anchor", "anchor": "steps", "page": docs.page_id("guides/install")}


def test_front_matter_is_no_part_of_the_markdown(ada: Client, docs: Source) -> None:
    assert body(ada, docs, "", format="markdown")["markdown"].startswith("# Welcome\n")


def test_stable_references_are_by_id(ada: Client, docs: Source) -> None:
    page = body(ada, docs, "", format="markdown", **{"format.markdown.refs": "stable"})
    assert f"(/pages/{docs.page_id('guides/install')}#steps)" in page["markdown"]


def test_evaluated_reads_have_values_for_variables(ada: Client, docs: Source) -> None:
    assert "Version 1.2" in body(ada, docs, "guides/install", format="markdown", evaluated="true")["markdown"]
    assert "space.vars.version" in body(ada, docs, "guides/install", format="markdown")["markdown"]


def test_dereferenced_reads_have_snippets_in_place(ada: Client, docs: Source) -> None:
    assert "Reusable text" in body(ada, docs, "guides/install", format="markdown", dereferenced="reusable-contents")["markdown"]


def test_another_spaces_page_is_not_found_here(ada: Client, docs: Source) -> None:
    other = docs.world.import_files({"README.md": "# Other\n"}, "other")
    ada.refused(404, "getPageById", docs.space_id, other.page_id())
