"""What a book leaves out: `.ignore`, `.gitignore` and `.bookignore` at its root (legacy 5)."""

from collections.abc import Iterable

from pathspec import GitIgnoreSpec

from octavo.legacy.toolchain.files import Files

IGNORE_FILES = (".ignore", ".gitignore", ".bookignore")
ALWAYS = (".git/", ".DS_Store", "node_modules", "_book", "_layouts")
MAX_SIZE = 100_000


class Ignore:
    """Rules relative to the root of the whole book, also for its languages."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._spec = GitIgnoreSpec.from_lines(list(lines))

    @classmethod
    def read(cls, files: Files, always: tuple[str, ...] = ALWAYS, order: tuple[str, ...] = IGNORE_FILES) -> "Ignore":
        lines, names = list(always), set(files.paths())
        for name in order:
            if name in names:
                lines.extend(files.read(name)[:MAX_SIZE].decode(errors="replace").splitlines())
        return cls(lines)

    def __call__(self, path: str) -> bool:
        return bool(self._spec.match_file(path))
