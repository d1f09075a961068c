"""Characters as that time's tools classed them."""

# White space, as ECMAScript has it: Python's own set differs at both ends.
SPACE = "\t\n\x0b\x0c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

# A pattern for where its lines begin and end, which is not only at `\n`.
LINE_BEGIN, LINE_END = r"(?:\A|(?<=[\n\r\u2028\u2029]))", r"(?=[\n\r\u2028\u2029]|\Z)"


def escape(text: str) -> str:
    """All five marks as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
