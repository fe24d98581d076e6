"""The engines: which store an address is for. A second one is one more line here."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from bot.errors import ConfigError
from bot.ports.store import Store
from bot.ports.store_keeper import StoreKeeper
from bot.storage.database_url import told
from bot.storage.sqlite.address import EXAMPLE
from bot.storage.sqlite.keeper import SqliteKeeper
from bot.storage.sqlite.store import SqliteStore


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to keep a store; both functions take the whole address, and raise ConfigError.

    `article` is how an address of its kind is called.
    """

    article: str
    open: Callable[[str], Coroutine[Any, Any, Store]]
    keeper: Callable[[str], StoreKeeper]


ENGINES: Mapping[str, Engine] = {
    "sqlite": Engine("an SQLite", SqliteStore.open, SqliteKeeper.of),
}
"""By the scheme of DATABASE_URL."""


async def open_store(url: str) -> Store:
    """Open the store at an address, making and updating it as needed.

    Raises ConfigError for an address that cannot be read, StoreUnusable for a store that cannot
    be used; such a one is left as it was.
    """
    return await _engine(url).open(url)


def keeper_of(url: str) -> StoreKeeper:
    """Return who looks after the store at an address; raises ConfigError."""
    return _engine(url).keeper(url)


def _engine(url: str) -> Engine:
    engine = ENGINES.get(url.partition(":")[0])
    if engine is None:
        known = " or ".join(each.article for each in ENGINES.values())
        raise ConfigError(f"{told(url)}, which is not {known} address.", EXAMPLE)
    return engine
