"""Documentation of any size, the same for the same seed: pages with headings, prose, lists, code, hints, tables and links to each other."""

import random
from collections.abc import Iterator
from pathlib import Path

WORDS = [
    "server",
    "space",
    "page",
    "revision",
    "change",
    "request",
    "token",
    "index",
    "search",
    "answer",
    "merge",
    "folder",
    "file",
    "site",
    "section",
    "variant",
    "path",
    "link",
    "image",
    "code",
    "table",
    "list",
    "hint",
    "configure",
    "install",
    "publish",
    "import",
    "export",
    "read",
    "write",
    "open",
    "close",
    "start",
    "stop",
    "create",
    "update",
    "remove",
    "the",
    "a",
    "of",
    "in",
    "to",
    "with",
    "from",
    "for",
    "and",
    "or",
    "when",
    "where",
    "how",
    "文档",
    "安装",
    "שרת",
    "דף",
]


def pages(count: int, *, size: int = 4000, seed: int = 1) -> Iterator[tuple[str, str]]:
    """`count` pages as `(path, Markdown)`, about `size` characters each, `SUMMARY.md` first."""
    chance = random.Random(seed)
    paths = [_path(number) for number in range(count)]
    yield "SUMMARY.md", "".join(_summary(paths))
    for number, path in enumerate(paths):
        yield path, "\n".join(_page(number, paths, size, chance))


def folder(root: Path, count: int, *, size: int = 4000, seed: int = 1) -> Path:
    """Write the pages below `root`."""
    for path, text in pages(count, size=size, seed=seed):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def _path(number: int) -> str:
    return "README.md" if number == 0 else f"part-{number // 100}/chapter-{number // 10 % 10}/page-{number}.md"


def _summary(paths: list[str]) -> Iterator[str]:
    yield "# Table of contents\n\n"
    for number, path in enumerate(paths):
        if number and number % 100 == 1:
            yield f"\n## Part {number // 100}\n\n"
        yield f"{'  ' if number % 10 > 1 else ''}* [Page {number}]({path})\n"


def _page(number: int, paths: list[str], size: int, chance: random.Random) -> Iterator[str]:
    yield f"---\ndescription: {_prose(chance, 8)}\n---\n\n# Page {number}\n"
    written = 0
    while written < size:
        block = chance.choice(_BLOCKS)(chance, number, paths)
        written += len(block)
        yield f"{block}\n"


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def _link(chance: random.Random, number: int, paths: list[str]) -> str:
    target = chance.choice(paths)
    up = "../" * paths[number].count("/")
    return f"[{_prose(chance, 2)}]({up}{target})"


_BLOCKS = (
    lambda chance, number, paths: f"## {_prose(chance, 4).title()}\n",
    lambda chance, number, paths: (
        f"{_prose(chance, 40)} **{_prose(chance, 2)}** {_link(chance, number, paths)} `{_prose(chance, 1)}` {_prose(chance, 20)}.\n"
    ),
    lambda chance, number, paths: "".join(f"* {_prose(chance, 8)} {_link(chance, number, paths)}\n" for _ in range(4)),
    lambda chance, number, paths: (
        f"```python\nfor {chance.choice('abc')} in range({chance.randrange(99)}):\n    print('{_prose(chance, 3)}')\n```\n"
    ),
    lambda chance, number, paths: f'{{% hint style="info" %}}\n{_prose(chance, 25)}\n{{% endhint %}}\n',
    lambda chance, number, paths: "| a | b |\n| - | - |\n" + "".join(f"| {_prose(chance, 3)} | {_prose(chance, 3)} |\n" for _ in range(3)),
)
