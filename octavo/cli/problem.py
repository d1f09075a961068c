"""Which errors are for people, and what they say."""

from octavo.errors import OctavoError
from octavo.settings import WrongSetting


def problem_of(error: BaseException) -> str | None:
    """What to tell, or None for what is a fault of the program."""
    if isinstance(error, OctavoError):
        return error.message
    if isinstance(error, WrongSetting | OSError):
        return str(error)
    return None
