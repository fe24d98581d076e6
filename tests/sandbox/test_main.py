"""The two ways to use the sandbox from the command line."""

import asyncio
import os
import re
import shutil
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from bot.errors import SandboxError
from bot.game.modes.everyone import TYPING_MS
from bot.play.pace import Pace
from bot.sandbox import main

ROOT = Path(__file__).parents[2]


async def _sandbox(*arguments: str, cwd: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "sandbox", *arguments),
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "QUESTIONS_DIR": str(ROOT / "questions"), "COLUMNS": "100"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def test_it_serves_the_page_until_ctrl_c(tmp_path: Path) -> None:
    process = await _sandbox("--port", "0", "--members", "2", cwd=tmp_path)
    assert process.stdout is not None
    address = None
    while address is None:
        line = (await process.stdout.readline()).decode()
        assert line, "it ended before it said where to play"
        address = re.search(r"http://127\.0\.0\.1:\d+/", line.split("Play at", 1)[-1])
    async with aiohttp.ClientSession() as session, session.get(address[0]) as answer:
        assert answer.status == 200
        assert "<!doctype html>" in (await answer.text()).lower()
    process.send_signal(signal.SIGINT)
    rest = (await process.stdout.read()).decode()
    assert await process.wait() == 0
    assert "Traceback" not in rest
    assert (tmp_path / "data" / "sandbox.db").exists()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the bot through /proc")
async def test_a_bot_that_dies_while_it_serves_is_started_again(tmp_path: Path) -> None:
    process = await _sandbox("--port", "0", cwd=tmp_path)
    assert process.stdout is not None
    await _until(process.stdout, "Play at")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    bot = children.read_text().split()[-1]  # noqa: ASYNC240 - /proc is no disk
    os.kill(int(bot), signal.SIGKILL)
    said = await _until(process.stdout, "It is started again")
    assert "It was ended by SIGKILL." in said
    await _until(process.stdout, "ready as footnote")
    process.send_signal(signal.SIGINT)
    assert await process.wait() == 0


def _runs(process: int) -> bool:
    """Tell whether a process is there and is no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2]
    except OSError:
        return False
    return not state.startswith("Z")


async def _until(stream: asyncio.StreamReader, words: str) -> str:
    """Read lines until one holds the words, and return it."""
    async with asyncio.timeout(30):
        while line := (await stream.readline()).decode():
            if words in line:
                return line
    raise AssertionError(f"it ended before it said {words!r}")


async def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SandboxError, match=rf"Port {port} cannot be used: .*--port"):
            await main.serve(port, database_url=f"sqlite:///{tmp_path}/scores.db")


async def test_a_language_that_discord_does_not_have_is_one_clear_line(tmp_path: Path) -> None:
    process = await _sandbox("--port", "0", "--language", "klingon", cwd=tmp_path)
    said, _ = await process.communicate()
    assert process.returncode == 1
    (line,) = said.decode().splitlines()
    assert "Discord has no language 'klingon'; it has ar, bg, cs, da, de," in line


async def test_the_demo_plays_a_whole_game_and_reads_the_board_back(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await main.demo(questions=2, seconds=5) == 0
    printed = capsys.readouterr().out
    assert "Ada uses /trivia pack:story-of-gone questions:2 seconds:5" in printed
    assert "Question 2 of 2 · The story of “Gone”" in printed
    assert "Tonight’s footnotes" in printed
    table = printed.split("The board, read back from the database")[1]
    assert "Ada" in table
    assert "Answered" in table


async def test_the_demo_plays_a_whole_game_in_another_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert await main.demo(questions=2, seconds=5, language="de") == 0
    printed = capsys.readouterr().out
    assert "Ada uses /trivia pack:story-of-gone questions:2 seconds:5" in printed
    assert "Frage 2 von 2 · The story of “Gone”" in printed
    assert re.search(r"Endet in \d Sekunden", printed)
    assert "Die Fußnoten des Abends" in printed
    assert "The board, read back from the database" in printed


async def test_without_the_story_the_demo_plays_what_there_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without = shutil.ignore_patterns("story-of-gone*")
    shutil.copytree(ROOT / "questions", tmp_path / "questions", ignore=without)
    monkeypatch.setenv("QUESTIONS_DIR", str(tmp_path / "questions"))
    assert await main.demo(questions=2, seconds=5) == 0
    assert "Ada uses /trivia questions:2 seconds:5" in capsys.readouterr().out


async def test_a_demo_without_any_pack_says_at_once_what_the_bot_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUESTIONS_DIR", str(tmp_path))
    with pytest.raises(SandboxError, match="began no game: There is no question pack"):
        await main.demo(questions=1, seconds=5)


def test_the_demo_is_over_in_45_seconds() -> None:
    pace, start, rounding = Pace(), 5, 1
    rounds = main.DEMO_QUESTIONS * (main.DEMO_SECONDS + rounding + pace.grace_ms / 1000)
    pauses = (main.DEMO_QUESTIONS - 1) * pace.pause_ms / 1000
    one_is_typed = TYPING_MS / 1000
    assert start + rounds + one_is_typed + pauses <= 45


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the bot through /proc")
async def test_a_bot_whose_sandbox_was_killed_ends_and_frees_its_database(tmp_path: Path) -> None:
    process = await _sandbox("--port", "0", cwd=tmp_path)
    assert process.stdout is not None
    await _until(process.stdout, "Play at")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    bot = int(children.read_text().split()[-1])  # noqa: ASYNC240 - /proc is no disk
    process.kill()
    await process.wait()
    async with asyncio.timeout(60):
        while _runs(bot):  # noqa: ASYNC110 - the system tells nobody
            await asyncio.sleep(0.05)
    another = await _sandbox("--port", "0", cwd=tmp_path)
    assert another.stdout is not None
    await _until(another.stdout, "Play at")
    another.send_signal(signal.SIGINT)
    await another.communicate()
    assert another.returncode == 0


def test_each_port_has_scores_of_its_own_so_that_two_sandboxes_run_in_one_folder() -> None:
    assert main.database_of(8080) == "sqlite:///data/sandbox.db"
    assert main.database_of(8081) == "sqlite:///data/sandbox-8081.db"
