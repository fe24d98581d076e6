"""Installs what a lock names: every pin by its hash, and nothing that pip chooses by itself."""

import re
import subprocess
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from setup.telling import Teller
from setup.trouble import of_pip

INSTALL = (
    *("-I", "-u", "-m", "pip", "install"),
    # A lock is complete. Without this, older pips look for newer releases where an extra is asked.
    "--no-deps",
    "--require-hashes",
    *("--no-input", "--disable-pip-version-check", "--progress-bar=off", "--requirement"),
)
_TAKEN = re.compile(r"\s*(?:Collecting|Processing|Requirement already satisfied:) (\S+)")
_NAME = re.compile(r"(?:.*/)?([A-Za-z0-9._]+(?:-[A-Za-z][A-Za-z0-9._]*)*)")


def install(python: Path, lock: Path, tell: Teller, root: Path, held: Sequence[int] = ()) -> None:
    """Install a lock into the environment of that Python; Trouble says why not.

    `held` are files that stay open as long as pip runs, even if this process is killed.
    """
    pins = len(re.findall(r"^[\w.-]+(?:\[.+?\])?==", lock.read_text("utf-8"), re.MULTILINE))
    tell.step(f"Installing {pins} packages of setup/{lock.name}")
    said: deque[str] = deque(maxlen=2000)
    taken = 0

    def hear(line: str) -> None:
        nonlocal taken
        said.append(line)
        if found := _TAKEN.match(line):
            taken += 1
            tell.count(f"{min(taken, pins)} {_short(found[1])}")
        elif line.startswith("Installing collected"):
            tell.count("unpacking")
        elif "Retrying (" in line:
            tell.worry("waiting for the network")

    if run([str(python), *INSTALL, str(lock)], root, hear, held):
        raise of_pip("".join(said), root)


def run(
    command: list[str], root: Path, hear: Callable[[str], object], held: Sequence[int] = ()
) -> int:
    """Run a program, hand on each line that it says, return its exit code."""
    with subprocess.Popen(  # noqa: S603 - our own command
        command,
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=held,
    ) as child:
        assert child.stdout is not None  # noqa: S101 - it was asked for
        for line in child.stdout:
            hear(line)
    return child.returncode


def _short(requirement: str) -> str:
    """Return the name out of `aiohttp==3.14.5` or `/wheels/aiohttp-3.14.5-py3-none-any.whl`."""
    found = _NAME.match(requirement)
    return found[1] if found else requirement
