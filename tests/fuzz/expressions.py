"""Any text as an expression: it ends soon, in a value that can be written or in its own kind of error."""

import time
from typing import Final

from octavo.content.expressions import ExpressionError, condition, depends_on, evaluate, template, text
from tests.content.expressions.generate import SCOPE

_HANG: Final = 1.0


def check(data: bytes) -> None:
    try:
        source = data.decode()
    except UnicodeDecodeError:
        return
    started = time.process_time()
    try:
        evaluate(source, SCOPE)
        failed = False
    except ExpressionError:
        failed = True
    shown = text(source, SCOPE)
    shown.encode()
    template(f"{{{{ {source} }}}} {{{{{source}", SCOPE).encode()
    if failed and source.strip() and (shown or condition(source, SCOPE)) and "large" not in _why(source):
        raise AssertionError("an expression that fails was shown or held")
    depends_on(source, "visitor")
    if (taken := time.process_time() - started) > _HANG:
        raise AssertionError(f"an expression took {taken:.1f} seconds")


def _why(source: str) -> str:
    """The message of its failure: one that is only too large to leave the evaluator still has its truth."""
    try:
        evaluate(source, SCOPE)
    except ExpressionError as refused:
        return refused.message
    return ""
