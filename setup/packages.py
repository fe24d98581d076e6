"""Installing what a lock names: every pin by its hash, and nothing that pip chooses by itself."""

import re
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from setup.contents import pins_of, plain
from setup.pip_settings import pip_environ
from setup.process import run
from setup.progress import Progress
from setup.trouble import of_pip

INSTALL = (
    *("-I", "-u", "-m", "pip", "install"),
    # A lock is complete. Without this, older pips look for newer releases where an extra is asked.
    "--no-deps",
    "--require-hashes",
    *("--no-input", "--disable-pip-version-check", "--progress-bar=off", "--requirement"),
)
_TAKEN = re.compile(r"\s*(?:Collecting|Processing|Requirement already satisfied:) (\S+)")
_ELSEWHERE = re.compile(r"\s*Ignoring ([\w.-]+?):? markers ")
_NAME = re.compile(r"(?:.*/)?([A-Za-z0-9._]+(?:-[A-Za-z][A-Za-z0-9._]*)*)")


def install(
    python: Path, lock: Path, progress: Progress, root: Path, held: Sequence[int] = ()
) -> dict[str, str]:
    """Install a lock into the environment of that Python; raises Trouble if it cannot.

    Returns the version of each package that must now be there; those for other systems are not
    among them.

    `held` are files that stay open as long as pip runs, even if this process is killed.
    """
    wanted = pins_of(lock)
    pins = len(wanted)
    progress.step(f"Installing {pins} packages of setup/{lock.name}")
    environ = pip_environ(python, root)
    said: deque[str] = deque(maxlen=2000)
    taken = 0

    def hear(line: str) -> None:
        nonlocal taken
        said.append(line)
        if found := _TAKEN.match(line):
            taken += 1
            progress.count(f"{min(taken, pins)} {_short(found[1])}")
        elif found := _ELSEWHERE.match(line):
            wanted.pop(plain(found[1]), None)
        elif line.startswith("Installing collected"):
            progress.count("unpacking")
        elif "Retrying (" in line:
            progress.worry("waiting for the network")

    if run([str(python), *INSTALL, str(lock)], root, hear, held, environ):
        raise of_pip("".join(said), root)
    return wanted


def _short(requirement: str) -> str:
    """Return the name out of `aiohttp==3.14.5` or `/wheels/aiohttp-3.14.5-py3-none-any.whl`."""
    found = _NAME.match(requirement)
    return found[1] if found else requirement
