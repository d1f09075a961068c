"""Look for bytes that break a law: `python -m tests.fuzz pages -max_total_time=60`, with atheris (of the dev requirements; for Linux on x86-64).

The first argument is a target (a module beside this one, with its corpus), the rest are libFuzzer's. What is found on the way stays in a folder for
temporary files, unless a folder is given to keep it in.
"""

import importlib
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent
TARGETS: Final = ("pages", "structure", "expressions")


def main(target: str, arguments: list[str]) -> None:
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["octavo.content"]):
        module = importlib.import_module(f"tests.fuzz.{target}")
    options = [argument for argument in arguments if argument.startswith("-")]
    folders = [argument for argument in arguments if not argument.startswith("-")] or [tempfile.mkdtemp(prefix=f"octavo-fuzz-{target}-")]
    words = FOLDER / f"{target}.dict"
    known = [f"-dict={words}"] if words.exists() else []
    atheris.Setup([sys.argv[0], *known, *options, *folders, str(FOLDER / "corpus" / target)], module.check)
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} [libFuzzer options]")
    main(sys.argv[1], sys.argv[2:])
