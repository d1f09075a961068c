"""Content tokens: what a renderer of a published site reads with. Signed, and checked against the site as it is on every use."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from octavo import clock
from octavo.access.actor import Actor, SiteToken
from octavo.errors import Unauthorized

if TYPE_CHECKING:
    from joserfc.jwk import OctKey

LEEWAY: Final = timedelta(minutes=5)
SHORTEST: Final = timedelta(hours=6)
REFUSED: Final = "The content token is not valid, or has expired."

_OPTIONAL: Final = {
    "siteSection": "site_section",
    "claims": "claims",
    "visitorType": "visitor_type",
    "shareKey": "share_key",
    "changeRequest": "change_request",
    "revision": "revision",
}


def mint(secret: bytes, token: SiteToken) -> str:
    """The token as a JWT. The same view of a site gives the same bytes until midnight in UTC, since readers cache by them."""
    from joserfc import jwt  # noqa: PLC0415 - with the cryptography behind it a tenth of an idle server's memory

    payload: dict[str, Any] = {
        "kind": "site",
        "organization": token.organization,
        "site": token.site,
        "siteSpace": token.site_space,
        "space": token.space,
        "spaces": list(token.spaces),
        "visibility": token.visibility,
        "exp": int(expiry(clock.now()).timestamp()),
    }
    payload.update({wire: getattr(token, name) for wire, name in _OPTIONAL.items() if getattr(token, name) is not None})
    if token.draft:
        payload["draft"] = True
    return jwt.encode({"alg": "HS256", "typ": "JWT"}, payload, _key(secret), algorithms=["HS256"])


def expiry(moment: datetime) -> datetime:
    """Five minutes after a midnight in UTC, at least some hours away."""
    midnight = datetime.combine(moment.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
    if midnight - moment < SHORTEST:
        midnight += timedelta(days=1)
    return midnight + LEEWAY


def read_actor(secret: bytes, token: str) -> Actor:
    """The reader whose token this is. Raises Unauthorized unless we signed it and it is in time; whether the site still agrees is for `roles` to say."""
    expires, site = _verified(secret, token)
    if expires <= clock.now():
        raise Unauthorized(REFUSED)
    return Actor("site", site=site, until=expires)


@lru_cache(maxsize=1024)
def _verified(secret: bytes, token: str) -> tuple[datetime, SiteToken]:
    from joserfc import jwt  # noqa: PLC0415 - as above
    from joserfc.errors import JoseError  # noqa: PLC0415

    try:
        claims = jwt.decode(token, _key(secret), algorithms=["HS256"]).claims
    except (JoseError, ValueError):
        raise Unauthorized(REFUSED) from None
    if claims.get("kind") != "site":
        raise Unauthorized(REFUSED)
    return datetime.fromtimestamp(claims["exp"], UTC), _site_token(claims)


def _site_token(claims: Mapping[str, Any]) -> SiteToken:
    optional = {name: claims[wire] for wire, name in _OPTIONAL.items() if wire in claims}
    return SiteToken(
        organization=claims["organization"],
        site=claims["site"],
        site_space=claims["siteSpace"],
        space=claims["space"],
        spaces=tuple(claims["spaces"]),
        visibility=claims["visibility"],
        draft=bool(claims.get("draft", False)),
        **optional,
    )


@lru_cache(maxsize=4)
def _key(secret: bytes) -> "OctKey":
    """A key of its own for this use, so that no other signature of the server can be passed off as a token."""
    from joserfc.jwk import OctKey  # noqa: PLC0415 - as above

    return OctKey.import_key(hmac.new(secret, b"octavo content token", hashlib.sha256).digest())
