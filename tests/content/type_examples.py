"""The examples of each type: title, Markdown and JSON between lines that hold one dot."""

import json
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent / "types"
FOLDERS = ("blocks", "inlines", "marks")


class Example(NamedTuple):
    folder: str
    type: str
    title: str
    markdown: str
    nodes: list[Any]

    def __str__(self) -> str:
        return f"{self.type}: {self.title}"


def examples() -> list[Example]:
    found: list[Example] = []
    for folder in FOLDERS:
        for path in sorted((HERE / folder).glob("*.md")):
            parts = f"\n{path.read_text()}".split("\n.\n")
            for title, markdown, nodes in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
                found.append(Example(folder, path.stem, title.strip(), f"{markdown}\n", json.loads(nodes)))
    return found
