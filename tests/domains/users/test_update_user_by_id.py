import pytest

from tests.client import Client


def test_one_changes_ones_own_name_and_picture(ed: Client) -> None:
    changed = ed.patch("updateUserById", ed.user_id, body={"displayName": "Edward", "photoURL": "https://pictures.example/ed.png"})
    assert (changed["displayName"], changed["photoURL"]) == ("Edward", "https://pictures.example/ed.png")
    assert ed.get("getAuthenticatedUser") == changed


def test_what_is_left_out_stays(ed: Client) -> None:
    ed.patch("updateUserById", ed.user_id, body={"photoURL": "https://pictures.example/ed.png"})
    assert ed.patch("updateUserById", ed.user_id, body={"displayName": "Edward"})["photoURL"] == "https://pictures.example/ed.png"


def test_not_even_an_administrator_changes_somebody_else(ada: Client, sam: Client, ed: Client) -> None:
    ada.refused(403, "updateUserById", ed.user_id, body={"displayName": "X"})
    sam.refused(404, "updateUserById", ed.user_id, body={"displayName": "X"})
    assert ed.get("getAuthenticatedUser")["displayName"] == "Ed"


def test_other_fields_change_nothing(ed: Client) -> None:
    ed.patch("updateUserById", ed.user_id, body={"displayName": "Ed", "email": "ada@octavo.test", "administrator": True})
    assert ed.get("getAuthenticatedUser")["email"] == "ed@octavo.test"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"displayName": ""},
        {"displayName": "x" * 65},
        {"displayName": None},
        {"photoURL": "javascript:alert(1)"},
        {"photoURL": "https://" + "x" * 2048},
        {"photoURL": "data:,x"},
    ],
)
def test_what_cannot_be_is_refused(ed: Client, body: dict[str, str]) -> None:
    assert ed.refused(400, "updateUserById", ed.user_id, body=body).startswith(("`body.", "Send `displayName` or"))
