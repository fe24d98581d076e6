"""What `python -m bot sandbox` does: serve the local Discord, or play one game in it."""

import asyncio
from random import Random

from rich.console import Console
from rich.text import Text

from bot.errors import SandboxError
from bot.sandbox.bot_process import BotProcess, bot_running
from bot.sandbox.demo import play_demo
from bot.sandbox.players.crowd import crowd
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.locales import DEFAULT, locale_named
from bot.signals import ended_by_signals

PORT = 8080
DEMO_QUESTIONS = 3
DEMO_SECONDS = 5
"""With the pauses after reveals that a real game has, it is over in less than 45 s."""

INTERRUPTED = 130
RESTART_SECONDS = 2.0


async def serve(
    port: int = PORT, members: int = 0, database_url: str = "", language: str = DEFAULT
) -> None:
    """Serve until Ctrl+C, with the real bot and as many simulated members.

    Without a database named, each port has one of its own; `language` is that of all members and
    servers. Raises SandboxError when the port is taken, the bot does not start, or Discord has no
    such language.
    """
    locale = locale_named(language)
    database_url = database_url or database_of(port)
    console = Console(highlight=False)

    def show(line: str) -> None:
        console.print(Text(f"bot │ {line}", style="dim"), soft_wrap=True)

    with ended_by_signals():
        async with (
            running(port, members, locale) as sandbox,
            bot_running(sandbox, database_url, show) as bot,
            crowd(sandbox.world, sandbox.cast.simulated, seed=sandbox.port),
        ):
            console.print(f"\nPlay at {sandbox.page_url} (Ctrl+C ends it).\n", style="bold")
            await _kept_running(sandbox, bot, console)


def database_of(port: int) -> str:
    """Return where the sandbox on a port keeps its scores, so that two in a folder can run."""
    return f"sqlite:///data/sandbox{f'-{port}' if port not in (0, PORT) else ''}.db"


async def _kept_running(sandbox: Sandbox, bot: BotProcess, console: Console) -> None:
    """Start the bot again whenever it ends, so that one can see how its games go on."""
    while True:
        ending = await bot.ended()
        sandbox.page.bot_stopped(ending)
        console.print(f"The bot stopped. {ending} It is started again.")
        await asyncio.sleep(RESTART_SECONDS)
        try:
            await bot.start()
        except SandboxError as problem:
            sandbox.page.bot_stopped(str(problem))
            console.print(f"{problem} Press Ctrl+C to end the sandbox.")
            await asyncio.Event().wait()


async def demo(
    questions: int = DEMO_QUESTIONS, seconds: int = DEMO_SECONDS, language: str = DEFAULT
) -> int:
    """Play one game by itself in a language, print it, and return the exit code.

    Raises SandboxError with what went wrong.
    """
    locale = locale_named(language)
    with ended_by_signals():
        await play_demo(
            Console(highlight=False), questions, seconds, Random().getrandbits(32), locale
        )
        return 0
    return INTERRUPTED
