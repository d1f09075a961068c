"""Half a surrogate pair is refused by name wherever a document comes in."""

from collections.abc import Callable

import pytest

from octavo.content.document import Document
from octavo.content.edit import edit
from octavo.content.merge import merge_documents
from octavo.content.page import parse, write
from octavo.errors import BadRequest
from tests.content.stable import STABLE


def document(text: str, **data: str) -> Document:
    paragraph = {
        "object": "block",
        "type": "paragraph",
        "data": data,
        "nodes": [{"object": "text", "leaves": [{"object": "leaf", "text": text, "marks": []}]}],
    }
    return {"object": "document", "data": {}, "nodes": [paragraph]}  # type: ignore[list-item]


@pytest.mark.parametrize("broken", [document("a\ud800b"), document("a", align="\udfff")])
@pytest.mark.parametrize(
    "use",
    [
        lambda broken: write(broken, STABLE),
        lambda broken: edit(parse("# T\n\na\n"), broken, STABLE),
        lambda broken: merge_documents(document("a"), document("b"), broken),
    ],
)
def test_half_a_pair_is_refused(use: Callable[[Document], object], broken: Document) -> None:
    with pytest.raises(BadRequest, match="surrogate"):
        use(broken)


def test_whole_pairs_are_characters() -> None:
    assert write(document("😀"), STABLE) == "😀\n"
