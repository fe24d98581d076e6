"""Rights: whether this user may write all that a database is made of, and how to mend it."""

import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.errors import StoreUnusable
from bot.storage.sqlite.private_files import files_of

ELSEWHERE = "or name another file in DATABASE_URL."
BACKUPS = "backups"
"""The folder beside a database where its backups go."""


def check_rights(database: Path) -> None:
    """Raise StoreUnusable, with one command that mends all of it, unless all can be written.

    SQLite opens what may only be read all the same, and takes locks on it that lock nothing.
    """
    for folder in dict.fromkeys((database.parent, database.resolve().parent)):
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise read_only(database, folder)
    for file in files_of(database):
        if not os.access(file, os.R_OK | os.W_OK):
            raise read_only(database, file)


def read_only(database: Path, place: Path) -> StoreUnusable:
    """Return the error of a database of which this place cannot be written to."""
    place = place if place.exists() else database.parent
    what = "its folder " * place.is_dir() + str(_as_given(place, database))
    said = f"The database {database} is read-only: {what} cannot be written to"
    if _is_on_read_only_disk(place):
        remedy = f"Mount its disk for writing (it is mounted read-only), {ELSEWHERE}"
    elif os.name == "nt":
        remedy = f"Let the bot's user write to the file and its folder, {ELSEWHERE}"
    elif (owner := place.stat().st_uid) == os.geteuid():
        remedy = f"Let its owner write again: chmod u+rwX {_quoted(_belongings(database))}"
    else:
        me = _user(os.geteuid())
        said += f" by {me}, because it belongs to {_user(owner)}"
        first = f"If {me} runs the bot," if owner == 0 else f"Run this as {_user(owner)}, or"
        remedy = f"{first} give all of it to {me}: {handing_over(database, me)}"
    return StoreUnusable(f"{said}.", remedy)


def strangers(database: Path) -> dict[Path, str]:
    """Return what of a database has another owner than its folder, with that owner's name."""
    if os.name == "nt":
        return {}
    owner = database.parent.stat().st_uid
    found = ((place, place.stat().st_uid) for place in files_of(database))
    return {_as_given(place, database): _user(uid) for place, uid in found if uid != owner}


def handing_over(database: Path, user: str) -> str:
    """Return the command that gives a user all of a database that is not theirs yet."""
    folder = database.parent
    if not os.access(folder, os.R_OK | os.X_OK):  # what is in it cannot be told
        return f"sudo chown -R {user} {_quoted([folder])}"
    theirs = [place for place in _belongings(database) if _user(place.stat().st_uid) != user]
    return f"sudo chown {user} {_quoted(theirs)}"


def owner_of_folder(database: Path) -> str:
    """Return the name of the user whose folder the database is in."""
    return _user(database.parent.stat().st_uid)


def _belongings(database: Path) -> Iterator[Path]:
    """Yield the folder, every file of the database, and its backups."""
    backups = database.parent / BACKUPS
    yield database.parent
    for file in files_of(database):
        yield _as_given(file, database)
    if backups.is_dir():
        yield backups
        if os.access(backups, os.R_OK | os.X_OK):
            yield from sorted(backups.iterdir())


def _as_given(place: Path, database: Path) -> Path:
    """Return a place beside the database with the folder as its reader named it."""
    beside = place.parent == database.resolve().parent and not database.is_symlink()
    return database.with_name(place.name) if beside else place


def _quoted(places: Iterable[Path]) -> str:
    return shlex.join(map(str, places))


def _is_on_read_only_disk(place: Path) -> bool:
    return os.name != "nt" and bool(os.statvfs(place).f_flag & os.ST_RDONLY)


def _user(uid: int) -> str:
    """Return a user's name, or the number of one without a name."""
    import pwd  # noqa: PLC0415 - there is none on Windows

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
