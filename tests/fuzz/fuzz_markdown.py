"""Any text at all: it is read without a crash, written, and read back as the same document; and an edit that changes nothing changes no byte.

`python -m tests.fuzz.fuzz_markdown tests/fuzz/corpus -max_total_time=60` with atheris (`pip install octavo[fuzz]`); `test_corpus.py` replays the corpus.
"""

import importlib
import sys
from typing import Any

if __name__ == "__main__":
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["octavo"]):
        importlib.import_module("octavo.content.edit")

from octavo.content.canonical import canonical
from octavo.content.edit import edit
from octavo.content.page import parse, parse_body, read, write
from octavo.errors import BadRequest
from tests.content.stable import STABLE


def check(data: bytes) -> None:
    """Raises where the engine loses or breaks something."""
    try:
        parsed = parse(data)
    except BadRequest:
        return  # not text: NUL, or invalid UTF-8
    document = read(parsed, STABLE)
    if edit(parsed, document, STABLE) != parsed.source:
        raise AssertionError("an edit that changes nothing changed the source")
    if canonical(read(parse_body(write(document, STABLE)), STABLE)) != canonical(document):
        raise AssertionError("the document did not survive Markdown")


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
