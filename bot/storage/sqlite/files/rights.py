"""Rights: whether this user may write all that a database is made of, and how to mend it."""

import os
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.errors import StoreError, StoreUnusable
from bot.storage.sqlite.files.places import ELSEWHERE, check_place, is_its_own, new_folder
from bot.storage.sqlite.files.private_files import BACKUPS, backups_of, files_of


def check_rights(database: Path) -> None:
    """Raise StoreUnusable, with one command that mends all of it, unless all can be written.

    SQLite opens what may only be read all the same, and takes locks on it that lock nothing.
    """
    check_place(database)
    for folder in _folders(database):
        if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise read_only(database, folder)
    for file in files_of(database):
        if not os.access(file, os.R_OK | os.W_OK):
            raise read_only(database, file)


def read_only(database: Path, place: Path) -> StoreUnusable:
    """Return the error of a database of which this place cannot be written to."""
    while not os.path.lexists(place):  # or one that is closed is above it
        place = place.parent
    what = "its folder " * place.is_dir() + str(_as_given(place, database))
    said = f"The database {database} is read-only: {what} cannot be written to"
    if _is_on_read_only_disk(place):
        remedy = f"Mount its disk for writing (it is mounted read-only), {ELSEWHERE}"
    elif os.name == "nt":
        remedy = f"Let the bot's user write to the file and its folder, {ELSEWHERE}"
    elif (owner := place.stat().st_uid) == os.geteuid():
        shut = [each for each in _belongings(database) if _is_shut(each)]
        remedy = f"Let its owner write again: chmod u+rwX {_quoted(shut or [place])}"
    else:
        me = user_called(os.geteuid())
        said += f" by {me}, because it belongs to {user_called(owner)}"
        remedy = _giving(database, me, owner)
    return StoreUnusable(f"{said}.", remedy)


def folder_unmade(database: Path, error: OSError) -> StoreUnusable:
    """Return the error of a database whose folder is not there and cannot be made."""
    folder = database.parent
    said = f"The folder {folder} of the database cannot be made: {error.strerror}."
    if isinstance(error, PermissionError) and os.name != "nt":
        advice = new_folder(database, user_called(os.geteuid()))
        remedy = f"{advice[0].upper()}{advice[1:]}"
    elif isinstance(error, FileExistsError | NotADirectoryError):
        remedy = f"A file or a broken link has that name: move it away, {ELSEWHERE}"
    else:
        remedy = f"Look at its disk, {ELSEWHERE}"
    return StoreUnusable(said, remedy)


def trouble_of_backups(database: Path) -> StoreError | None:
    """Return why this user can put no backup beside a database, and how to mend it."""
    folder = database.parent / BACKUPS
    if not os.path.lexists(folder) or not _is_shut(folder):
        return None
    said = f"No backup can be made in {folder}: it cannot be written to"
    if os.name == "nt" or folder.stat().st_uid == os.geteuid():
        return StoreError(f"{said}.", f"Let its owner write again: chmod u+rwX {_quoted([folder])}")
    me = user_called(os.geteuid())
    said += f" by {me}, because it belongs to {_owner(folder)}."
    return StoreError(said, f"If {me} runs the bot: {handing_over(database, me)}")


def strangers(database: Path) -> dict[Path, str]:
    """Return what of a database, and of its backups, is not its folder's owner's, and whose."""
    if os.name == "nt":
        return {}
    owner = database.parent.stat().st_uid
    places = (*files_of(database), *backups_of(database))
    found = ((place, place.stat().st_uid) for place in places)
    return {_as_given(place, database): user_called(uid) for place, uid in found if uid != owner}


def handing_over(database: Path, user: str) -> str:
    """Return the command that gives a user all of a database that is not theirs yet."""
    theirs = [each for each in _belongings(database) if _owner(each) != user]
    return f"sudo chown {user} {_quoted(theirs)}"


def owner_of_folder(database: Path) -> str:
    """Return the name of the user whose folder the database is in."""
    return user_called(database.parent.stat().st_uid)


def _giving(database: Path, me: str, owner: int) -> str:
    """Return how this user gets what another one has, but nothing that is not the database's."""
    closed = [each for each in _folders(database) if _is_shut(each)]
    if not all(is_its_own(folder, database) for folder in closed):
        advice = new_folder(database, me)
        return f"If {me} runs the bot, {advice}"
    first = f"If {me} runs the bot," if owner == 0 else f"Run this as {user_called(owner)}, or"
    if all(os.access(folder, os.R_OK | os.X_OK) for folder in closed):
        return f"{first} give all of it to {me}: {handing_over(database, me)}"
    command = handing_over(database, me)
    return f"{first} give it to {me}; a start then names what else must change hands: {command}"


def _folders(database: Path) -> list[Path]:
    """Return the folder, and that of the file itself if a link leads to another."""
    return list(dict.fromkeys((database.parent, database.resolve().parent)))


def _belongings(database: Path) -> Iterator[Path]:
    """Yield the folder if it is its own, every file of the database, and its backups."""
    seen: set[Path] = set()
    for folder in _folders(database):
        if is_its_own(folder, database) and folder.resolve() not in seen:
            seen.add(folder.resolve())
            yield folder
    if not os.access(database.resolve().parent, os.R_OK | os.X_OK):  # what is in it is not seen
        return
    for file in files_of(database):
        yield _as_given(file, database)
    yield from backups_of(database)


def _is_shut(place: Path) -> bool:
    wanted = os.R_OK | os.W_OK | (os.X_OK if place.is_dir() else 0)
    return not os.access(place, wanted)


def _as_given(place: Path, database: Path) -> Path:
    """Return a place beside the database with the folder as its reader named it."""
    beside = place.parent == database.resolve().parent and not database.is_symlink()
    return database.with_name(place.name) if beside and place.name else place


def _quoted(places: Iterable[Path]) -> str:
    return shlex.join(map(str, places))


def _is_on_read_only_disk(place: Path) -> bool:
    return os.name != "nt" and bool(os.statvfs(place).f_flag & os.ST_RDONLY)


def _owner(place: Path) -> str:
    return user_called(place.stat().st_uid)


def user_called(uid: int) -> str:
    """Return a user's name, or the number of one without a name."""
    import pwd  # noqa: PLC0415 - there is none on Windows

    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
