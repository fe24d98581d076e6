"""The state of a database, as a start would find it: nothing is changed, and no lock taken."""

import errno
import os
import shlex
import stat
from pathlib import Path
from typing import NamedTuple

from bot.ports.store_keeper import StoreState
from bot.storage.sqlite.database import look_at
from bot.storage.sqlite.files.lock import is_held
from bot.storage.sqlite.files.places import (
    check_place,
    check_single,
    is_its_own,
    nearest_folder,
    new_folder,
)
from bot.storage.sqlite.files.private_files import backups_of, files_of, is_open_to_all
from bot.storage.sqlite.files.rights import folder_unmade, handing_over, owner_of_folder, strangers
from bot.storage.sqlite.schema import newest_version

NAMED = 3
"""Files of another user that are named; the command covers all of them."""


class _Concern(NamedTuple):
    what: str = ""
    remedy: str = ""


def state_of(path: Path) -> StoreState:
    """Return how a database is found; raises StoreUnusable, as a start does."""
    check_place(path)
    name, newest = str(path), newest_version()
    if not os.path.lexists(path.parent):
        if os.access(nearest_folder(path.parent), os.W_OK):
            return StoreState(name=name, unmade=f"the folder {path.parent} is not there yet")
        raise folder_unmade(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    check_single(path)
    version = look_at(path)
    concern = _concern(path)
    if version == 0:
        unmade = f"{path} is empty" if path.exists() else f"{path} is not there yet"
        return StoreState(name=name, unmade=unmade, concern=concern.what, remedy=concern.remedy)
    return StoreState(
        name=name,
        version=version,
        newest=newest,
        size=path.stat().st_size,
        in_use=is_held(path),
        concern=concern.what,
        remedy=concern.remedy,
    )


def _concern(path: Path) -> _Concern:
    """Tell of files that the bot's own user cannot write, and of those that everybody can read."""
    if others := strangers(path):
        owner = owner_of_folder(path)
        whose = ", ".join(f"{place} belongs to {user}" for place, user in [*others.items()][:NAMED])
        more = f" and {len(others) - NAMED} more do not" if len(others) > NAMED else ""
        return _Concern(
            f"{whose}{more}, but its folder to {owner}.",
            f"If {owner} runs the bot: {handing_over(path, owner)}",
        )
    if os.name != "nt" and path.parent.stat().st_mode & stat.S_IWOTH:
        folder, me = path.parent, owner_of_folder(path)
        own = is_its_own(folder, path)
        return _Concern(
            f"every user of this machine can write to its folder {folder}.",
            shlex.join(["chmod", "700", str(folder)]) if own else f"Better {new_folder(path, me)}",
        )
    if any(map(is_open_to_all, (*files_of(path), *backups_of(path)))):
        return _Concern(
            "every user of this machine can read it or its backups.",
            "The next start of the bot closes it to others.",
        )
    return _Concern()
