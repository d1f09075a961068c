"""What a book leaves out: `.ignore`, `.gitignore` and `.bookignore` at its root (legacy 5)."""

from collections.abc import Iterable

from octavo.legacy.toolchain.files import Files
from octavo.legacy.toolchain.globs import Budgeted, Rule, read_rule

IGNORE_FILES = (".ignore", ".gitignore", ".bookignore")
ALWAYS = (".git/", ".DS_Store", "node_modules", "_book", "_layouts")
MAX_SIZE = 100_000


class Ignore:
    """Rules relative to the root of the whole book, also for its languages. Raises `BookFault` for more of them than a book may have work for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rules = [rule for rule in map(read_rule, lines) if rule is not None]
        self._work = Budgeted()
        self._known = dict[str, bool]()

    @classmethod
    def read(cls, files: Files, always: tuple[str, ...] = ALWAYS, order: tuple[str, ...] = IGNORE_FILES) -> "Ignore":
        lines, names = list(always), set(files.paths())
        for name in order:
            if name in names:
                lines.extend(files.read(name)[:MAX_SIZE].decode(errors="replace").splitlines())
        return cls(lines)

    def __call__(self, path: str) -> bool:
        found = self._known.get(path)
        if found is None:
            found = self._known[path] = self._ignored(path.split("/"))
        return found

    def _ignored(self, parts: list[str]) -> bool:
        """The last rule for the path itself decides, unless one below it leaves out a folder that it lies in."""
        ignored, by_itself = False, False
        for rule in self._rules:
            depth = self._depth(rule, parts)
            if depth == 0:
                continue
            whole = depth == len(parts)
            if whole or not by_itself or not rule.negated:
                ignored, by_itself = not rule.negated, whole
        return ignored

    def _depth(self, rule: Rule, parts: list[str]) -> int:
        """How many segments of the path the rule names: all of it, or a folder above; 0 if it names neither."""
        longest = len(parts) - rule.folder
        if rule.name is not None:
            self._work.spend()
            return next((depth for depth in range(longest, 0, -1) if parts[depth - 1] == rule.name), 0)
        return next((depth for depth in range(longest, 0, -1) if rule.names(parts[:depth], self._work)), 0)
