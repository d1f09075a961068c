"""Older books through the modern API."""

import re
from typing import Any

from sqlalchemy import select

from octavo.content.revision.tree import Revision
from octavo.domains.content.load import load
from octavo.domains.spaces.queries import get_space
from octavo.store.query import query
from octavo.store.tables.spaces import spaces
from tests.client import Client
from tests.legacy.api.conftest import BOOK
from tests.world import Source, World

_SPACE = query(select(spaces.c.id))
_TITLE = query(select(spaces.c.title))


def outline(pages: list[Any]) -> list[Any]:
    return [(page["type"], page["title"], *([outline(page["pages"])] if page.get("pages") else [])) for page in pages]


def tree(world: World, reader: Client) -> list[Any]:
    with world.database.read() as tx:
        space = str(tx.scalar(_SPACE))
    return outline(reader.get("listPages", space)["pages"])


def test_parts_are_groups(world: World, ada: Client) -> None:
    world.import_files(BOOK, "garden-book")
    assert tree(world, ada) == [
        ("document", "The garden"),
        ("group", "Beds", [("document", "Roses", [("document", "Pruning")])]),
    ]


def test_the_books_configuration_says_where_its_content_is_and_what_it_is_called(world: World, ada: Client) -> None:
    files = {
        "book.json": '{"title": "Trees", "root": "text", "structure": {"summary": "contents.md", "readme": "start.md"}}',
        "README.md": "# Of the repository\n",
        "text/start.md": "# Trees\n",
        "text/contents.md": "* [Oaks](oaks.md)\n\n## Others\n\n* [Limes \\[old\\]](limes.md)\n* [Web](https://example.com)\n",
        "text/oaks.md": "# Oaks\n",
        "text/limes.md": "# Limes\n",
    }
    world.import_files(files, "trees-book")
    assert tree(world, ada) == [
        ("document", "Trees"),
        ("document", "Oaks"),
        ("group", "Others", [("document", "Limes"), ("link", "Web")]),
    ]
    with world.database.read() as tx:
        assert tx.scalar(_TITLE) == "Trees"


def test_every_language_is_a_group(world: World, ada: Client) -> None:
    files = {
        "LANGS.md": "* [English](en)\n* [中文](zh)\n",
        "en/README.md": "# Garden\n",
        "en/SUMMARY.md": "* [Garden](README.md)\n\n## Beds\n\n* [Roses](roses.md)\n",
        "en/roses.md": "# Roses\n",
        "zh/README.md": "# 花园\n",
        "zh/SUMMARY.md": "* [花园](README.md)\n",
    }
    world.import_files(files, "languages")
    assert tree(world, ada) == [
        ("group", "English", [("document", "Garden")]),
        ("group", "English: Beds", [("document", "Roses")]),
        ("group", "中文", [("document", "花园")]),
    ]


def test_a_book_whose_configuration_is_broken_is_shown_as_far_as_it_can_be_read(world: World, ada: Client) -> None:
    world.import_files({**BOOK, "book.json": "{"}, "broken")
    assert [page[1] for page in tree(world, ada)] == ["The garden", "Beds"]


def test_templates_are_run_for_todays_readers_too(world: World, ada: Client) -> None:
    world.import_files(
        {**BOOK, "beds/roses.md": "# Roses\n\n{% include './note.txt' %}\n", "beds/note.txt": "Red in {{ book.season }}."}, "garden-book"
    )
    with world.database.read() as tx:
        space = str(tx.scalar(_SPACE))
    assert "What grows in spring." in ada.get("getPageByPath", space, "readme", format="markdown")["markdown"]
    assert "Red in spring." in ada.get("getPageByPath", space, "beds/roses", format="markdown")["markdown"]


def test_a_change_of_the_books_files_is_seen(world: World, ada: Client) -> None:
    files = {"book.json": '{"root": "text"}', "text/README.md": "# Home\n", "text/SUMMARY.md": "* [Home](README.md)\n"}
    world.import_files(files, "changing")
    world.import_files({**files, "text/SUMMARY.md": "* [Home](README.md)\n* [New](new.md)\n", "text/new.md": "# New\n"}, "changing")
    assert [page[1] for page in tree(world, ada)] == ["Home", "New"]


def faults(source: Source) -> list[str]:
    return [str(fault) for fault in source.imported.faults]


def test_a_page_whose_templates_fail_is_told_with_file_and_line_and_the_others_are_shown(world: World, ada: Client) -> None:
    broken = "# Pruning\n\n{% if %}\n"
    found = faults(world.import_files({**BOOK, "beds/pruning.md": broken}, "garden-book"))
    assert "beds/pruning.md:3: `%}` was not expected here." in found
    assert tree(world, ada)[0] == ("document", "The garden")


def test_a_fault_goes_with_its_cause(world: World) -> None:
    world.import_files({**BOOK, "beds/pruning.md": '# Pruning\n\n{% include "../cut.md" %}\n', "cut.md": "\n{% if %}\n"}, "garden-book")
    again = world.import_files({"README.md": "# The garden, anew\n"}, "garden-book")
    assert [each for each in faults(again) if "pruning" in each] == ["beds/pruning.md: cut.md:2: " + faults(again)[0].split(":2: ")[1]]
    assert not [each for each in faults(world.import_files({"cut.md": "Cut.\n"}, "garden-book")) if "pruning" in each or "cut" in each]


def test_a_book_whose_configuration_cannot_be_read_says_so(world: World) -> None:
    assert any(each.startswith("book.json:1: ") for each in faults(world.import_files({**BOOK, "book.json": "{"}, "garden-book")))


