"""AsciiDoc, through the program `asciidoctor` where it is installed (legacy 5): it reads files in its secure mode, which includes nothing."""

import os
import shutil
import subprocess
from functools import cache

from octavo.legacy.toolchain.faults import BookFault

SECONDS = 20
MAX_SIZE = 1_000_000
MAX_OUTPUT = 20_000_000
_ARGUMENTS = ("--safe-mode", "secure", "--no-header-footer", "--attribute", "showtitle", "--backend", "html5", "--out-file", "-", "-")


@cache
def _program() -> str | None:
    return shutil.which("asciidoctor")


def render(source: str) -> str:
    """Raises `BookFault` where the program is missing, takes too long, or refuses the text."""
    program = _program()
    if program is None:
        raise BookFault("AsciiDoc needs the program asciidoctor, which is not installed here.")
    if len(source) > MAX_SIZE:
        raise BookFault("This AsciiDoc file is too large.")
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program and arguments; the text goes in by its input
            [program, *_ARGUMENTS], input=source.encode(), capture_output=True, timeout=SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise BookFault(f"This AsciiDoc took more than {SECONDS} seconds.") from None
    except OSError as error:
        raise BookFault("The program asciidoctor could not be run.") from error
    if done.returncode or len(done.stdout) > MAX_OUTPUT:
        raise BookFault("This AsciiDoc could not be rendered.")
    return done.stdout.decode(errors="replace")
