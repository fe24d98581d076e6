"""`python -m bot run` at a bad time, as a process of its own."""

import asyncio
import dataclasses
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.cli.findings_table import table
from bot.compose import composed
from bot.config import Settings
from bot.doctor.examination import examine
from bot.doctor.findings import has_problem
from bot.sandbox.rest.faults import GATEWAY
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.world import BOT_TOKEN
from bot.storage import engines
from bot.storage.sqlite.store import SqliteStore
from tests.support.tiny_packs import write_pack

ROOT = Path(__file__).parents[1]
A_MOMENT = 120.0
"""Far more than a stop takes, so that a busy machine is no failure, and far less than a wait."""


class Run:
    """A running bot and what it has said."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said = ""

    async def until(self, words: str, seconds: float = 40) -> None:
        assert self.process.stderr is not None
        async with asyncio.timeout(seconds):
            while words not in self.said:
                line = await self.process.stderr.readline()
                assert line, f"it ended before it said “{words}”:\n{self.said}"
                self.said += line.decode()

    async def ended(self) -> int:
        assert self.process.stderr is not None
        self.said += (await self.process.stderr.read()).decode()
        return await self.process.wait()


@asynccontextmanager
async def bot_run(folder: Path, *, module: str = "bot", **environ: str) -> AsyncIterator[Run]:
    _furnish(folder / "questions")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, "run"),
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DISCORD_TOKEN": BOT_TOKEN,
            "QUESTIONS_DIR": "questions",
            **environ,
        },
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield Run(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


def _furnish(questions: Path) -> None:
    if not questions.exists():
        questions.mkdir(parents=True)
        write_pack(questions, "north")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running() as sandbox:
        yield sandbox


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_wait_for_discord_at_once(
    sandbox: Sandbox, tmp_path: Path, number: signal.Signals
) -> None:
    sandbox.faults.answer(GATEWAY, 429, retry_after=36_000)
    async with bot_run(tmp_path, DISCORD_API_URL=sandbox.api_url) as bot:
        await bot.until("The next try is in 10 h 0 min")
        async with asyncio.timeout(A_MOMENT):
            bot.process.send_signal(number)
            assert await bot.ended() == 0
    assert bot.said.splitlines()[-1].endswith("stopped")
    assert "Traceback" not in bot.said
    assert bot.said.count("The next try is in") == 1


async def test_a_bot_that_started_in_an_outage_plays_when_it_is_over(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.faults.answer(GATEWAY, 502, times=2)
    async with bot_run(tmp_path, DISCORD_API_URL=sandbox.api_url) as bot:
        await bot.until("ready as")
        bot.process.send_signal(signal.SIGTERM)
        bot.process.send_signal(signal.SIGTERM)  # as whoever is impatient does
        assert await bot.ended() == 0
    assert bot.said.count("The bot keeps trying") == 1
    assert bot.said.count("Discord is back") == 1
    assert "Traceback" not in bot.said


async def test_a_refused_token_ends_the_bot_in_one_line(sandbox: Sandbox, tmp_path: Path) -> None:
    async with bot_run(tmp_path, DISCORD_API_URL=sandbox.api_url, DISCORD_TOKEN="old") as bot:
        assert await bot.ended() == 1
    assert bot.said.splitlines()[-1] == (
        "Discord does not accept DISCORD_TOKEN. "
        "Copy it again: Developer Portal, your application, Bot, Reset Token."
    )


async def test_a_stop_while_the_database_is_opened_closes_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = SqliteStore.open
    opened: list[SqliteStore] = []
    begun = asyncio.Event()

    async def slowly(where: str | Path) -> SqliteStore:
        begun.set()
        await asyncio.sleep(0.2)
        opened.append(await really_open(where))
        return opened[0]

    sqlite = dataclasses.replace(engines.ENGINES["sqlite"], open=slowly)
    monkeypatch.setattr(engines, "ENGINES", {"sqlite": sqlite})
    settings = Settings(database_url=f"sqlite:///{tmp_path}/trivia.db")

    async def start() -> None:
        async with composed(settings):
            raise AssertionError("it was stopped before")

    starting = asyncio.create_task(start())
    await begun.wait()
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert opened
    async with await really_open(settings.database_url):  # so the lock is free
        pass


@pytest.mark.parametrize("after", [0.3, 0.6, 0.9, 1.2, 1.5])
async def test_a_signal_at_any_moment_of_a_start_ends_it_without_a_traceback(
    sandbox: Sandbox, tmp_path: Path, after: float
) -> None:
    async with bot_run(tmp_path, DISCORD_API_URL=sandbox.api_url) as bot:
        await asyncio.sleep(after)
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ended() in (0, -signal.SIGTERM)  # as long as Python itself still starts
    assert "Traceback" not in bot.said


async def test_two_bots_with_one_token_are_told_of_to_the_log_and_to_the_doctor(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann, channel = sandbox.hand("Ann"), sandbox.channel("trivia")
    folders = tmp_path / "one", tmp_path / "two"
    async with (
        bot_run(folders[0], DISCORD_API_URL=sandbox.api_url) as one,
        bot_run(folders[1], DISCORD_API_URL=sandbox.api_url) as two,
    ):
        for bot in (one, two):
            await bot.until("ready as")
        for _ in range(5):
            await ann.command(channel, "trivia-help")
        await asyncio.sleep(0.5)
        for bot in (one, two):
            bot.process.send_signal(signal.SIGTERM)
            assert await bot.ended() == 0
    warned = [bot.said.count("another bot answers with this bot's token") for bot in (one, two)]
    assert max(warned) == 1
    for folder, count in zip(folders, warned, strict=True):
        given = {"DATABASE_URL": f"sqlite:///{folder}/data/trivia.db"}
        found = await examine(given, ["second-bot"])
        assert not has_problem(found)
        assert ("another bot answered with this token" in table(found)) == bool(count)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_loop_without_signal_handlers_as_on_windows_runs_the_bot_and_ends_it_in_order(
    sandbox: Sandbox, tmp_path: Path, number: signal.Signals
) -> None:
    simulated = "tests.support.as_on_windows"
    async with bot_run(tmp_path, module=simulated, DISCORD_API_URL=sandbox.api_url) as bot:
        await bot.until("ready as")
        bot.process.send_signal(number)
        assert await bot.ended() == 0
    assert bot.said.splitlines()[-1].endswith("stopped")
    assert "Traceback" not in bot.said


async def test_a_loop_without_signal_handlers_serves_the_sandbox_and_ends_on_ctrl_c(
    tmp_path: Path,
) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.support.as_on_windows", "sandbox", "--port", "0"),
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "QUESTIONS_DIR": str(ROOT / "questions"),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(60):
        while "Play at" not in said:
            line = (await process.stdout.readline()).decode()
            assert line, said
            said += line
    process.send_signal(signal.SIGINT)
    said += (await process.stdout.read()).decode()
    assert await process.wait() == 0
    assert "stopped" in said
    assert "Traceback" not in said
