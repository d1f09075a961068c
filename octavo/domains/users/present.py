"""People as the API shows them."""

from octavo.api.urls import Urls
from octavo.domains.users.wire import User
from octavo.store.query import Row


def present_user(row: Row, urls: Urls, *, with_email: bool = False) -> User:
    """A profile; the address only for those who may know it."""
    user: User = {"object": "user", "id": row.id, "displayName": row.display_name, "urls": {"location": urls.api(f"/users/{row.id}")}}
    if row.photo_url is not None:
        user["photoURL"] = row.photo_url
    if with_email and row.email is not None:
        user["email"] = row.email
    return user
