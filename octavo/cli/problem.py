"""Which errors are for people, and what they say."""

from octavo.errors import OctavoError
from octavo.settings import WrongSetting
from octavo.store.problem import problem_of_database


def problem_of(error: BaseException) -> str | None:
    """What to tell, or None for what is a fault of the program."""
    if isinstance(error, OctavoError):
        return error.message
    if isinstance(error, WrongSetting):
        return str(error)
    if isinstance(error, OSError):
        said = (error.strerror or str(error)).lower()
        return f"{error.filename}: {said}" if error.filename else said
    return problem_of_database(error)
