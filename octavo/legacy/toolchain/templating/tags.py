"""Text without its HTML tags and comments, read once from end to end."""

import re

_OPENING = re.compile("</?[a-z]|<!--", re.IGNORECASE)


def without_tags(text: str) -> str:
    """A tag lasts to the next `>`, a comment to its end; what has no end is no tag."""
    out, at, start, comments = list[str](), 0, 0, True
    while opening := _OPENING.search(text, at):
        comment = opening.group() == "<!--"
        at = opening.end()
        end = -1 if comment and not comments else text.find("-->" if comment else ">", at)
        if end >= 0:
            out.append(text[start : opening.start()])
            start = at = end + (3 if comment else 1)
        elif comment:
            comments = False
        else:
            break
    return "".join(out) + text[start:]
