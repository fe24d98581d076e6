"""`python -m bot …` with a loop and signals as Windows has them: a simulation, not Windows."""

import asyncio
import signal
import sys

from bot import signals
from bot.cli.main import main


def _cannot(*_: object) -> None:
    raise NotImplementedError


class Loop(asyncio.SelectorEventLoop):
    """Knows no signal handlers."""

    add_signal_handler = remove_signal_handler = _cannot  # type: ignore[assignment] # as there


class Policy(asyncio.DefaultEventLoopPolicy):
    """Makes such loops."""

    _loop_factory = Loop


def simulate() -> None:
    asyncio.set_event_loop_policy(Policy())
    signals.NAMES = tuple(name for name in signals.NAMES if name != "SIGHUP")
    del signal.SIGHUP


if __name__ == "__main__":
    simulate()
    sys.argv[0] = "footnote"
    main()
