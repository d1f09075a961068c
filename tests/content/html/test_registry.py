from octavo.content.html.cells import WRITERS
from octavo.content.html.marks import ELEMENTS
from octavo.content.html.registry import BLOCKS, INLINES
from tests.official import union_types


def test_every_official_block_is_rendered_and_no_other() -> None:
    assert set(BLOCKS) == union_types("DocumentBlock")


def test_every_official_inline_is_rendered_and_no_other() -> None:
    assert set(INLINES) == union_types("DocumentInline")


def test_every_official_mark_is_rendered_and_no_other() -> None:
    assert set(ELEMENTS) == union_types("DocumentTextMark")


def test_every_official_column_type_has_its_cells() -> None:
    assert set(WRITERS) | {"text"} == union_types("DocumentTableDefinition")
