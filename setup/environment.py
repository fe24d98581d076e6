"""The environment in .venv: whether it is up to date, and how it is made.

It is made again when anything that it was made from has changed; an unfinished one does not count.
The previous one is kept aside until the new one is finished, and put back if that fails. It stays
on record while packages are added: the locks agree, so pip leaves what is installed as it is.
"""

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from setup.contents import missing, site_packages
from setup.packages import install
from setup.progress import Progress
from setup.trouble import not_there
from setup.virtual_env import make, python_of

if sys.platform != "win32":
    import fcntl

GROUPS = ("run", "play", "test")
"""Each includes all those before it."""


def set_up(root: Path, group: str, progress: Progress) -> None:
    """Make .venv hold a group's packages, at once if it does; raises Trouble if it cannot."""
    environment = _Environment(root)
    if environment.holds(group):
        return
    began = time.monotonic()
    with _alone(root, progress) as held:
        environment.take_back()
        if environment.holds(group):
            return
        if environment.can_grow():
            environment.grow(group, progress, held)
        else:
            environment.renew(group, progress, held)
    progress.say(f"Ready after {time.monotonic() - began:.0f} s.")


class _Environment:
    """The folder .venv, and its record of what it was made of."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / ".venv"
        self._aside = root / ".venv.old"
        self._record = self._folder / "footnote.json"
        self._python = python_of(self._folder)

    def holds(self, group: str) -> bool:
        """Tell whether this Python made it, in this folder, from this group's current lock."""
        return self._lasts() and self._locks().get(group) == self._digest(group)

    def can_grow(self) -> bool:
        """Tell whether all that is in it is current, so that packages only need to be added.

        Not where an addition was interrupted: pip takes a half-installed package for a whole one.
        """
        locks = self._locks()
        is_right = self._lasts() and all(self._digest(group) == locks[group] for group in locks)
        return is_right and "adding" not in self._read()

    def take_back(self) -> None:
        """Restore the previous environment if a set-up was interrupted."""
        if self._aside.exists():
            if self._read():
                _remove(self._aside)
            else:
                _remove(self._folder)
                self._aside.rename(self._folder)

    def renew(self, group: str, progress: Progress, held: list[int]) -> None:
        """Make the environment from scratch."""
        if self._folder.exists():
            self._folder.rename(self._aside)
        _remove(self._folder)  # a link that leads nowhere
        try:
            progress.step(f"Making .venv with Python {sys.version.split()[0]}")
            make(self._folder, self._root)
            packages = self._install(group, progress, held)
        except BaseException:
            with suppress(OSError):
                self.take_back() if self._aside.exists() else _remove(self._folder)
            raise
        self._write(group, packages)
        with suppress(OSError):  # it is not needed any more; the next set-up tries again
            _remove(self._aside)

    def grow(self, group: str, progress: Progress, held: list[int]) -> None:
        """Add the packages of a larger group; if that fails, the smaller one still counts."""
        before, content = self._read(), self._packages()
        self._save(before | {"adding": group})
        try:
            packages = self._install(group, progress, held)
        except BaseException:
            if self._packages() == content:
                self._save(before)
            raise
        self._write(group, packages)

    def _install(self, group: str, progress: Progress, held: list[int]) -> dict[str, str]:
        """Install a lock, and check that the packages which pip reports are there."""
        packages = install(self._python, self._lock(group), progress, self._root, held)
        if absent := missing(packages, self._folder):
            raise not_there(absent)
        return packages

    def _packages(self) -> set[str]:
        return {each.name for folder in site_packages(self._folder) for each in folder.iterdir()}

    def _lock(self, group: str) -> Path:
        return self._root / "setup" / f"{group}.lock"

    def _digest(self, group: str) -> str:
        return hashlib.sha256(self._lock(group).read_bytes()).hexdigest()

    def _lasts(self) -> bool:
        made = self._read()
        is_ours = bool(made) and made | self._maker() == made and self._python.exists()
        return is_ours and self._is_whole(made.get("packages"))

    def _is_whole(self, packages: object) -> bool:
        """Tell whether the packages on record are there; older records do not name them."""
        return isinstance(packages, dict) and not missing(packages, self._folder)

    def _maker(self) -> dict[str, str]:
        version = ".".join(map(str, sys.version_info[:2]))
        return {"python": f"{version} of {sys.base_prefix}", "folder": str(self._folder)}

    def _locks(self) -> dict[str, str]:
        locks = self._read().get("locks")
        found = locks if isinstance(locks, dict) else {}
        return {group: digest for group, digest in found.items() if group in GROUPS}

    def _read(self) -> dict[str, Any]:
        try:
            made = json.loads(self._record.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return made if isinstance(made, dict) else {}

    def _write(self, group: str, packages: dict[str, str]) -> None:
        smaller = GROUPS[: GROUPS.index(group) + 1]
        locks = {each: self._digest(each) for each in smaller}
        self._save(self._maker() | {"locks": locks, "packages": packages})

    def _save(self, made: dict[str, Any]) -> None:
        draft = self._record.with_suffix(".part")
        draft.write_text(json.dumps(made, indent=1), encoding="utf-8")
        draft.replace(self._record)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


@contextmanager
def _alone(root: Path, progress: Progress) -> Iterator[list[int]]:
    """Let one set-up at a time run here; pip inherits the lock, so an orphaned one counts too."""
    if sys.platform == "win32":  # two at once are seldom, and neither calls a half finished
        yield []
        return
    folder = os.open(root, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress.step("Waiting for another set-up in this folder")
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError:
            pass  # a file system without locks, such as some network folders
        yield [folder]
    finally:
        os.close(folder)
