"""Markdown of any kind becomes HTML that can do nothing but be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.content import page
from octavo.content.html.render import render
from octavo.content.references import NoReferences
from tests.content.html.reading import dangers
from tests.content.html.test_safety import Everything
from tests.content.html.test_urls import HOSTILE

PIECES = [
    *("\n", "\n\n", " ", "x", '"', "'", ">", "<", "`", "```", "$$", "|", "| --- |", "* ", "1. ", "> ", "# ", "    ", "\\", "&", "&#106;", "&lt;", "[^1]", "[^1]: "),
    *("<script>", "</script>", "<style>", "<svg onload=alert(1)>", "</svg>", "<img src=", " onerror=alert(1) ", "javascript:alert(1)", "data:text/html,x", "<!--", "-->"),
    *("[x](", "![x](", ")", "](", "<a href=", "</a>", '<a class="button primary" href=', "<iframe src=", "</iframe>", '<mark style="color:', "</mark>", '<i class="fa-'),
    *("<table><thead><tr><th", "<tbody><tr><td>", "</td></tr></table>", "<details>", "<summary>", "</summary>", "</details>", "<figure>", "<figcaption>", "</figure>"),
    *('{% hint style="', '" %}', "{% endhint %}", '{% embed url="', '{% tab title="', "{% tabs %}", "{% endtab %}", '{% file src="', '{% code title="', "{% endcode %}"),
    *('{% content-ref url="', '{% openapi src="', '{% @mermaid/diagram content="', '{% include "', '{% update date="', "{% updates %}", "{% if ", "%}", "{%"),
    '<pre class="language-js"><code>',
    "</code></pre>",
    '<p align="center">',
    "<kbd>",
    '<button type="button" data-action="ask" data-query="',
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_arrangement_of_syntax_is_dangerous(source: str) -> None:
    assert dangers(_rendered(source)) == []


@pytest.mark.parametrize("url", [url for url in HOSTILE if url.isprintable() or "\t" in url])
def test_a_hostile_address_is_followed_from_nowhere(url: str) -> None:
    source = "\n\n".join(
        [
            f"[x](<{url}>) ![x](<{url}>) <{url}>",
            f'<a href="{url}">x</a> <a class="button primary" href="{url}">x</a> <img src="{url}" data-size="line"> <a data-mention href="{url}">x</a>',
            f'<figure><picture><source srcset="{url}" media="(prefers-color-scheme: dark)"><img src="{url}"></picture></figure>',
            f'{{% embed url="{url}" %}}',
            f'{{% content-ref url="{url}" %}}\n[x]({url})\n{{% endcontent-ref %}}',
            f'{{% file src="{url}" %}}',
            f'{{% openapi src="{url}" path="/" method="get" %}}\n[x]({url})\n{{% endopenapi %}}',
            f'{{% @a/b url="{url}" %}}',
            f'<iframe src="{url}"></iframe>',
            f'<table><thead><tr><th data-type="content-ref">x</th><th data-type="files"></th><th data-type="image"></th></tr></thead><tbody><tr><td><a href="{url}">x</a></td>'
            f'<td><a href="{url}">x</a></td><td><a href="{url}">x</a></td></tr></tbody></table>',
        ],
    )
    assert dangers(_rendered(source)) == []


def _rendered(source: str) -> str:
    return render(page.read(page.parse(source), NoReferences()), Everything())


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<p onclick=x>",
        '<a href="java\tscript:alert(1)">x</a>',
        '<a href="//evil.example">x</a>',
        '<img src="data:image/svg+xml;base64,x">',
        '<img srcset="javascript:x">',
        '<iframe src="https://evil.example/"></iframe>',
        '<p style="x:y">',
        "<svg><a xlink:href='javascript:x'></a></svg>",
    ],
)
def test_the_watchman_is_awake(markup: str) -> None:
    assert dangers(markup)
