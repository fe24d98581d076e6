"""Places: where no database can be, whatever the rights, and which folders are its own."""

import errno
import os
import stat
from pathlib import Path

from bot.errors import StoreUnusable
from bot.storage.sqlite.files.private_files import BACKUPS, files_of

ELSEWHERE = "or name another file in DATABASE_URL."
NAME_ANOTHER = "Name another file in DATABASE_URL, for instance sqlite:///data/trivia.db."

LONGEST_NAME = 200
"""Bytes; the names of copies and logs are longer, and a disk takes 255."""
LONGEST_PATH = 440
"""Bytes; SQLite takes 512, with what it adds."""

_FLEETING = ("proc", "sys", "dev")
_SYSTEMS_OWN = (
    *_FLEETING,
    *("bin", "boot", "efi", "etc", "lib", "lib32", "lib64", "libx32", "root", "run", "sbin"),
    *("snap", "usr", "Applications", "Library", "System", "private/etc", "private/var/root"),
)
"""Folders of the system; nothing in them changes hands, however deep."""
_SHARED = ("home", "var", "Users")
"""Folders whose folders belong to somebody or something else."""
_ALSO_THERE = ("lost+found", ".gitkeep", ".gitignore", "README.md")


def check_place(database: Path) -> None:
    """Raise StoreUnusable for a path where no database can be; whether it may be is no matter."""
    try:
        real = database.resolve()
    except RuntimeError:  # so Python names a loop of links
        raise _impossible(database, "is a link that leads in a circle") from None
    if why := _why_never(real):
        raise _impossible(database, why)
    linked = any(os.path.islink(each) for each in (database, database.parent))  # noqa: PTH114 - no error where it is hidden
    if linked and not _is_there(real.parent):
        raise StoreUnusable(
            f"The database {database} is behind a link that leads to {real}, "
            "whose folder is not there.",
            f"Mount or make that folder, remove the link, {ELSEWHERE}",
        )
    try:
        found = real.stat()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EACCES, errno.EPERM):
            return
        if error.errno == errno.ENOTDIR:
            raise _impossible(database, "would be in something that is a file") from error
        raise _impossible(database, f"cannot be looked at: {error.strerror}") from error
    if not stat.S_ISREG(found.st_mode):
        raise _impossible(database, "is a folder or a device, not a file")


def _why_never(real: Path) -> str:
    if len(os.fsencode(real.name)) > LONGEST_NAME:
        return f"has a name longer than {LONGEST_NAME} bytes"
    if len(os.fsencode(real)) > LONGEST_PATH:
        return f"has a path longer than {LONGEST_PATH} bytes"
    if _is_under(real, _FLEETING):
        return "is where the system shows itself, not on a disk"
    return ""


def check_single(database: Path) -> None:
    """Raise StoreUnusable for a file of which another name could let a second bot in.

    The name that a restore gives for a moment to what it replaces does not count.
    """
    real = database.resolve()
    if not real.is_file() or (names := real.stat().st_nlink) < 2:
        return
    twins = [each for each in real.parent.iterdir() if each != real and _is_same(each, real)]
    others = [each for each in twins if not each.name.startswith(f"{real.name}.before-restore-")]
    if names - 1 - (len(twins) - len(others)) > 0:
        also = f", one of them {others[0]}" if others else ""
        raise StoreUnusable(
            f"The database {database} is a file with {names} names (hard links){also}, "
            "so a second bot could write to it by another.",
            f"Leave it one name: remove the others, or copy it (cp) while no bot runs, {ELSEWHERE}",
        )


def _is_same(one: Path, other: Path) -> bool:
    return one.is_file() and not one.is_symlink() and one.samefile(other)


def nearest_folder(wanted: Path) -> Path:
    """Return a folder, or the closest one above it that exists and can be seen."""
    above = (wanted, *wanted.absolute().parents)
    return next(each for each in above if os.path.isdir(each))  # noqa: PTH112 - never an error


def is_its_own(folder: Path, database: Path) -> bool:
    """Tell whether a folder plainly is a database's, so that it may be given away with it.

    That is one called data without other folders in it, or one that holds nothing else; never one
    of the system's, and never one of which that cannot be told.
    """
    real = folder.resolve()
    parts = real.parts[1:]
    if not os.path.lexists(folder) or len(parts) < 2:
        return False
    if _is_under(real, _SYSTEMS_OWN) or (len(parts) == 2 and parts[0] in _SHARED):
        return False
    if not os.access(real, os.R_OK | os.X_OK):
        return real.name == "data"
    ours = {*(file.name for file in files_of(database)), database.name, BACKUPS, *_ALSO_THERE}
    others = [place for place in real.iterdir() if not _is_ours(place, ours)]
    return not others or (real.name == "data" and not any(place.is_dir() for place in others))


def new_folder(database: Path, user: str) -> str:
    """Return the advice to make a folder of its own, which is there for nobody else."""
    folder = database.parent.absolute()
    above = folder.parent
    if _is_there(folder) or not _is_there(above) or _is_under(folder.resolve(), _SYSTEMS_OWN):
        folder = Path("/srv/footnote")
    file = folder / database.name
    named = "" if folder == database.parent.absolute() else f", and name a file in it: {_url(file)}"
    return f"make a folder for it: sudo install -d -o {user} -m 700 {folder}{named}"


def _url(file: Path) -> str:
    return f"DATABASE_URL=sqlite:///{file}"


def _is_ours(place: Path, names: set[str]) -> bool:
    if place.name in names:
        return True
    return place.name.startswith((".backup-", ".restore-", "questions.before-", "questions.rest"))


def _is_under(real: Path, roots: tuple[str, ...]) -> bool:
    return os.name != "nt" and any(real.is_relative_to(f"/{root}") for root in roots)


def _is_there(place: Path) -> bool:
    """Tell whether there is a place, also where that may not be seen."""
    try:
        place.lstat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _impossible(database: Path, why: str) -> StoreUnusable:
    return StoreUnusable(f"The database {_shortened(database)} {why}.", NAME_ANOTHER)


def _shortened(database: Path) -> str:
    text = str(database)
    return text if len(text) <= LONGEST_PATH else f"{text[:60]}…{text[-20:]}"