def test_files_that_say_how_a_book_is_made_are_not_missed_as_pages(world: World) -> None:
    files = {
        **BOOK,
        "GLOSSARY.md": "# Glossary\n\n## Rose\n\nA flower.\n",
        ".bookignore": "drafts\n",
        "drafts/one.md": "# Draft\n",
        "_parts/frost.md": "Frost.\n",
        "beds/pruning.md": '# Pruning\n\n{% include "../_parts/frost.md" %}\n',
    }
    assert faults(world.import_files(files, "garden-book")) == ["beds/unlisted.md: SUMMARY.md does not list it: it is no page."]


def test_languages_that_a_book_does_not_name_are_not_missed_as_pages(world: World) -> None:
    files = {
        "LANGS.md": "* [English](en)\n<!-- * [Deutsch](de) -->\n",
        "README.md": "# For the repository's visitors\n",
        "en/README.md": "# Garden\n",
        "en/SUMMARY.md": "* [Roses](roses.md)\n",
        "en/GLOSSARY.md": "## Rose\n\nA flower.\n",
        "en/roses.md": "# Roses\n",
        "en/forgotten.md": "# Forgotten\n",
        "de/README.md": "# Garten\n",
        "de/SUMMARY.md": "* [Rosen](rosen.md)\n",
        "de/rosen.md": "# Rosen\n",
    }
    assert faults(world.import_files(files, "garden-book")) == ["en/forgotten.md: SUMMARY.md does not list it: it is no page."]


def test_the_glossary_is_a_page_that_links_lead_to_and_no_list_shows(world: World) -> None:
    files = {**BOOK, "README.md": "# The garden\n\nSee [rose](GLOSSARY.md#rose).\n", "GLOSSARY.md": "# Words\n\n## Rose\n\nA flower.\n"}
    world.import_files(files, "garden-book")
    home = world.visit("/", "garden-book.localhost").content.decode()
    link = re.search(r'<a href="(/[^"]*)#rose">rose</a>', home)
    assert link is not None
    page = world.visit(link.group(1), "garden-book.localhost")
    assert page.status == 200
    assert '<h2 id="rose"' in page.content.decode()
    assert f'href="{link.group(1)}"' not in home


def test_a_glossary_that_the_summary_lists_is_a_page_like_others(world: World, ada: Client) -> None:
    files = {
        **BOOK,
        "SUMMARY.md": "* [The garden](README.md)\n* [Words](GLOSSARY.md)\n",
        "GLOSSARY.md": "# Words\n\n## Rose\n\nA flower.\n",
    }
    world.import_files(files, "garden-book")
    assert tree(world, ada) == [("document", "The garden"), ("document", "Words")]


def test_each_language_has_its_glossary(world: World) -> None:
    files = {
        "LANGS.md": "* [English](en)\n* [Deutsch](de)\n",
        **{
            f"{language}/{name}": text
            for language in ("en", "de")
            for name, text in {
                "README.md": "# A [b](GLOSSARY.md)\n",
                "SUMMARY.md": "",
                "GLOSSARY.md": f"# G\n\n## {language}\n\nx\n",
            }.items()
        },
    }
    found = world.import_files(files, "garden-book")
    assert faults(found) == []
    assert len({page.file for page in _revision(world).documents() if page.hidden}) == 2


def _revision(world: World) -> Revision:
    with world.database.read() as tx:
        return load(tx, get_space(tx, str(tx.scalar(_SPACE)))).revision


FAULTS = {"README.md": "# My great book\n\nHello.\n", "a.md": "# A\n", "sub/README.md": "# Sub\n", "book.json": "{}"}


def test_a_readme_that_the_summary_does_not_list_is_the_front_page(world: World, ada: Client) -> None:
    imported = world.import_files(
        {**FAULTS, "SUMMARY.md": "# Summary\n\n* [Chapter](a.md)\n* [Missing](none.md)\n* [Sub](sub/README.md)\n"}, "front-book"
    )
    assert tree(world, ada)[:2] == [("document", "My great book"), ("document", "A")]
    assert [each[:13] for each in faults(imported)] == ["SUMMARY.md:4:"]


def test_the_front_page_comes_first_in_a_summary_without_blank_lines_and_in_its_first_part(world: World, ada: Client) -> None:
    world.import_files({**FAULTS, "SUMMARY.md": "## Part\n* [Chapter](a.md)\n\n## Other\n\n* [Sub](sub/README.md)\n"}, "front-book")
    assert tree(world, ada) == [
        ("group", "Part", [("document", "My great book"), ("document", "A")]),
        ("group", "Other", [("document", "Sub")]),
    ]


def test_rows_that_only_the_older_tools_understand_are_pages(world: World, ada: Client) -> None:
    summary = "# Summary\n\nAll that there is.\n\n* [Front](README.md)\n* [Sub](sub\\README.md)\n\nMore:\n\n* [Chapter](a.md)\n"
    imported = world.import_files({**FAULTS, "SUMMARY.md": summary}, "back-book")
    assert tree(world, ada) == [("document", "My great book"), ("document", "Sub"), ("document", "A")]
    assert faults(imported) == []


def test_the_language_in_the_books_configuration_is_the_spaces(world: World, ada: Client) -> None:
    source = world.import_files({**BOOK, "book.json": '{"language": "he"}'}, "garden-book")
    assert ada.get("getSpaceById", source.space_id)["language"] == "he"
    assert '<html lang="he"' in world.visit("/", "garden-book.localhost").content.decode()
    world.import_files({"book.json": "{}"}, "garden-book")
    assert "language" not in ada.get("getSpaceById", source.space_id)
