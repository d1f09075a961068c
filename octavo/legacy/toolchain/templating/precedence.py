"""Operators bind as ECMAScript has them.

nunjucks reads operators by a precedence of its own, and then writes them side by side into a program, where ECMAScript's precedence counts:
`not a == b` is `(not a) == b`, `2 * 7 % 4` is 2, and `1 + 2 ~ 3 + 4` is the text 334. Templates of that time were tried against this.
"""

from octavo.legacy.toolchain.templating.syntax import Binary, Expression, Group, Literal, Unary

_BINDING = {
    "or": 1,
    "and": 2,
    "==": 3,
    "!=": 3,
    "===": 3,
    "!==": 3,
    "<": 4,
    ">": 4,
    "<=": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "%": 6,
}
_UNARY = 7
MAX_OPERATORS = 200

Item = Expression | str


def reassociate(node: Expression) -> Expression | None:
    """The same operators and operands, bound anew; nothing if there are too many of them."""
    if not isinstance(node, (Binary, Unary)):
        return node
    items = _flat(node)
    return _Binder(items).run() if len(items) <= MAX_OPERATORS else None


def _flat(node: Expression) -> list[Item]:
    """Operands and operators in the order in which they were written; prefixes are marked with a leading `u`."""
    out, stack = list[Item](), list[Item]([node])
    while stack:
        item = stack.pop()
        if isinstance(item, Binary) and item.operator == "~":
            stack += [item.right, "+", Literal(""), "+", item.left]
        elif isinstance(item, Binary) and item.operator in _BINDING:
            stack += [item.right, item.operator, item.left]
        elif isinstance(item, Unary) and item.operator != "floor":
            stack += [item.operand, f"u{item.operator}"]
        else:
            out.append(item)
    return out


class _Binder:
    def __init__(self, items: list[Item]) -> None:
        self._items = list(reversed(items))

    def run(self, least: int = 0) -> Expression:
        left = self._operand()
        while self._items and isinstance(operator := self._items[-1], str) and _BINDING[operator] > least:
            self._items.pop()
            left = Binary(operator, left, self.run(_BINDING[operator]), 0)
        return left

    def _operand(self) -> Expression:
        item = self._items.pop()
        if isinstance(item, str):
            return Unary(item[1:], self.run(_UNARY))
        return item.expression if isinstance(item, Group) else item
