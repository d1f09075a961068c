"""Which site an address belongs to, whoever asks: the API's lookup and the server of pages use the same answer (semantics 6.6)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from octavo.api.urls import Urls
from octavo.domains.sites import queries
from octavo.errors import BadRequest, NotFound
from octavo.http.path import split_path
from octavo.store.query import Row
from octavo.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Located:
    """A site, the path at which it begins there (starts and ends with `/`), and the decoded segments below that."""

    site: Row
    base_path: str
    segments: tuple[str, ...]
    share_key: str | None = None


def locate_url(tx: Transaction, urls: Urls, url: str) -> Located:
    """The site behind an absolute address; scheme and port do not matter. Raises NotFound, BadRequest for what is no address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        raise BadRequest(f"{url!r} is not an address: send an absolute URL.") from None
    if host is None or parts.scheme not in {"http", "https"}:
        raise BadRequest(f"{url!r} is not an address: send an absolute URL.")
    return locate(tx, urls, host.rstrip(".").lower(), split_path(parts.path.encode()))


def locate(tx: Transaction, urls: Urls, host: str, segments: tuple[str, ...], *, by_path: bool | None = None) -> Located:
    """The site at a host and path. `by_path` says whether the first segment names the site; None lets the host decide."""
    named_by_path = _is_own_host(urls, host) if by_path is None else by_path
    if named_by_path:
        site = queries.find_site_by_basename(tx, segments[0]) if segments else None
        base_path, rest = (f"/{site.basename}/", segments[1:]) if site is not None else ("/", segments)
    else:
        site = _by_host(tx, urls, host)
        base_path, rest = "/", segments
    if site is None or not site.published:
        raise NotFound("No site is published here.")
    return _past_the_share_key(tx, Located(site, base_path, rest))


def _by_host(tx: Transaction, urls: Urls, host: str) -> Row | None:
    suffix = f".{urls.base_domain}"
    if host.endswith(suffix):
        found = queries.find_site_by_basename(tx, host.removesuffix(suffix))
        if found is not None:
            return found
    return queries.find_site_by_hostname(tx, host)


def _is_own_host(urls: Urls, host: str) -> bool:
    return host in {"localhost", "127.0.0.1", "::1", urlsplit(urls.public).hostname}


def _past_the_share_key(tx: Transaction, located: Located) -> Located:
    """A site that is shared by links only is read below the link's key."""
    if located.site.visibility == "visitor-auth":
        raise NotFound("Authentication missing to access this content.")
    if located.site.visibility != "share-link":
        return located
    key = located.segments[0] if located.segments else ""
    if not key or queries.find_share_link(tx, located.site.id, key) is None:
        raise NotFound("Authentication missing to access this content.")
    return Located(located.site, f"{located.base_path}{key}/", located.segments[1:], key)
