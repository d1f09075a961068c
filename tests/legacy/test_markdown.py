"""The Markdown of that time, rule by rule (each pair was observed)."""

import pytest

from octavo.legacy.toolchain.markdown import protect_code, render, render_inline

RULES = {
    "a heading needs no space": ("#NoSpace #", "<h1>NoSpace</h1>\n"),
    "a heading keeps at least one character": ("##", "<h1>#</h1>\n"),
    "a heading may name its id": ("## A {#b}", '<h2 id="b">A </h2>\n'),
    "two marks underline": ("A\n==\n\nB\n--\n", "<h1>A</h1>\n<h2>B</h2>\n"),
    "one mark does not underline": ("A\n=\n", "<p>A\n=</p>\n"),
    "bullets of every kind are one list": ("* a\n- b\n1. c\n", "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
    "an item before a blank line is loose, and the one after it": (
        "* a\n\n* b\n* c\n",
        "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n<li>c</li>\n</ul>\n",
    ),
    "lists nest by any indent": ("* a\n * b\n", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
    "two blank lines end a list": ("* a\n\n\n  b\n", "<ul>\n<li>a</li>\n</ul>\n<p>  b</p>\n"),
    "a rule ends a list": ("* a\n* * *\n", "<ul>\n<li>a</li>\n</ul>\n<hr>\n"),
    "a task is text": ("- [ ] t\n", "<ul>\n<li>[ ] t</li>\n</ul>\n"),
    "a fence has a language": ("```js\na < b\n```", '<pre><code class="lang-js">a &lt; b\n</code></pre>\n'),
    "a fence without a language has no line after it": ("```\na\n```\nb", "<pre><code>a\n</code></pre><p>b</p>\n"),
    "a fence may interrupt a paragraph": ("a\n```\nb\n```", "<p>a</p>\n<pre><code>b\n</code></pre>"),
    "a fence ends anywhere in a line": ("```\na```\n", "<pre><code>a\n</code></pre>"),
    "a fence that never ends is code in a line": ("```\na", "<p>```\na</p>\n"),
    "four spaces are code": ("    a\n\n    b\n", "<pre><code>a\n\nb\n</code></pre>"),
    "tabs are four spaces": ("\ta\n", "<pre><code>a\n</code></pre>"),
    "cells split within code and may be too many": (
        "a | b\n--|:-:\n`x|y` | 2\n",
        '<table>\n<thead>\n<tr>\n<th>a</th>\n<th style="text-align:center">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>`x</td>\n'
        '<td style="text-align:center">y`</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n',
    ),
    "tables stand at the top only": (
        "* a\n\n  |a|b|\n  |-|-|\n  |1|2|\n",
        "<ul>\n<li><p>a</p>\n<p>|a|b|\n|-|-|\n|1|2|</p>\n</li>\n</ul>\n",
    ),
    "addresses are linked": ("see http://a.b/c.", '<p>see <a href="http://a.b/c">http://a.b/c</a>.</p>\n'),
    "addresses without a scheme are not": ("www.a.b", "<p>www.a.b</p>\n"),
    "mail in angles is linked": ("<me@x.y>", '<p><a href="mailto:me@x.y">me@x.y</a></p>\n'),
    "block HTML is raw up to a blank line": ("<div>\n*a*\n</div>\n\nb", "<div>\n*a*\n</div>\n\n<p>b</p>\n"),
    "inline HTML holds Markdown": ("<b>*a*</b>", "<p><b><em>a</em></b></p>\n"),
    "raw elements hold none": ("x <p>*a*</p>", "<p>x <p>*a*</p></p>\n"),
    "a lone end tag is text": ("a </b>", "<p>a &lt;/b&gt;</p>\n"),
    "two spaces break a line": ("a  \nb", "<p>a<br>b</p>\n"),
    "a backslash breaks none": ("a\\\nb", "<p>a\\\nb</p>\n"),
    "few marks are escaped": ("\\* \\< \\>", "<p>* \\&lt; ></p>\n"),
    "maths is text, and begins a paragraph": ("a\n$$b$$", "<p>a</p>\n<p>$$b$$</p>\n"),
    "a note and its text": (
        "a[^1]\n\n[^1]: *b*\n",
        '<p>a<sup><a href="#fn_1" id="reffn_1">1</a></sup></p>\n<blockquote id="fn_1">\n<sup>1</sup>. <em>b</em>'
        '<a href="#reffn_1" title="Jump back to footnote [1] in the text."> &#8617;</a>\n</blockquote>\n',
    ),
    "emphasis within words by stars only": ("a*b*c a_b_c", "<p>a<em>b</em>c a_b_c</p>\n"),
    "pairs are taken apart if nothing else ends them": ("_a__", "<p><em>a_</em></p>\n"),
    "references may be defined later": (
        '[a][B] [b]\n\n[b]: /u "t"\n',
        '<p><a href="/u" title="t">a</a> <a href="/u" title="t">b</a></p>\n',
    ),
    "an unknown reference is text": ("[a][b] ![c]", "<p>[a][b] ![c]</p>\n"),
    "links hold brackets": ('[a [b] c](u "t")', '<p><a href="u" title="t">a [b] c</a></p>\n'),
    "lines end in four ways": (
        "    a\u2028    b\n\n> c\u2029> d\n",
        "<pre><code>a\u2028b\n</code></pre><blockquote>\n<p>c\u2029d</p>\n</blockquote>\n",
    ),
    "a blank line of other white space ends a list": ("* a\n\n\x0c\n", "<ul>\n<li>a</li>\n</ul>\n<p>\x0c</p>\n"),
    "a byte order mark is white space": ("[x]: \ufeff\n", "<p>[x]: \ufeff</p>\n"),
    "an image": ("![a*b*](s)", '<p><img src="s" alt="a*b*"></p>\n'),
    "struck text": ("~~a~~", "<p><del>a</del></p>\n"),
    "code trims and keeps": ("`` a`b ``", "<p><code>a`b</code></p>\n"),
    "entities stay": ("&copy; & &#x4e2d;", "<p>&copy; &amp; &#x4e2d;</p>\n"),
    "a quote goes on without its mark": ("> a\nb\n", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
    "Han stays Han": ("**中文**_a_", "<p><strong>中文</strong><em>a</em></p>\n"),
}


@pytest.mark.parametrize(("source", "expected"), RULES.values(), ids=list(RULES))
def test_markdown(source: str, expected: str) -> None:
    assert render(source) == expected


def test_inline_markdown_makes_no_paragraph() -> None:
    assert render_inline("*a* `b`") == "<em>a</em> <code>b</code>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a `{{ x }}` b", "a {% raw %}`{{ x }}`{% endraw %} b"),
        ("```\n{{ x }}\n```\n", "{% raw %}```\n{{ x }}\n```\n{% endraw %}"),
        ("    {{ x }}\n", "{% raw %}    {{ x }}\n{% endraw %}"),
        ("* `{{ x }}`\n", "* `{{ x }}`\n"),
        ("**`{{ x }}`**", "**`{{ x }}`**"),
        ("{% raw %}`a`{% endraw %} `b`", "{% raw %}`a`{% endraw %} {% raw %}`b`{% endraw %}"),
    ],
)
def test_code_is_kept_from_templates_where_it_always_was(source: str, expected: str) -> None:
    assert protect_code(source) == expected
