"""Where included templates come from: the book itself, or another Git repository where the operator allows it (legacy 5)."""

from dataclasses import dataclass
from typing import Protocol

from octavo.legacy.toolchain import paths
from octavo.legacy.toolchain.faults import BookFault
from octavo.legacy.toolchain.files import Files

MAX_SIZE = 2_000_000
_GIT = "git+"


class Conrefs(Protocol):
    """Content of other repositories. Implementations decide which addresses may be asked, and raise `BookFault` for the others."""

    def fetch(self, url: str, ref: str) -> Files:
        """The files of a repository at a branch, tag or commit; an empty `ref` means its default branch."""


@dataclass(frozen=True, slots=True)
class Source:
    """A template's text and where it comes from. `repository` is empty for the book's own files; `path` is what a fault names."""

    text: str
    path: str
    files: Files
    repository: str = ""


class Loader:
    """Finds what an include names. Nothing outside the book, or outside the repository it came from, is ever read."""

    def __init__(self, conrefs: Conrefs | None) -> None:
        self._conrefs = conrefs

    def load(self, reference: str, origin: Source) -> Source:
        """The template that `reference` names in a file of `origin`."""
        if reference.startswith(_GIT):
            return self._fetch(reference)
        if paths.is_external(reference) or paths.is_data(reference):
            raise BookFault(f"Only files of the book and git+… addresses can be included, not `{_shown(reference)}`.")
        if "\0" in reference:
            raise BookFault("A path holds no NUL.")
        # within a fetched repository, paths are from its root
        path = paths.absolute(reference, "." if origin.repository else paths.dirname(origin.path))
        if path == ".." or path.startswith("../"):
            raise BookFault(f"`{_shown(reference)}` lies outside the book.")
        return self._read(path, origin.files, origin.repository)

    def _fetch(self, reference: str) -> Source:
        if self._conrefs is None:
            raise BookFault(f"`{_shown(reference)}` is content of another repository. The operator of this server has not allowed it.")
        address, _, ref = reference.removeprefix(_GIT).partition("#")
        repository, dot_git, path = address.partition(".git/")
        if not dot_git or not path:
            raise BookFault(f"`{_shown(reference)}` must be written git+<address of the repository>.git/<path>#<branch, tag or commit>.")
        url = f"{repository}.git"
        normal = paths.flatten(path)
        if normal == ".." or normal.startswith("../"):
            raise BookFault(f"`{_shown(reference)}` lies outside its repository.")
        return self._read(normal, self._conrefs.fetch(url, ref), url)

    def _read(self, path: str, files: Files, repository: str) -> Source:
        try:
            data = files.read(path)
        except KeyError:
            raise BookFault(f"The included file `{_shown(path)}` does not exist.") from None
        if len(data) > MAX_SIZE:
            raise BookFault(f"The included file `{_shown(path)}` is too large.")
        return Source(data.decode("utf-8", errors="replace"), path, files, repository)


def _shown(text: str) -> str:
    """Enough of it to recognise it; never a password that stands in an address."""
    before, scheme, address = text.partition("://")
    host, slash, path = address.partition("/")
    text = before + scheme + host.rpartition("@")[2] + slash + path
    return text if len(text) <= 200 else f"{text[:200]}…"  # noqa: PLR2004 - as said
