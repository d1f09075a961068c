"""The first revision of a space that was made empty-handed."""

from octavo import clock
from octavo.domains.content import revise
from octavo.domains.spaces.queries import get_space
from octavo.store.git.commits import Person, add_commit, read_commit
from octavo.store.git.refs import MAIN, move_ref
from octavo.store.git.staging import Staging
from octavo.store.git.writing import write_changes
from octavo.store.transaction import Transaction

COMMITTER = ("Octavo", "octavo@localhost")


def seed(tx: Transaction, space_id: str, *, title: str | None, empty: bool, author_id: str | None, text: str = "") -> None:
    """One page with the space's title and a text to begin with; no page at all for `empty`. For a space whose repository has no commit yet."""
    space = get_space(tx, space_id)
    heading = " ".join((title or "Welcome").split())
    files: dict[str, bytes | None] = (
        {}
        if empty
        else {
            "README.md": f"# {heading}\n{_paragraph(text)}".encode(errors="replace"),
            "SUMMARY.md": f"# Table of contents\n\n* [{_escaped(heading)}](README.md)\n".encode(),
        }
    )
    staging = Staging(space.repository_id)
    tree = write_changes(tx, staging, None, files)
    person = Person(*COMMITTER, clock.now())
    commit = add_commit(staging, tree, [], author=person, message="Begin")
    staging.write(tx)
    move_ref(tx, space.repository_id, MAIN, commit, expected=None)
    made = read_commit(tx, space.repository_id, commit)
    revise.record(tx, revise.store(tx, space, made, revise.read(tx, space, made, None)), parents=[], author_id=author_id)


def _paragraph(text: str) -> str:
    return f"\n{_escaped(' '.join(text.split()))}\n" if text else ""


def _escaped(title: str) -> str:
    return "".join(f"\\{character}" if character in "\\[]*_`<" else character for character in title)
