"""`python -m bot run` at a quicker pace, as a process of its own that a test can kill."""

import asyncio
import os

from bot.compose import run_bot
from bot.config import read_settings
from bot.logs import start_logging
from bot.play.pace import Pace

PACE = Pace(pause_ms=300, grace_ms=200, retry_ms=(200, 500), alive_ms=250)


def main() -> None:
    settings = read_settings(os.environ)
    start_logging(settings)
    asyncio.run(run_bot(settings, pace=PACE))


if __name__ == "__main__":
    main()
