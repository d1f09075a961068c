"""A space with everything that a revision can hold."""

import pytest

from tests.world import Source, World

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\x06\0\0\0" + b"\0" * 20

FILES: dict[str, str | bytes] = {
    "README.md": "---\ndescription: The beginning\nicon: rocket\n---\n\n# Welcome\n\nHello **world**, see [the guide](guides/install.md#steps).\n",
    "SUMMARY.md": (
        '# Table of contents\n\n* [Welcome](README.md)\n\n## Guides\n\n* [Install](guides/install.md "Setup")\n  * [On Linux](guides/linux.md)\n'
        "* [Elsewhere](https://example.com)\n* [Hidden](hidden.md)\n"
    ),
    ".gitbook.yaml": "redirects:\n  old/place: guides/install.md\n",
    "guides/install.md": (
        '# Install\n\n## Steps\n\n{% hint style="warning" %}\nMind the gap\n{% endhint %}\n\n{% include "../.gitbook/includes/note.md" %}\n\n'
        'Version <code class="expression">space.vars.version</code>\n\n![Picture](<../.gitbook/assets/a b.png>)\n'
    ),
    "guides/linux.md": "---\nmetaLinks:\n  canonical: https://example.com/linux\n  alternates:\n    - install.md\n---\n\n# On Linux\n\n深い 内容 שלום\n",
    "hidden.md": "---\nhidden: true\nnoIndex: true\n---\n\n# Hidden\n\nsecretword\n",
    ".gitbook/includes/note.md": "---\ntitle: A note\n---\n\nReusable text\n",
    ".gitbook/vars.yaml": "version: 1.2\n",
    ".gitbook/tags.yaml": "- tag: beta\n  label: Beta\n  color: blue\n",
    ".gitbook/assets/a b.png": PNG,
}


@pytest.fixture
def docs(world: World) -> Source:
    return world.import_files(FILES)
