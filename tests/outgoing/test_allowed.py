"""Which addresses may be asked at all."""

import pytest

from octavo.outgoing.allowed import Allowed, NotAllowed, allowed_conrefs, is_public
from octavo.settings import Settings, WrongSetting

INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::1",
    "2001:0:7f00:1::", "::127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_the_network_is_not_public_however_it_is_written(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "140.82.121.3", "2606:4700::1111", "::ffff:1.1.1.1", "2002:101:101::", "64:ff9b::101:101"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", ["https://git.example.com/a.git", "https://GIT.example.com./a.git", "https://git.example.com:443/a.git"])
def test_a_host_that_is_named_may_be_asked_by_https(url: str) -> None:
    target = Allowed(["git.example.com"]).check(url)
    assert (target.scheme, target.host, target.port, target.inside) == ("https", "git.example.com", 443, False)


@pytest.mark.parametrize(
    "url",
    [
        "http://git.example.com/a.git",
        "https://git.example.com:8443/a.git",
        "https://example.com/a.git",
        "https://git.example.com.evil.test/a.git",
        "https://evil.test/git.example.com/a.git",
        "https://git.example.com@evil.test/a.git",
        "https://user:secret@git.example.com/a.git",
        "https://git.example.com\\@evil.test/a.git",
        "https://git.example.com\t/a.git",
        "https://gіt.example.com/a.git",
        "ssh://git.example.com/a.git",
        "git://git.example.com/a.git",
        "file:///etc/passwd",
        "ext::sh -c id",
        "git@git.example.com:a.git",
        "//git.example.com/a.git",
        "https:///a.git",
        "https://[::1/a.git",
        "https://git.example.com:99999/a.git",
        "",
    ],
)
def test_nothing_else_may_be_asked(url: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        Allowed(["git.example.com"]).check(url)
    assert "secret" not in refused.value.message


def test_a_users_name_is_not_sent_anywhere() -> None:
    """The old documentation wrote addresses with one."""
    target = Allowed(["git.example.com"]).check("https://git@git.example.com/a.git")
    assert (target.host, target.authority, target.path) == ("git.example.com", "git.example.com", "/a.git")


def test_a_star_stands_for_names_below_or_for_every_host() -> None:
    below, every = Allowed(["*.example.com"]), Allowed(["*"])
    assert below.check("https://a.b.example.com/x").host == "a.b.example.com"
    with pytest.raises(NotAllowed):
        below.check("https://example.com/x")
    assert every.check("https://example.com/x").inside is False
    with pytest.raises(NotAllowed):
        every.check("http://example.com/x")


def test_a_server_inside_the_network_is_named_by_its_whole_origin() -> None:
    allowed = Allowed(["http://git.internal:3000", "*"])
    assert allowed.check("http://git.internal:3000/a.git").inside
    assert not allowed.check("https://git.internal/a.git").inside
    with pytest.raises(NotAllowed):
        allowed.check("http://git.internal:3001/a.git")


@pytest.mark.parametrize(
    "entry", ["http://git.internal:3000/path", "ssh://git.internal", "a b", "git.example.com:port", "*.*.com", "https://u:p@x.test"]
)
def test_what_is_neither_a_host_nor_an_origin_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match=r"neither|no such port|by https|characters|password|more than an origin"):
        Allowed([entry])


def test_nothing_is_allowed_by_itself() -> None:
    assert not Allowed()
    with pytest.raises(NotAllowed):
        Allowed().check("https://github.com/a.git")


def test_every_kind_of_server_may_be_set() -> None:
    text = "github.com, *.example.com,*, git.example.com:8443, http://git.internal:3000/, http://[::1]:3000, http://git_server:3000"
    allowed = allowed_conrefs(Settings.from_environment({"OCTAVO_CONREFS": text}))
    for url in ("https://github.com/a", "https://docs.example.com/a", "https://git.example.com:8443/a"):
        assert not allowed.check(url).inside
    for url in ("http://git.internal:3000/a", "http://[::1]:3000/a.git", "http://git_server:3000/a"):
        assert allowed.check(url).inside


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("github.com,no host", "'no host' is neither a host nor an origin"),
        ("[::1]", "'[::1]' is neither a host nor an origin"),
        ("git.*.com", "'git.*.com' is neither a host nor an origin"),
        ("gìt.example.com", "'gìt.example.com' is neither a host nor an origin"),
        ("github.com:99999", "'github.com:99999' has no such port"),
        ("github.com:٣", "'github.com:٣' has no such port"),
        ("github.com/octavo", "'github.com/octavo' is neither a host nor an origin"),
        ("http://git.internal:0", "'http://git.internal:0' is no origin"),
        ("http://*.internal:3000", "'http://*.internal:3000' is no origin"),
        ("http://git.internal:3000/path", "'http://git.internal:3000/path' is more than an origin"),
        ("https://me@git.internal", "'https://me@git.internal' is more than an origin"),
        ("https://me:secret@git.internal", "An address with a password is not asked"),
        ("ssh://git.internal", "Content comes by https, not by ssh"),
        ("http://[::1", "The address cannot be read"),
    ],
)
def test_a_server_that_cannot_be_set_is_told_with_the_name_of_the_setting(text: str, said: str) -> None:
    with pytest.raises(WrongSetting) as wrong:
        allowed_conrefs(Settings.from_environment({"OCTAVO_CONREFS": text}))
    wanted = "OCTAVO_CONREFS must be hosts such as github.com, or origins such as http://git.internal:3000, separated by commas: "
    assert str(wrong.value) == f"{wanted}{said}."
