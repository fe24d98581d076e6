"""A project of its own in a folder, whose packages come from a tiny index on this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from setup.virtual_env import python_of
from tests.setup.tiny_index import Server, TinyIndex, served

SETUP = Path(__file__).parents[2] / "setup"


class Project:
    """A folder with a `setup` of its own, and what a person can do in it."""

    def __init__(self, folder: Path, index: TinyIndex, server: Server) -> None:
        self.folder = folder
        self.index = index
        self.server = server
        self.environ = {
            **{name: os.environ[name] for name in os.environ if not name.startswith("PIP_")},
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": server.url,
            "PIP_NO_CACHE_DIR": "1",
            "PIP_RETRIES": "1",
        }

    def start(self, group: str) -> subprocess.Popen[str]:
        """Begin to set up, in a group of processes of its own, as a shell does."""
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "setup", group],
            cwd=self.folder,
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def set_up(self, group: str) -> tuple[int, str, str]:
        """Set up; return the exit code and what was said."""
        process = self.start(group)
        said, complained = process.communicate(timeout=120)
        return process.returncode, said, complained

    def holds(self, module: str) -> str:
        """Return the version of a package in the environment, nothing if it is not there."""
        python = python_of(self.folder / ".venv")
        if not python.exists():
            return ""
        ended = subprocess.run(  # noqa: S603 - our own program
            [python, "-c", f"import {module}; print({module}.VERSION)"],
            capture_output=True,
            check=False,
            text=True,
        )
        return ended.stdout.strip()

    def lock(self, group: str, *pins: str, version: str = "1.0") -> None:
        """Write another lock."""
        text = self.index.lock(pins, version=version)
        (self.folder / "setup" / f"{group}.lock").write_text(text, encoding="utf-8")

    def leftovers(self) -> list[str]:
        """Return what lies in the folder besides the set-up."""
        return sorted(each.name for each in self.folder.iterdir() if each.name != "setup")


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> TinyIndex:
    return TinyIndex(tmp_path_factory.mktemp("index"))


@pytest.fixture
def server(index: TinyIndex) -> Iterator[Server]:
    with served(index) as server:
        yield server


@pytest.fixture
def project(tmp_path: Path, index: TinyIndex, server: Server) -> Project:
    folder = tmp_path / "a folder"
    shutil.copytree(SETUP, folder / "setup", ignore=shutil.ignore_patterns("*.lock", "__pycache__"))
    index.write_locks(folder / "setup")
    return Project(folder, index, server)
