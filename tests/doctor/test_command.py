"""`python -m bot doctor`, as an operator or a container runs it."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox.server import Sandbox

ROOT = Path(__file__).parents[2]


def run(environ: dict[str, str], *options: str, folder: Path = ROOT) -> tuple[int, str]:
    """Return the exit code and all that was printed."""
    command = [sys.executable, "-m", "bot", "doctor", *options]
    environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environ}
    done = subprocess.run(  # noqa: S603 - our own command
        command, env=environ, cwd=folder, capture_output=True, check=False, timeout=60
    )
    said = (done.stdout + done.stderr).decode(environ.get("PYTHONIOENCODING", "utf-8"))
    assert "Traceback" not in said
    return done.returncode, said


async def test_a_healthy_bot_exits_0(
    sandbox: Sandbox, healthy: dict[str, str], tmp_path: Path
) -> None:
    code, said = await asyncio.to_thread(run, healthy, folder=tmp_path)
    assert code == 0, said
    assert "✓ ok       token" in said


async def test_a_problem_exits_1(sandbox: Sandbox, healthy: dict[str, str], tmp_path: Path) -> None:
    wrong = healthy | {"DISCORD_TOKEN": "not-the-token"}
    code, said = await asyncio.to_thread(run, wrong, folder=tmp_path)
    assert code == 1
    assert "not-the-token" not in said


def test_a_terminal_that_knows_few_letters_gets_the_findings_too(tmp_path: Path) -> None:
    code, said = run({"PYTHONIOENCODING": "latin-1"}, "--only", "versions", folder=tmp_path)
    assert code == 0
    assert "? ok       versions" in said


def test_an_unknown_check_is_one_line(tmp_path: Path) -> None:
    code, said = run({}, "--only", "disc", folder=tmp_path)
    assert code == 1
    assert said.count("\n") == 1
    assert "There is no check “disc”" in said


def test_a_dotenv_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    code, said = run({}, folder=tmp_path)
    assert code == 1
    assert "The file .env cannot be read" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("setting", ["DISCORD_TOKEN=abc", ""])
def test_settings_come_from_dotenv(tmp_path: Path, setting: str) -> None:
    (tmp_path / ".env").write_text(setting, encoding="utf-8")
    _, said = run({}, "--only", "settings", folder=tmp_path)
    assert ("given: DISCORD_TOKEN;" in said) == bool(setting)


def test_slips_in_dotenv_are_one_warning(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKN=s3cret\nLOG_LEVEL: DEBUG\n", encoding="utf-8")
    code, said = run({}, "--only", "settings", folder=tmp_path)
    assert code == 0
    assert "! warning  settings  .env, line 1: DISCORD_TOKN is no setting" in said
    assert "did you mean DISCORD_TOKEN?" in said
    assert ".env, line 2 is not understood" in said
    assert "s3cret" not in said


def test_an_empty_variable_does_not_hide_what_dotenv_gives(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=abc\n", encoding="utf-8")
    _, said = run({"DISCORD_TOKEN": ""}, "--only", "settings", folder=tmp_path)
    assert "given: DISCORD_TOKEN;" in said
