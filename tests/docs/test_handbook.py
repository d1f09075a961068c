"""The handbook is a space without a fault: what readers click leads somewhere, and its programs run."""

import subprocess
import sys

import pytest

from octavo.content import parse
from octavo.content.revision.tree import Page
from tests.docs.handbook import anchors, document, files, programs, references, revision
from tests.docs.reference import HANDBOOK

every_page = pytest.mark.parametrize("page", list(revision().documents()), ids=lambda page: page.file)


def test_it_is_imported_without_a_fault() -> None:
    assert revision().faults == []


def test_every_page_of_the_folder_is_in_the_table_of_contents() -> None:
    listed = {page.file for page in revision().documents()}
    written = {path for path in files().paths() if path.endswith(".md") and not path.startswith(".gitbook/")} - {"SUMMARY.md"}
    assert written == listed


@every_page
def test_a_page_has_a_title_a_description_and_no_fault(page: Page) -> None:
    assert page.file is not None
    parsed = parse(files().read(page.file))
    assert (parsed.faults, bool(parsed.title), bool(page.description)) == ([], True, True)


@every_page
def test_every_link_leads_somewhere(page: Page) -> None:
    lost = []
    for ref in references(document(page)):
        if ref["kind"] == "url" and not ref["url"].startswith(("https://", "http://", "mailto:")):
            lost.append(ref)
        if ref["kind"] in {"page", "anchor"}:
            target = revision().page(ref["page"]) if "page" in ref else page
            if target is None or (ref["kind"] == "anchor" and ref["anchor"] not in anchors(target.id)):
                lost.append(ref)
    assert lost == []


def test_redirects_lead_to_pages() -> None:
    assert [redirect.source for redirect in revision().redirects if revision().page_by_file(redirect.target) is None] == []


@pytest.mark.parametrize("program", programs("api/document-engine.md", "python"), ids=["one page", "a folder", "another structure"])
def test_the_programs_of_the_document_engine_run(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], cwd=HANDBOOK.parents[1], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
