"""What a log line is about: the game, server and channel at hand, known wherever it is logged.

The context belongs to the asyncio task that sets it; tasks that are started inside inherit it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

_known: ContextVar[Mapping[str, int]] = ContextVar("log_context", default=MappingProxyType({}))


@contextmanager
def log_context(
    *, game: int | None = None, server: int | None = None, channel: int | None = None
) -> Iterator[None]:
    """Add what is given to every line logged inside the block; None leaves what was known."""
    before = _known.set(_known.get())
    stay_in_log_context(game=game, server=server, channel=channel)
    try:
        yield
    finally:
        _known.reset(before)


def stay_in_log_context(
    *, game: int | None = None, server: int | None = None, channel: int | None = None
) -> None:
    """Add what is given for the rest of this task, where no block can be put around its work."""
    given = {"game": game, "server": server, "channel": channel}
    known = {name: id_ for name, id_ in given.items() if id_ is not None}
    _known.set({**_known.get(), **known})


def current_log_context() -> Mapping[str, int]:
    """Return what is known here, in the order game, server, channel."""
    known = _known.get()
    return {name: known[name] for name in ("game", "server", "channel") if name in known}
