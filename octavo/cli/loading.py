"""Loading the modules of a command."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

SELDOM: Final = (20_000, 20, 20)


@contextmanager
def for_good() -> Iterator[None]:
    """Modules stay as long as the process, so the search for garbage need not go through them: neither while they load nor ever after.

    What comes later is mostly pages, which hold no cycles, in great numbers: the search is for the few that do, and may be rare.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()
