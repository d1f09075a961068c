"""Atom (RFC 4287)."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from octavo.clock import timestamp
from octavo.publish.source import FeedContents

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ILLEGAL = {code: None for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r"}
"""Characters that no XML document may hold, however they are spelled (XML 1.0, 2.2)."""


def atom(feed: FeedContents, own_href: str) -> str:
    """The feed, newest first as its source gives it. An empty one is as old as time itself: it must carry a date."""
    changed = max((entry.updated_at for entry in feed.entries), default=_EPOCH)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_text(own_href)}</id>",
        f"  <title>{_text(feed.title)}</title>",
        f"  <updated>{timestamp(changed)}</updated>",
        f"  <author><name>{_text(feed.title)}</name></author>",
        f'  <link rel="self" type="application/atom+xml" href={_attribute(own_href)}/>',
        f"  <link href={_attribute(feed.href)}/>",
    ]
    for entry in feed.entries:
        lines += [
            "  <entry>",
            f"    <id>{_text(entry.id)}</id>",
            f"    <title>{_text(entry.title)}</title>",
            f"    <updated>{timestamp(entry.updated_at)}</updated>",
            f"    <link href={_attribute(entry.href)}/>",
            f'    <content type="html" xml:base={_attribute(entry.href)}>{_text(entry.html)}</content>',
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _text(text: str) -> str:
    return escape(text.translate(_ILLEGAL))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_ILLEGAL))
