"""Whatever goes wrong is one line: what happened, and what to do."""

import ast
import errno
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from setup.command import main
from setup.progress import Progress
from setup.trouble import Trouble, of_pip, of_the_system, of_venv
from setup.virtual_env import make

ROOT = Path(__file__).parents[2]
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
AWAY = """\
Collecting sugar==1.0 (from -r run.lock (line 1))
WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after \
connection broken by 'NewConnectionError('<...>: Failed to establish a new connection: \
[Errno -3] Temporary failure in name resolution')': /simple/sugar/
ERROR: Could not find a version that satisfies the requirement sugar==1.0 (from versions: none)
ERROR: No matching distribution found for sugar==1.0
"""
CERTIFICATE = """\
WARNING: Retrying (Retry(total=0)) after connection broken by 'SSLError(SSLCertVerificationError( \
'[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer \
certificate (_ssl.c:1006)'))': /simple/sugar/
ERROR: No matching distribution found for sugar==1.0
"""
NO_COMPILER = """\
error: command 'gcc' failed: No such file or directory
ERROR: Failed building wheel for brotli
Failed to build brotli
ERROR: Could not build wheels for brotli, which is required to install pyproject.toml-based projects
"""
OTHERWISE = "WARNING: something\nERROR: Something that nobody thought of.\n"


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (FULL, "is full. Make room"),
        (AWAY, "cannot be reached"),
        (CERTIFICATE, "PIP_CERT"),
        (NO_COMPILER, "no ready-made brotli for this machine"),
        (OTHERWISE, "Something that nobody thought of."),
        ("", "pip could not install"),
    ],
)
def test_what_pip_says_becomes_one_line(said: str, line: str, tmp_path: Path) -> None:
    trouble = str(of_pip(said, tmp_path))
    assert line in trouble
    assert "\n" not in trouble


def test_all_that_pip_said_is_kept_for_whoever_wants_it(tmp_path: Path) -> None:
    assert ".setup.log" in str(of_pip(AWAY, tmp_path))
    assert (tmp_path / ".setup.log").read_text(encoding="utf-8") == AWAY


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "Error: [Errno 30] Read-only file system: '/x/.venv'\n",
            "made: Read-only file system. Use",
        ),
        (
            "PermissionError: [Errno 13] Permission denied: '/x/.venv'",
            "made: Permission denied. Use",
        ),
        ("OSError: [Errno 28] No space left on device", "is full"),
        ("…because ensurepip is not\navailable.", "sudo apt install python3."),
        ("", "no reason was given"),
    ],
)
def test_what_venv_says_becomes_one_line(said: str, line: str, tmp_path: Path) -> None:
    trouble = str(of_venv(said, tmp_path / ".venv", tmp_path))
    assert line in trouble
    assert "\n" not in trouble


@pytest.mark.parametrize(
    ("number", "line"), [(errno.ENOSPC, "is full"), (errno.EACCES, "cannot be written")]
)
def test_what_the_system_refuses_becomes_one_line(number: int, line: str, tmp_path: Path) -> None:
    assert line in str(of_the_system(OSError(number, os.strerror(number)), tmp_path))


def test_a_python_without_its_venv_module_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name: None if name == "ensurepip" else there(name),
    )
    with pytest.raises(Trouble, match=r"sudo apt install python3\.\d+-venv"):
        make(tmp_path / ".venv", tmp_path)
    assert not (tmp_path / ".venv").exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_of_somebody_else_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "setup").mkdir()
    (tmp_path / "setup" / "run.lock").touch()
    tmp_path.chmod(0o500)
    assert main(["run"], tmp_path) == 1
    assert "Permission denied. Use a folder that is yours" in capsys.readouterr().err


# Old Pythons


AS_IF_OLD = (
    "import runpy, sys; sys.version_info = (3, 9, 2); sys.argv = ['setup', 'play'];"
    "runpy.run_module('setup', run_name='__main__')"
)


def as_if_old(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", AS_IF_OLD],
        cwd=ROOT,
        env={"PATH": str(path)},
        capture_output=True,
        check=False,
        text=True,
    )


def test_an_old_python_says_which_is_needed(tmp_path: Path) -> None:
    ended = as_if_old(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Footnote needs Python 3.11 or later, and this is 3.9. Install")
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="programs of a shell")
def test_a_newer_python_beside_an_old_one_takes_over(tmp_path: Path) -> None:
    for name, works in (("python3.12", "exit 127"), ("python3.13", "exit 0")):
        script = f'#!/bin/sh\n[ "$1" = -c ] && {works}\necho "{name} $*"\n'
        (tmp_path / name).write_text(script, encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert as_if_old(tmp_path).stdout == "python3.13 -m setup play\n"


@pytest.mark.parametrize("file", ["setup/__init__.py", "setup/__main__.py", "bot/__main__.py"])
def test_old_pythons_can_read_the_files_that_say_so(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert ast.parse(text, file, feature_version=(3, 6)).body


def test_the_bot_without_its_packages_says_how_to_set_it_up() -> None:
    bare = f"import runpy, sys; sys.path.insert(0, {str(ROOT)!r}); "
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-S", "-c", bare + "runpy.run_module('bot', run_name='__main__')"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert ended.returncode == 1
    assert "make setup" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


# What one sees meanwhile


class Screen:
    """A terminal that remembers what was written."""

    encoding = "ascii"

    def __init__(self, *, terminal: bool) -> None:
        self.text = ""
        self._terminal = terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return self._terminal


def told(*, terminal: bool) -> str:
    screen = Screen(terminal=terminal)
    progress = Progress(screen)
    progress.step("Installing 3 packages")
    for number, name in enumerate(("glass", "juice", "sugar"), start=1):
        progress.count(f"{number} {name}")
        progress.worry("waiting for the network")
    progress.say("Ready.")
    return screen.text


def test_a_terminal_shows_a_count_on_the_line_of_the_step() -> None:
    text = told(terminal=True)
    assert "\rInstalling 3 packages: 2 juice" in text
    assert text.count("\n") == 2
    assert max(map(len, text.replace("\n", "\r").split("\r"))) <= 79


def test_a_log_gets_a_line_a_step_and_what_holds_it_up_once() -> None:
    assert told(terminal=False).splitlines() == [
        "Installing 3 packages ?",
        "Installing 3 packages: waiting for the network ?",
        "Ready.",
    ]
