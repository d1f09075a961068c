"""The cache that threads share keeps to its bound."""

from octavo.cache import Cache


def test_what_was_used_last_stays() -> None:
    cache = Cache[str, int](3)
    for key in ("a", "b", "c"):
        cache.put(key, ord(key))
    assert cache.get("a") == 97
    cache.put("d", 1)
    assert [key for key in "abcd" if cache.get(key) is not None] == ["a", "c", "d"]


def test_weights_count() -> None:
    cache = Cache[str, str](10)
    cache.put("small", "x", 4)
    cache.put("large", "y", 8)
    assert cache.get("small") is None
    cache.put("too large", "z", 11)
    assert cache.get("too large") is None
    assert cache.get("large") == "y"


def test_replacing_a_value_replaces_its_weight() -> None:
    cache = Cache[str, str](10)
    for _ in range(5):
        cache.put("same", "x", 9)
    cache.put("other", "y", 1)
    assert cache.get("same") == "x"
