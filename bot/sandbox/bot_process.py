"""The real bot, unmodified, as a child process that takes the sandbox for Discord."""

import asyncio
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.errors import SandboxError
from bot.sandbox.server import Sandbox
from bot.sandbox.world.world import BOT_TOKEN
from bot.signals import ask_to_end, started_apart

START_SECONDS = 60.0
STOP_SECONDS = 10.0
LAST_LINES = 12

ShowLine = Callable[[str], None]


class BotProcess:
    """`python -m bot run`, pointed at the sandbox; every line of its log goes to `show`."""

    def __init__(self, sandbox: Sandbox, database_url: str, show: ShowLine) -> None:
        self._sandbox = sandbox
        self._database_url = database_url
        self._show = show
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None
        self.last_lines: deque[str] = deque(maxlen=LAST_LINES)

    async def start(self) -> None:
        """Start the bot and wait until it is online and has registered its commands.

        Raises SandboxError with the last thing it said when it ends before that.
        """
        # Ctrl+C reaches the sandbox only, which then ends the bot in order.
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--local"),
            env=self._environment(),
            stdin=asyncio.subprocess.PIPE,  # its end tells the bot that the sandbox is gone
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            **started_apart(),
        )
        self._reading = asyncio.create_task(self._read(self._process))
        self._sandbox.page.bot_starting()
        ready = asyncio.create_task(self._ready())
        try:
            await asyncio.wait({ready, self._reading}, return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                raise SandboxError(f"The bot did not start. {await self.ended()}")
            ready.result()
        finally:
            ready.cancel()

    async def ended(self) -> str:
        """Wait until the bot ends by itself; return how, in one line."""
        if self._process is None or self._reading is None:
            raise SandboxError("The bot was not started.")
        await asyncio.shield(self._reading)  # goes on to its last line, whoever stops waiting here
        code = await self._process.wait()
        if code < 0:
            return f"It was ended by {signal.Signals(-code).name}."
        last = self.last_lines[-1] if self.last_lines else "It said nothing."
        return f"It ended with exit code {code}: {last}"

    async def stop(self) -> None:
        """Ask the bot to end, and make it end when it does not."""
        if self._process is None or self._reading is None:
            return
        ask_to_end(self._process)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            self._show(f"The bot did not end within {STOP_SECONDS:g} s and was killed.")
            self._process.kill()
        await self._reading

    async def _ready(self) -> None:
        world, gateway = self._sandbox.world, self._sandbox.gateway

        def look() -> bool:
            registered = [None, *world.guilds]
            return gateway.online and any(world.commands.registered(one) for one in registered)

        await world.feed.until(look, START_SECONDS, "the bot to come online with its commands")

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101 - it was asked for at the start
        async for raw in process.stdout:
            line = raw.decode(errors="replace").rstrip()
            if line:
                self.last_lines.append(line)
                self._show(line)

    def _environment(self) -> dict[str, str]:
        """Return the sandbox's own settings over those of this process."""
        return os.environ | {
            "DISCORD_TOKEN": BOT_TOKEN,
            "DISCORD_API_URL": self._sandbox.api_url,
            "DATABASE_URL": self._database_url,
            "PYTHONUNBUFFERED": "1",
            "PYTHONUTF8": "1",  # as its lines are read, whatever a terminal here would take
        }


@asynccontextmanager
async def bot_running(
    sandbox: Sandbox, database_url: str, show: ShowLine
) -> AsyncIterator[BotProcess]:
    """Run the bot until the block ends."""
    process = BotProcess(sandbox, database_url, show)
    try:
        await process.start()
        yield process
    finally:
        await process.stop()
