"""Settings at hand: few looks at the store, and no assumption of being alone with it."""

import asyncio
from typing import cast

import pytest

from bot.errors import StoreError
from bot.play import server_settings
from bot.play.server_settings import SettingsAtHand
from bot.ports.owner import SOLO
from bot.ports.servers import Servers, ServerSettings

GUILD = 100
GERMAN, ENGLISH = ServerSettings(language="de"), ServerSettings(language="en")


class FakeServers:
    """A store of settings that counts who looks, and can be slow or broken."""

    def __init__(self) -> None:
        self.kept: dict[int, ServerSettings] = {}
        self.looks = 0
        self.is_broken = False
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def settings(self, guild: int) -> ServerSettings:
        self.looks += 1
        found = self.kept.get(guild, ServerSettings())
        await self.may_answer.wait()
        if self.is_broken:
            raise StoreError("The disk is full.")
        return found

    async def set_language(self, guild: int, owner: str, language: str | None) -> None:
        if self.is_broken:
            raise StoreError("The disk is full.")
        self.kept[guild] = ServerSettings(language=language)


@pytest.fixture
def servers() -> FakeServers:
    return FakeServers()


@pytest.fixture
def at_hand(servers: FakeServers) -> SettingsAtHand:
    return SettingsAtHand(cast(Servers, servers), SOLO)  # nothing else is asked for


async def test_a_server_is_looked_up_once_a_minute(
    servers: FakeServers, at_hand: SettingsAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        assert await at_hand.of(GUILD) == ServerSettings()
    assert servers.looks == 1
    monkeypatch.setattr(server_settings, "FRESH_SECONDS", 0.0)
    await at_hand.of(GUILD + 1)
    await at_hand.of(GUILD + 1)
    assert servers.looks == 3


async def test_what_another_process_has_set_counts_after_a_minute(
    servers: FakeServers, at_hand: SettingsAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_settings, "FRESH_SECONDS", 0.0)
    assert await at_hand.of(GUILD) == ServerSettings()
    servers.kept[GUILD] = GERMAN
    assert await at_hand.of(GUILD) == GERMAN


async def test_what_is_set_here_counts_at_once(
    servers: FakeServers, at_hand: SettingsAtHand
) -> None:
    await at_hand.of(GUILD)
    await at_hand.set_language(GUILD, "de")
    assert await at_hand.of(GUILD) == GERMAN
    await at_hand.set_language(GUILD, None)
    assert await at_hand.of(GUILD) == ServerSettings()


async def test_what_was_read_before_a_change_is_not_kept_after_it(
    servers: FakeServers, at_hand: SettingsAtHand
) -> None:
    servers.kept[GUILD] = ENGLISH
    servers.may_answer.clear()
    looking = asyncio.create_task(at_hand.of(GUILD))
    await asyncio.sleep(0)
    await at_hand.set_language(GUILD, "de")
    servers.may_answer.set()
    assert await looking == ENGLISH
    assert await at_hand.of(GUILD) == GERMAN


async def test_where_the_store_does_not_answer_the_last_settings_count(
    servers: FakeServers, at_hand: SettingsAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_settings, "FRESH_SECONDS", 0.0)
    servers.kept[GUILD] = GERMAN
    assert await at_hand.of(GUILD) == GERMAN
    servers.is_broken = True
    assert await at_hand.of(GUILD) == GERMAN
    assert await at_hand.of(GUILD + 1) == ServerSettings()
    with pytest.raises(StoreError):
        await at_hand.set_language(GUILD, "en")


async def test_no_card_waits_long_for_a_store_that_hangs(
    servers: FakeServers, at_hand: SettingsAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_settings, "READ_SECONDS", 0.01)
    servers.may_answer.clear()
    assert await at_hand.of(GUILD) == ServerSettings()


async def test_the_settings_of_many_servers_are_kept_within_bounds(
    at_hand: SettingsAtHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_settings, "MOST_SERVERS", 3)
    for guild in range(10):
        await at_hand.of(guild)
    assert len(at_hand._read) <= 3
