"""The bounds of an expression: whatever its author writes, it ends soon and stays small."""

from octavo.errors import BadRequest

MAX_SOURCE = 1024
"""Characters of an expression; the API's own cap (dialect 2.1, semantics 2)."""

MAX_DEPTH = 32
"""Levels of parentheses, brackets, calls, conditionals and prefixes in the source."""

MAX_EVALUATION_DEPTH = 100
"""Levels of the tree on the evaluator's stack, the bodies of arrow functions included; a row of operators is one level."""

MAX_STEPS = 50_000
"""One for each node evaluated, element visited and 16 characters touched."""

MAX_STRING = 65_536
"""Characters of any string that an expression makes."""

MAX_ARRAY = 10_000
"""Elements of any array that an expression makes."""


class ExpressionError(BadRequest):
    """An expression that cannot be read or evaluated; the message says why."""
