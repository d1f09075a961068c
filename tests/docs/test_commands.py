"""Every `octavo …` that the handbook and the README tell people to type is a command with those options."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest

from octavo.cli import octavo as program
from tests.docs.handbook import programs
from tests.docs.reference import HANDBOOK

ROOT = HANDBOOK.parents[1]
PAGES = [*sorted(path for path in HANDBOOK.rglob("*.md") if ".gitbook" not in path.parts), ROOT / "README.md"]
FENCED = re.compile(r"^```bash\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PROGRAM = re.compile(r"(?:^|[\s/])octavo (?=[a-z])(.*)")


def typed() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for block in FENCED.findall(page.read_text()):
            for line in block.replace("\\\n", " ").splitlines():
                found = PROGRAM.search(line.partition(" #")[0])
                if found and "podman" not in line.split()[:1]:
                    yield page.name, shlex.split(found[1])


COMMANDS = list(typed())


def test_the_handbook_tells_people_to_type_commands() -> None:
    assert len(COMMANDS) > 15
    assert programs("api/ask-from-a-program.md", "javascript")


@pytest.mark.parametrize(("page", "words"), COMMANDS, ids=[f"{page}: {' '.join(words)[:40]}" for page, words in COMMANDS])
def test_a_command_and_its_options_exist(page: str, words: list[str]) -> None:
    command: click.Command = program
    while isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    options = {spelling for option in command.params for spelling in option.opts}
    given = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert given <= options
