"""Templates that would run for ever, or fill the memory, are refused with their place."""

import pytest

from octavo.legacy.toolchain.faults import BookFault
from tests.legacy.books import content

BOMBS = {
    "range": "{% for x in range(1000000000) %}x{% endfor %}",
    "range of infinity": "{{ range(0, 1/0) }}",
    "range backwards": "{{ range(0, -1/0, -1) | length }}",
    "nested loops": "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}x{% endfor %}{% endfor %}{% endfor %}",
    "empty nested loops": "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
    "doubling text": "{% set x = 'aaaaaaaaaa' %}{% for i in range(64) %}{% set x = x ~ x %}{% endfor %}",
    "adding text": "{% set x = 'aaaaaaaaaa' %}{% for i in range(64) %}{% set x = x + x %}{% endfor %}",
    "doubling lists": "{% set x = [1,1] %}{% for i in range(64) %}{% set x = x.concat(x) %}{% endfor %}",
    "printing lists of lists": "{% set x = 'aaaaaaaaaaaaaaaa' %}{% for i in range(40) %}{% set x = [x, x] %}{% endfor %}{{ x }}",
    "dumping lists of lists": "{% set x = 'aaaaaaaaaaaaaaaa' %}{% for i in range(40) %}{% set x = [x, x] %}{% endfor %}{{ x | dump }}",
    "deep lists": "{% set x = [] %}{% for i in range(50000) %}{% set x = [x] %}{% endfor %}{{ x | dump }}",
    "centring": "{{ 'a' | center(999999999999) }}",
    "indenting": "{{ 'a\\nb' | indent(999999999999, true) }}",
    "batches": "{{ [1] | batch(999999999999, 'x') }}",
    "slices": "{{ [1] | slice(999999999999, 'x') }}",
    "replacing": "{% set x = 'aaaaaaaa' %}{% for i in range(30) %}{% set x = x | replace('a', 'aaaaaaaa') %}{% endfor %}",
    "joining": "{% set x = range(99999) %}{{ x | join(x | join('aaaaaaaaaaaaaaaaaaaa')) }}",
    "counting words": "{% set x = 'a b c d e ' %}{% for i in range(15) %}{% set x = x ~ x %}{% endfor %}{% for i in range(9000) %}{% set y = x | wordcount %}{% endfor %}",
    "turning text": "{% set x = 'aaaaaaaaaa' %}{% for i in range(15) %}{% set x = x ~ x %}{% endfor %}{% for i in range(9000) %}{% set y = x | upper | reverse %}{% endfor %}",
    "macros": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macros that branch": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(39) }}",
    "blocks that multiply": "".join(
        f"{{% set v{i} %}}{{% html %}}{{{{ v{i - 1} }}}}{{{{ v{i - 1} }}}}{{% endhtml %}}{{% endset %}}" for i in range(1, 50)
    ).replace("{{ v0 }}", "0123456789")
    + "{{ v49 }}",
    "deep parentheses": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep brackets": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "deep ifs": "{% if 1 %}" * 5000 + "{% endif %}" * 5000,
    "many elifs": "{% if 0 %}" + "{% elif 0 %}" * 5000 + "{% endif %}",
    "long sums": "{{ 1" + " + 1" * 5000 + " }}",
    "long lookups": "{{ book" + ".a" * 5000 + " }}",
    "long filters": "{{ 'a'" + " | upper" * 5000 + " }}",
    "minuses": "{{ " + "- " * 5000 + "1 }}",
}


@pytest.mark.parametrize("source", BOMBS.values(), ids=list(BOMBS))
def test_a_template_that_takes_too_much_is_refused(source: str) -> None:
    with pytest.raises(BookFault, match=r"^page\.md"):
        content(source)


def test_powers_and_divisions_stay_numbers() -> None:
    assert (
        content("{{ 10 ** 1000 }} {{ 1 / 0 }} {{ -1 / 0 }} {{ 0 / 0 }} {{ 5 % 0 }} {{ (0 - 8) ** 0.5 }}")
        == "<p>Infinity Infinity -Infinity NaN NaN NaN</p>\n"
    )


def test_many_nots_are_read_in_pairs() -> None:
    assert content("{{ " + "not " * 5001 + "1 }}") == "<p>false</p>\n"
