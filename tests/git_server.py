"""A Git server on this machine, for what reads repositories elsewhere: dulwich's own, over plain HTTP."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from dulwich.objects import Blob, Commit, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo
from dulwich.server import DictBackend
from dulwich.web import make_wsgi_chain


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's
        """Say nothing."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class GitServer:
    """Repositories by name; `address` is where they are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._repositories: dict[str, Repo] = {}
        self.asked = list[str]()
        self._server = make_server("127.0.0.1", 0, self._answer, _Server, _Quiet)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self._backend: Any = DictBackend({})  # its types say bytes, it is asked for text
        self._application = make_wsgi_chain(self._backend)

    def _answer(self, environ: dict[str, Any], start: Any) -> Any:
        self.asked.append(environ["PATH_INFO"])
        return self._application(environ, start)

    def commit(
        self, name: str, files: Mapping[str, str | bytes], ref: str = "refs/heads/main", *, modes: Mapping[str, int] | None = None
    ) -> str:
        """A commit of these files and no others; answers its id."""
        if name not in self._repositories:
            (self._folder / name).mkdir(parents=True)
            self._repositories[name] = self._backend.repos[f"/{name}.git"] = Repo.init_bare(str(self._folder / name))
            self._repositories[name].refs.set_symbolic_ref(Ref(b"HEAD"), Ref(b"refs/heads/main"))
        repository = self._repositories[name]
        tree = _tree(
            repository, {path: content.encode() if isinstance(content, str) else content for path, content in files.items()}, modes or {}
        )
        made = Commit()
        made.tree = tree.id
        made.author = made.committer = b"Ada <ada@octavo.test>"
        made.author_time = made.commit_time = 1_400_000_000
        made.author_timezone = made.commit_timezone = 0
        made.message = b"Content"
        repository.object_store.add_object(made)
        repository.refs[Ref(ref.encode())] = made.id
        return made.id.decode()

    @contextmanager
    def serving(self) -> Iterator["GitServer"]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            thread.join()
            self._server.server_close()
            for repository in self._repositories.values():
                repository.close()


def _tree(repository: Repo, files: Mapping[str, bytes], modes: Mapping[str, int], prefix: str = "") -> Tree:
    tree = Tree()
    folders = dict.fromkeys(path.partition("/")[0] for path in files if "/" in path)
    for folder in folders:
        inner = {path.partition("/")[2]: content for path, content in files.items() if path.startswith(f"{folder}/")}
        tree.add(folder.encode(), 0o040000, _tree(repository, inner, modes, f"{prefix}{folder}/").id)
    for path, content in files.items():
        if "/" not in path:
            blob = Blob.from_string(content)
            repository.object_store.add_object(blob)
            tree.add(path.encode(), modes.get(prefix + path, 0o100644), blob.id)
    repository.object_store.add_object(tree)
    return tree
