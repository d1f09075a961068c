"""The footnotes that hold annotations' bodies: labels for new ones, the old label for a body that a file has already."""

import json
from collections import Counter

from octavo.content.document import Node


class Notes:
    """`existing` are the file's labels with their canonical bodies; annotations of the same body share what the file has of it."""

    def __init__(self, existing: list[tuple[str, list[Node]]] | None = None) -> None:
        self._known: dict[str, list[str]] = {}
        for label, body in existing or []:
            self._known.setdefault(_key(body), []).append(label)
        self._taken = {label for label, _ in existing or []}
        self._used: list[tuple[str, list[Node] | None]] = []
        self._uses: Counter[str] = Counter()
        self._next = 1

    def label(self, body: list[Node]) -> str:
        """A label for one more annotation with this body."""
        if known := self._known.get(_key(body), []):
            label = next((label for label in known if not self._uses[label]), known[0])
            self._use(label, None)
            return label
        while str(self._next) in self._taken:
            self._next += 1
        label = str(self._next)
        self._taken.add(label)
        self._use(label, body)
        return label

    def _use(self, label: str, body: list[Node] | None) -> None:
        self._used.append((label, body))
        self._uses[label] += 1

    def pending(self) -> list[tuple[str, list[Node]]]:
        """The definitions that are still to be written."""
        return [(label, body) for label, body in self._used if body is not None]

    def mark(self) -> int:
        return len(self._used)

    def reset(self, mark: int) -> None:
        """Forget the labels given since `mark`."""
        for label, body in self._used[mark:]:
            self._uses[label] -= 1
            if body is not None:
                self._taken.discard(label)
                self._next = min(self._next, int(label))
        del self._used[mark:]

    def __contains__(self, label: object) -> bool:
        return label in self._taken


def _key(body: list[Node]) -> str:
    return json.dumps(body, sort_keys=True)
