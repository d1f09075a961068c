"""Run the benchmarks and print their table."""

import importlib
import pkgutil
import sys
from pathlib import Path

from bench import Row

HELPERS = {"__main__", "generate", "load"}


def main(names: list[str]) -> None:
    found = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name not in HELPERS)
    unknown = set(names) - set(found)
    if unknown:
        sys.exit(f"usage: python -m bench [{'|'.join(found)}] …")
    for name in names or found:
        print(f"\n{name}")
        for row in importlib.import_module(f"bench.{name}").run():
            print(_line(row), flush=True)


def _line(row: Row) -> str:
    mark = {True: "reached", False: "MISSED", None: ""}[row.reached]
    return f"  {row.what:<58} {row.measured:<34} {row.figure:<40} {mark}".rstrip()


if __name__ == "__main__":
    main(sys.argv[1:])
