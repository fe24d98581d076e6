"""One member who floods: what everybody else's taps wait meanwhile, and what it leaves behind."""

import asyncio
import os
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from itertools import cycle
from pathlib import Path

from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Message
from bot.sandbox.world.world import BOT_TOKEN
from tests.benchmarks.measured import Measured, in_ms
from tests.support.tiny_packs import write_pack

ROOT = Path(__file__).parents[2]
FLOOD_PER_S = 200
FLOOD_S = 20
CALM_S = 5
HONEST = ("Ben", "Chidi", "Mo")
HONEST_PAUSE_S = 0.5
TICKS_PER_S = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


async def measure(folder: Path) -> list[Measured]:
    """Return the waits of honest members before and during a flood, its CPU, its rows."""
    database, packs = folder / "flood.db", folder / "questions"
    packs.mkdir()
    write_pack(packs, "north")
    async with running() as sandbox, _bot(sandbox, database, packs) as process:
        here, there = await _card(sandbox, "Ben", "trivia"), await _card(sandbox, "Ann", "music")
        calm = await _honest_taps(sandbox, here, CALM_S)
        busy_before = _cpu_seconds(process)
        flooding = asyncio.create_task(_flood(sandbox, there))
        waits = await _honest_taps(sandbox, here, FLOOD_S)
        sent = await flooding
        cpu = (_cpu_seconds(process) - busy_before) / FLOOD_S
    answered = sum(one.response is not None for one in sent)
    said = len({message for one in sent for message in one.reply_ids})
    with closing(sqlite3.connect(database)) as connection:
        (rows,) = connection.execute(
            "SELECT max(count) FROM (SELECT count(*) AS count FROM answers"
            " GROUP BY round_id, member_id)"
        ).fetchone()
    return [
        Measured("taps of others, nobody floods", _waits(calm)),
        Measured(f"taps of others, one floods at {FLOOD_PER_S}/s", _waits(waits)),
        Measured("CPU of the bot during the flood", f"{cpu:.0%} of a core"),
        Measured("taps of the flooder", f"{len(sent):,}, {answered:,} answered, {said:,} lines"),
        Measured("most rows of one member and round", f"{rows:,}"),
    ]


def _waits(taps: list[float | None]) -> str:
    waits = [one for one in taps if one is not None]
    lost = len(taps) - len(waits)
    return f"{in_ms(waits)}, {lost} of {len(taps)} without an answer"


@asynccontextmanager
async def _bot(
    sandbox: Sandbox, database: Path, packs: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=os.environ
        | {
            "DISCORD_TOKEN": BOT_TOKEN,
            "DISCORD_API_URL": sandbox.api_url,
            "DATABASE_URL": f"sqlite:///{database}",
            "QUESTIONS_DIR": str(packs),
        },
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await sandbox.world.feed.until(
            lambda: sandbox.gateway.online and sandbox.world.commands.usable_in(None), 30, "the bot"
        )
        yield process
    finally:
        process.terminate()
        await process.wait()


async def _card(sandbox: Sandbox, name: str, place: str) -> Message:
    """Start a long round of two options and return its card."""
    channel: Channel = sandbox.channel(place)
    hand = sandbox.hand(name)
    await hand.command(channel, "trivia", kind="true_false", seconds=120)
    return await hand.wait_for(channel, "Closes")


async def _honest_taps(sandbox: Sandbox, card: Message, seconds: float) -> list[float | None]:
    """Let the honest tap in turn; return how long each waited, None where no answer came."""
    waits: list[float | None] = []

    async def tap(name: str, button: str) -> None:
        began = time.perf_counter()
        sent = await sandbox.hand(name).tap(card, button)
        waits.append(None if sent.failure else time.perf_counter() - began)

    turns: Iterator[tuple[str, str]] = zip(cycle(HONEST), cycle(_options(card)), strict=False)
    until = time.perf_counter() + seconds
    async with asyncio.TaskGroup() as group:
        while time.perf_counter() < until:
            group.create_task(tap(*next(turns)))
            await asyncio.sleep(HONEST_PAUSE_S / len(HONEST))
    return waits


async def _flood(sandbox: Sandbox, card: Message) -> list[Interaction]:
    """Alternate between two buttons at an even pace."""
    buttons, hand = cycle(_options(card)), sandbox.hand("Ann")
    began = time.perf_counter()
    sent = []
    for number in range(FLOOD_PER_S * FLOOD_S):
        await asyncio.sleep(max(0.0, began + number / FLOOD_PER_S - time.perf_counter()))
        sent.append(hand.send_tap(card, next(buttons)))
    await asyncio.sleep(3.5)
    return sent


def _options(card: Message) -> list[str]:
    return [one["custom_id"] for one in card.buttons() if one["custom_id"].startswith("1:a:")]


def _cpu_seconds(process: asyncio.subprocess.Process) -> float:
    """Return the processor time that a process has used, where the system tells (Linux)."""
    try:
        fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_S
