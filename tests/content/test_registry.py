"""The registry holds every type of the API's unions, and no other."""

from octavo.content.registry import BLOCKS, INLINES, MARKS
from tests.official import union_types


def test_every_block_of_the_official_union_has_a_codec_and_no_other() -> None:
    assert set(BLOCKS) == union_types("DocumentBlock")


def test_every_inline_of_the_official_union_has_a_codec_and_no_other() -> None:
    assert set(INLINES) == union_types("DocumentInline")


def test_every_mark_of_the_official_union_has_a_codec_and_no_other() -> None:
    assert set(MARKS) == union_types("DocumentTextMark")
