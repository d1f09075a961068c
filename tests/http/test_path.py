"""One rule for the paths of all surfaces."""

import pytest

from octavo.http.path import LONGEST, BadPath, split_path


@pytest.mark.parametrize(
    ("raw", "segments"),
    [
        (b"/", ()),
        (b"//a///b/", ("a", "b")),
        (b"/%E6%8C%87%E5%8D%97/a%20b%3Fc%2523", ("指南", "a b?c%23")),
        ("/指南".encode(), ("指南",)),
        (b"/...", ("...",)),
    ],
)
def test_segments_are_decoded_once(raw: bytes, segments: tuple[str, ...]) -> None:
    assert split_path(raw) == segments


@pytest.mark.parametrize(
    "raw",
    [
        b"/a/../b",
        b"/%2e%2E/b",
        b"/a/.%20/b",
        b"/a\\b",
        b"/a%5cb",
        b"/a%00b",
        b"/a%0d%0ab",
        b"/a%c2%85b",
        b"/%ff",
        b"/" + b"a" * (LONGEST + 1),
        b"/" + b"%61" * LONGEST * 2,
    ],
)
@pytest.mark.parametrize("encoded_slashes", [False, True])
def test_what_nothing_can_be_called_is_refused(raw: bytes, encoded_slashes: bool) -> None:  # noqa: FBT001 - the parameter of the test
    with pytest.raises(BadPath):
        split_path(raw, encoded_slashes=encoded_slashes)


def test_an_encoded_slash_stays_in_its_segment_where_names_may_hold_one() -> None:
    assert split_path(b"/v/next%2Fspring/a", encoded_slashes=True) == ("v", "next/spring", "a")
    with pytest.raises(BadPath):
        split_path(b"/v/next%2Fspring/a")
    with pytest.raises(BadPath):
        split_path(b"/v/..%2F..%2Fetc", encoded_slashes=True)
