"""What the commands write arrives whatever it is written to, or is told in one line."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = f"{sys.executable} -m bot"
LINE = '{"accepted": ["’N Sync"], "given": "NSYNC"}\n'
ENCODINGS = ["ascii", "latin-1", "cp1252", "cp437", "utf-16", "utf-8"]


def shell(line: str, given: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
    command = ["bash", "-c", f"set -o pipefail; {line}"]
    return subprocess.run(  # noqa: S603 - our own lines
        command,
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environ},
        timeout=120,
        check=False,
    )


def assert_calm(ended: subprocess.CompletedProcess[bytes]) -> None:
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_questions_as_json_are_utf_8_in_every_terminal(encoding: str) -> None:
    ended = shell(f"{PYTHON} packs show story-of-gone --json", PYTHONIOENCODING=encoding)
    rows = [json.loads(line) for line in ended.stdout.decode("utf-8").splitlines()]
    assert ended.returncode == 0
    assert any("“Gone”" in row["stem"] for row in rows)
    assert not any("?Gone?" in row["stem"] for row in rows)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_judged_lines_are_utf_8_in_every_terminal(encoding: str) -> None:
    ended = shell(f"{PYTHON} packs judge", LINE.encode(), PYTHONIOENCODING=encoding)
    assert json.loads(ended.stdout.decode("utf-8")) == {**json.loads(LINE), "verdict": "right"}


def test_a_log_for_machines_is_utf_8_in_every_terminal(tmp_path: Path) -> None:
    script = (
        "import logging; from bot.config import Settings; from bot.logs import start_logging; "
        "start_logging(Settings(log_format='json')); logging.info('“Gone” – ’N Sync')"
    )
    ended = shell(f'{sys.executable} -c "{script}"', PYTHONIOENCODING="ascii")
    assert json.loads(ended.stderr.decode("utf-8"))["message"] == "“Gone” – ’N Sync"


def test_text_for_people_replaces_what_their_terminal_cannot_show() -> None:
    ended = shell(f"{PYTHON} packs show story-of-gone", PYTHONIOENCODING="latin-1")
    assert ended.returncode == 0
    assert "The story of ?Gone?" in ended.stdout.decode("latin-1")


@pytest.mark.parametrize("arguments", ["show story-of-gone", "show story-of-gone --json", "judge"])
def test_a_reader_that_goes_away_is_no_trouble(arguments: str) -> None:
    ended = shell(f"{PYTHON} packs {arguments} | head -c 1", LINE.encode() * 20_000)
    assert_calm(ended)
    assert ended.returncode in {0, 141}
    assert ended.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
@pytest.mark.parametrize(
    "arguments", ["packs show story-of-gone", "packs check", "packs judge", "--help"]
)
def test_a_full_disk_is_one_line(arguments: str) -> None:
    ended = shell(f"{PYTHON} {arguments} > /dev/full", LINE.encode())
    assert_calm(ended)
    assert ended.returncode == 1
    assert ended.stderr.decode().count("\n") == 1
    assert "No space left on device" in ended.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("packs show story-of-gone >&-", 0),
        ("packs show nowhere 2>&-", 1),
        ("packs show nowhere >&- 2>&-", 1),
        ("packs check <&- >&- 2>&-", 0),
    ],
)
def test_streams_that_are_closed_change_no_exit_code(arguments: str, code: int) -> None:
    ended = shell(f"{PYTHON} {arguments}")
    assert_calm(ended)
    assert ended.returncode == code


def test_a_closed_input_is_told() -> None:
    ended = shell(f"{PYTHON} packs judge <&-")
    assert_calm(ended)
    assert (ended.returncode, b"There is nothing to read." in ended.stderr) == (1, True)


def test_a_line_without_end_is_told_and_fills_no_memory() -> None:
    ended = shell(f"head -c 50000000 /dev/zero | tr '\\0' x | {PYTHON} packs judge")
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"Line 1 cannot be judged")
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_who_types_the_lines_is_told_how_to_end() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "packs", "judge"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as typing:
        os.close(theirs)
        os.write(ours, b'{"accepted": ["Paris"], "given": "paris"}\n\x04')
        said, told = typing.communicate(timeout=60)
        os.close(ours)
    assert b'"verdict":"right"' in said
    assert b"end with Ctrl+D" in told
