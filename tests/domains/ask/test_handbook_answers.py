"""Questions that people have on their first day, over the handbook: the answer begins with the passage that says how."""

from pathlib import Path

import pytest

from tests.world import Source, World

HANDBOOK = Path(__file__).parents[3] / "docs" / "handbook"
QUESTIONS = [
    ("How do I make a backup?", "/running-octavo/backups#make-a-backup"),
    ("How can I restore a backup?", "/running-octavo/backups#restore-a-backup"),
    ("How do I put it behind nginx?", "/running-octavo/behind-a-proxy"),
    ("How do I run Octavo in a container?", "/running-octavo/on-a-server#in-a-container"),
    ("How do I move from SQLite to PostgreSQL?", "/running-octavo/postgresql-and-s3#moving"),
    ("How do I create a token?", "/reference/command-line#octavo-token-create"),
    ("How do I keep my docs private?", "/getting-started/your-own-docs#keep-it-private"),
    ("How do I use a custom domain?", "/running-octavo/behind-a-proxy#custom-domains"),
]


@pytest.fixture
def handbook(world: World) -> Source:
    files = {str(file.relative_to(HANDBOOK)): file.read_bytes() for file in HANDBOOK.rglob("*") if file.is_file()}
    source = world.import_files(files, "handbook")
    world.index()
    return source


def test_the_first_source_says_how(handbook: Source) -> None:
    first = {}
    for question, _ in QUESTIONS:
        events = handbook.world.visit(f"/~octavo/ask?q={question}", "handbook.localhost", accept="text/event-stream").events
        first[question] = events[-1]["sources"][0]["href"] if events[-1]["sources"] else None
    missed = {question: first[question] for question, wanted in QUESTIONS if not (first[question] or "").startswith(wanted)}
    assert missed == {}
