"""A virtual environment with the pip that came with this Python."""

import importlib.util
import os
import sys
import sysconfig
import zipfile
from pathlib import Path

from setup.contents import site_packages
from setup.process import run
from setup.trouble import Trouble, no_venv, of_venv


def make(folder: Path, root: Path) -> None:
    """Make the environment; raises Trouble if it cannot."""
    if any(importlib.util.find_spec(part) is None for part in ("venv", "ensurepip")):
        raise no_venv()
    # Within another environment, the Python that it was made with.
    python = getattr(sys, "_base_executable", sys.executable)
    options = ["--without-pip"] if (wheel := _own_pip()) else []
    said: list[str] = []
    if run([python, "-I", "-m", "venv", *options, str(folder)], root, said.append):
        raise of_venv("".join(said), folder, root)
    if wheel:
        try:
            with zipfile.ZipFile(wheel) as pip:
                pip.extractall(next(site_packages(folder)))
        except zipfile.BadZipFile as error:
            raise Trouble(f"{wheel} is broken ({error}): install Python anew.") from error


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def _own_pip() -> Path | None:
    """Return the wheel of pip that came with this Python; ensurepip takes 2 s to unpack it."""
    part = importlib.util.find_spec("ensurepip")
    folders = [Path(part.origin).parent / "_bundled"] if part and part.origin else []
    if elsewhere := sysconfig.get_config_var("WHEEL_PKG_DIR"):
        folders.insert(0, Path(elsewhere))  # as Debian and Fedora have it
    wheels = (wheel for folder in folders for wheel in folder.glob("pip-*.whl"))
    return max(wheels, default=None)
