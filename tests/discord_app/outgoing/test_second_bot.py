"""Two bots with one token and a database each, in one local Discord: both get every event."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app.outgoing import deferrals
from bot.discord_app.outgoing import second_bot as module
from bot.discord_app.outgoing.second_bot import SecondBot
from bot.ports.second_bot import Sighting
from bot.sandbox.players.rendering import text_of
from bot.sandbox.rest.faults import RESPOND
from bot.storage.second_bot import SightingFile
from tests.discord_app.evening import Evening, evening_in
from tests.support.english import SECOND_BOT as FOR_MODERATORS

WARNED = "another bot answers with this bot's token"


@dataclass
class Notes:
    """Keeps sightings in memory."""

    kept: list[Sighting] = field(default_factory=list)

    def load(self) -> Sighting | None:
        return self.kept[-1] if self.kept else None

    def keep(self, sighting: Sighting) -> None:
        self.kept.append(sighting)


def late(
    step: Callable[..., Awaitable[Any]], seconds: float = 0.2
) -> Callable[..., Awaitable[Any]]:
    async def after_a_while(*arguments: Any, **options: Any) -> Any:
        await asyncio.sleep(seconds)
        return await step(*arguments, **options)

    return after_a_while


@pytest.fixture
async def second(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Evening]:
    """Another bot with the same token, which is always a little later than the first."""
    async with evening_in(evening.sandbox, tmp_path / "other" / "scores.db") as second:
        monkeypatch.setattr(second.client.tree, "_call", late(second.client.tree._call))
        monkeypatch.setattr(second.client._router, "press", late(second.client._router.press))
        second.client._second_bot._sightings = Notes()
        yield second


async def both_done(*evenings: Evening) -> None:
    """Wait until nobody works on an answer any more."""
    await asyncio.sleep(0.3)
    for each in evenings:
        assert await each.client._in_flight.landed(5)
    await asyncio.sleep(0.05)


def warnings(caplog: pytest.LogCaptureFixture) -> int:
    return sum(WARNED in one.message for one in caplog.records)


async def test_the_local_discord_tells_both_of_everything(
    evening: Evening, second: Evening
) -> None:
    assert evening.sandbox.gateway.online
    await evening.client.close()
    await asyncio.sleep(0.1)
    assert evening.sandbox.gateway.online  # the other is still there
    assert await second.trivia("Ann")


async def test_a_game_is_played_once_and_the_log_warns_once(
    evening: Evening, second: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    await evening.trivia("Ann", questions=2)
    card = await evening.card()
    await both_done(evening, second)
    assert sum("Which planet" in one for one in evening.cards()) == 1
    assert second.games.game_in(evening.channel.id) is None
    assert evening.games.game_in(evening.channel.id) is not None
    for name in ("Ann", "Ben"):
        assert "Locked in" in await evening.tap(name, card)
    await both_done(evening, second)
    assert warnings(caplog) == 1


async def test_a_tap_that_somebody_else_answered_proves_it_too(
    evening: Evening, second: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    second.client.tree.is_stopping = True  # so that it does not see the command
    evening.client._second_bot._is_warned = True
    await evening.trivia("Ann")
    card = await evening.card()
    await both_done(evening, second)
    second.client.tree.is_stopping = False
    second.client._second_bot._is_warned = False
    caplog.clear()
    assert "Locked in" in await evening.tap("Ben", card)
    await both_done(evening, second)
    assert warnings(caplog) == 1


async def test_a_bot_that_is_slow_changes_nothing_of_what_the_other_has_answered(
    evening: Evening, second: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deferrals, "PROMISE_SECONDS", 0.1)
    monkeypatch.setattr(second.games, "start", late(second.games.start, 0.6))
    await evening.trivia("Ann")
    card = await evening.card()
    await asyncio.sleep(0.5)
    await both_done(evening, second)
    assert "Which planet" in text_of(card)
    assert len(evening.cards()) == 1
    assert evening.private("Ann") == []


async def test_a_tap_on_the_card_of_the_other_is_left_to_it(
    evening: Evening, second: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await both_done(evening, second)
    # From now on the first bot is the later one, as when its disk is slow.
    monkeypatch.setattr(evening.client._router, "press", late(evening.client._router.press))
    quick = type(second.client._router).press
    monkeypatch.setattr(second.client._router, "press", partial(quick, second.client._router))
    assert "Locked in" in await evening.tap("Ben", card)


async def test_a_bot_alone_gives_way_to_nobody(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GIVE_WAY_SECONDS", 3600.0)
    await evening.trivia("Ann")
    card = await evening.card()
    assert "over" in await evening.press("Ben", card, "1:a:77:1:0")


async def test_the_first_moderator_who_uses_a_command_is_told_once(
    evening: Evening, second: Evening
) -> None:
    await evening.trivia("Ann")
    await both_done(evening, second)
    assert FOR_MODERATORS not in evening.private("Ann")
    await evening.interaction("Mo", "trivia-help")
    await evening.told("Mo", "Footnote seems to run twice")
    await both_done(evening, second)
    await evening.interaction("Mo", "trivia-help")
    await both_done(evening, second)
    assert evening.private("Mo").count(FOR_MODERATORS) == 1
    assert "<@" not in FOR_MODERATORS


async def test_what_was_noticed_is_kept_for_the_doctor_and_the_next_start(
    evening: Evening, second: Evening
) -> None:
    notes = second.client._second_bot._sightings
    assert isinstance(notes, Notes)
    await evening.interaction("Mo", "trivia-help")
    await both_done(evening, second)
    guild = evening.channel.guild_id
    await second.client._second_bot.close()
    assert notes.kept[-1].told == (guild,)
    again = SecondBot(notes)
    await again.open()
    assert again._last == notes.kept[-1]


@pytest.mark.parametrize("trouble", ["a 502 after the effect", "a cut after the effect", "a 502"])
@pytest.mark.parametrize("what", ["command", "tap"])
async def test_our_own_answer_after_a_lost_reply_proves_nothing(
    evening: Evening, caplog: pytest.LogCaptureFixture, trouble: str, what: str
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    faults = evening.sandbox.faults
    if trouble == "a cut after the effect":
        faults.reset(RESPOND, after_effect=True)
    elif trouble == "a 502":
        faults.answer(RESPOND, 502)
    else:
        faults.answer_after_effect(RESPOND, 502)
    if what == "tap":
        await evening.tap("Ben", card)
    else:
        await evening.interaction("Mo", "trivia-help")
    await both_done(evening)
    assert warnings(caplog) == 0
    assert evening.client._second_bot._last is None


async def test_a_bot_alone_is_never_taken_for_two(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    await evening.trivia("Ann", questions=2)
    card = await evening.card()
    await asyncio.gather(*(evening.tap("Ben", card) for _ in range(5)))
    await evening.interaction("Mo", "trivia-help")
    await evening.interaction("Mo", "trivia-stop")
    await both_done(evening)
    assert warnings(caplog) == 0


def test_a_retry_within_discord_py_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ONE_TRY_SECONDS", -1.0)
    alone = SecondBot()
    with pytest.raises(ValueError, match="passed on"), alone.watching(7):
        raise ValueError("passed on")
    assert alone._last is None


def test_a_note_is_read_again_and_a_broken_one_is_none(tmp_path: Path) -> None:
    file = SightingFile(tmp_path / "trivia.db")
    assert file.load() is None
    file.keep(Sighting(last_ms=5, told=(1, 2)))
    assert file.load() == Sighting(last_ms=5, told=(1, 2))
    assert file.path.stat().st_mode & 0o777 == 0o600
    file.path.write_bytes(b"\xff{")
    assert file.load() is None


def test_only_so_many_interactions_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 10)
    alone = SecondBot()
    for interaction in range(50):
        alone.begin(interaction)
    assert len(alone._tried) == 10
