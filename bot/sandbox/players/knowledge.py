"""How simulated members learn the answers: from the bot's command line, as an operator could."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.sandbox.players.known_questions import KnownQuestions, read_known_questions

PATIENCE = 30.0


@asynccontextmanager
async def learning(members: int) -> AsyncIterator[asyncio.Task[KnownQuestions]]:
    """Learn beside what else is being started, if there is anybody to learn."""
    task = asyncio.create_task(learn() if members else _nothing())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _nothing() -> KnownQuestions:
    return KnownQuestions()


async def learn() -> KnownQuestions:
    """Return what there is to know of all packs; nothing if it cannot be had."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "packs", "show", "--json"),
        env=os.environ | {"PYTHONUTF8": "1"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            lines, _ = await process.communicate()
    except TimeoutError:
        return KnownQuestions()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    try:
        return read_known_questions(lines.decode()) if process.returncode == 0 else KnownQuestions()
    except (ValueError, KeyError):  # of a bot that shows its questions in another way
        return KnownQuestions()
