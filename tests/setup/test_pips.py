"""Neither the age of pip nor what was published since a lock was made changes what is installed."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from setup import packages
from setup.contents import site_packages
from setup.packages import install
from setup.progress import Progress
from setup.trouble import Trouble
from setup.virtual_env import make, python_of
from tests.setup.tiny_index import TEST, Server, TinyIndex

OLDEST, NEWEST = "22.3", "26.3"
HASHES = {
    OLDEST: "1daab4b8d3b97d1d763caeb01a4640a2250a0ea899e257b1e44b9eded91e15ab",
    NEWEST: "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13",
}
"""The pip of Python 3.11.0, and the newest one when this was written."""


@pytest.fixture(params=[*HASHES, "own"])
def pip(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def python(
    pip: str, tmp_path: Path, server: Server, request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:  # fmt: skip
    """Return a Python in an environment of set-up's making, with this pip."""
    folder = tmp_path / ".venv"
    make(folder, tmp_path)
    if pip != "own":
        wheel = fetched(pip, request.config.cache.mkdir("pips"))
        (packages,) = site_packages(folder)
        for old in packages.glob("pip*"):
            shutil.rmtree(old)
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(packages)
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", server.url)
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    return python_of(folder)


def fetched(version: str, cache: Path) -> Path:
    """Return the wheel of a pip, from the cache or from the registry."""
    wheel = cache / f"pip-{version}-py3-none-any.whl"
    if not wheel.exists():
        asked = cache / f"pip-{version}.lock"
        asked.write_text(f"pip=={version} --hash=sha256:{HASHES[version]}\n", encoding="utf-8")
        line = (
            "download",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--dest",
            cache,
            "-r",
            asked,
        )
        done = subprocess.run([sys.executable, "-m", "pip", *line], check=False)  # noqa: S603 - ours
        if done.returncode:
            pytest.skip(f"pip {version} cannot be fetched from the registry")
    return wheel


def version_of_pip(python: Path) -> str:
    line = [str(python), "-I", "-m", "pip", "--version"]
    return subprocess.run(line, capture_output=True, check=True, text=True).stdout  # noqa: S603


def installed(python: Path) -> dict[str, str]:
    lines = subprocess.run(  # noqa: S603 - our own program
        [python, "-I", "-m", "pip", "freeze", "--disable-pip-version-check"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()
    return dict(line.split("==") for line in lines)


def test_every_pip_installs_the_pins_also_where_an_extra_is_newer_elsewhere(
    python: Path, pip: str, tmp_path: Path, index: TinyIndex
) -> None:
    assert pip in (of_pip := version_of_pip(python)) or pip == "own", of_pip
    lock = tmp_path / "test.lock"
    lock.write_text(index.lock(TEST), encoding="utf-8")
    install(python, lock, Progress(io.StringIO()), tmp_path)
    assert installed(python) == {"glass": "1.0", "juice": "1.0", "press": "1.0", "sugar": "1.0"}


def test_a_pin_without_the_extra_that_another_asks_for_is_enough(
    python: Path, tmp_path: Path, index: TinyIndex
) -> None:
    lock = tmp_path / "test.lock"
    lock.write_text(index.lock(["juice", "press", "sugar"]), encoding="utf-8")
    install(python, lock, Progress(io.StringIO()), tmp_path)
    assert installed(python) == {"juice": "1.0", "press": "1.0", "sugar": "1.0"}


@pytest.mark.parametrize("pip", [OLDEST], indirect=True)
def test_the_fault_that_this_holds_off_is_there_without_the_option(
    python: Path, tmp_path: Path, index: TinyIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = [option for option in packages.INSTALL if option != "--no-deps"]
    monkeypatch.setattr(packages, "INSTALL", tuple(line))
    lock = tmp_path / "test.lock"
    lock.write_text(index.lock(["juice", "press", "sugar"]), encoding="utf-8")
    with pytest.raises(Trouble, match="requirements must have their versions pinned"):
        install(python, lock, Progress(io.StringIO()), tmp_path)
