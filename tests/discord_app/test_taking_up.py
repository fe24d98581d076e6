"""After a crash: games are taken up where they were, through a new client on the same database."""

import asyncio
from pathlib import Path

import pytest

from bot.discord_app.showing import count_edits
from bot.ports.boards import BoardRow
from bot.sandbox.players.rendering import text_of
from bot.sandbox.rest.faults import CREATE_MESSAGE
from bot.sandbox.server import Sandbox
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import OPEN, OVER, SETTLED, Evening, evening_in, life
from tests.support.questions import order, questions

INTERRUPTED = "The game was interrupted"


@pytest.fixture
def database(tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(count_edits, "EVERY_SECONDS", 0.1)
    return tmp_path / "scores.db"


async def played(sandbox: Sandbox, database: Path, *answered: str, rounds: int = 2) -> Message:
    """Let a bot ask the first question, take these members' right answers, and die."""
    async with life(sandbox, database) as evening:
        await evening.trivia("Ann", questions=rounds)
        card = await evening.card()
        for name in answered:
            assert "Locked in" in await evening.tap(name, card)
        if answered:
            await evening.card(f"{len(answered)} answered")
    return card


async def test_an_open_round_keeps_its_answers_and_gets_its_time_back(
    sandbox: Sandbox, database: Path
) -> None:
    card = await played(sandbox, database, "Ben")
    closed = text_of(card).split("<t:")[1].split(":")[0]
    sandbox.world.clock.skew += 60
    async with evening_in(sandbox, database) as evening:
        again = await evening.card("was interrupted for")
        assert again.id == card.id
        assert "1 answered" in text_of(again)
        closes = text_of(again).split("<t:")[1].split(":")[0]
        assert int(closes) - int(closed) in (60, 61, 62, 63)
        assert "Locked in" in await evening.tap("Chidi", card)
        evening.pass_time(21)
        reveal = text_of(await evening.card(SETTLED))
        assert "**Ben** +" in reveal
        assert "**Chidi** +" in reveal
        second = await evening.card(OPEN, after=card)
        await evening.tap("Ben", second)
        evening.pass_time(21)
        podium = text_of(await evening.card(OVER))
        assert podium.index("Ben") < podium.index("Chidi")
    assert sandbox.violations == []


async def test_a_pause_goes_on(
    sandbox: Sandbox, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with life(sandbox, database) as evening:
        noted = asyncio.Event()
        revealed = evening.store.ledger.round_revealed

        async def note(round_id: int) -> None:
            await revealed(round_id)
            noted.set()

        monkeypatch.setattr(evening.store.ledger, "round_revealed", note)
        await evening.trivia("Ann", questions=2)
        first = await evening.card()
        await evening.tap("Ben", first)
        sandbox.faults.reset(CREATE_MESSAGE, times=50)
        evening.pass_time(21)
        await noted.wait()
    sandbox.faults.clear()
    async with evening_in(sandbox, database) as evening:
        second = await evening.card(OPEN, after=first)
        assert "The game" in text_of(second).splitlines()[0]
        assert "Last answer: Earth" in text_of(second)
        assert sum("Which planet" in one for one in evening.cards()) == 2


async def test_a_card_that_was_posted_but_not_noted_is_found_again(
    sandbox: Sandbox, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with life(sandbox, database) as evening:

        async def never(*_: object) -> None:
            await asyncio.Event().wait()

        monkeypatch.setattr(evening.store.ledger, "round_posted", never)
        await evening.trivia("Ann")
        card = await evening.card()
    async with evening_in(sandbox, database) as evening:
        assert (await evening.card("goes on")).id == card.id
        assert "Locked in" in await evening.tap("Ben", card)
        assert len(evening.cards()) == 1


async def test_a_card_that_was_never_posted_is_posted_now(sandbox: Sandbox, database: Path) -> None:
    async with life(sandbox, database) as evening:
        await evening.trivia("Ann", questions=2)
        first = await evening.card()
        await evening.tap("Ben", first)
        stuck = sandbox.faults.delay(CREATE_MESSAGE, 30, times=50)
        evening.pass_time(21)
        async with asyncio.timeout(10):
            while not stuck.met:  # noqa: ASYNC110 - a trouble tells nobody
                await asyncio.sleep(0.01)
    sandbox.faults.clear()
    async with evening_in(sandbox, database) as evening:
        second = await evening.card(OPEN, after=first)
        await evening.tap("Ben", second)
        evening.pass_time(21)
        await evening.card(OVER)
        assert sum("Which planet" in one for one in evening.cards()) == 2


async def test_a_settled_round_is_revealed_once(
    sandbox: Sandbox, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with life(sandbox, database) as evening:
        await evening.trivia("Ann")
        card = await evening.card()
        await evening.tap("Ben", card)

        async def never(*_: object) -> None:
            await asyncio.Event().wait()

        monkeypatch.setattr(evening.store.ledger, "round_revealed", never)
        evening.pass_time(21)
        await evening.card(SETTLED)
    async with evening_in(sandbox, database) as evening:
        await evening.freed()
        assert "**Ben** +" in text_of(card)
        assert len(evening.cards()) == 1
        guild = evening.channel.guild_id or 0
        (row,) = (await evening.store.boards.page(guild, "all", 1)).rows
        assert (row.right, row.answered) == (1, 1)


async def test_after_a_long_absence_the_starter_may_continue(
    sandbox: Sandbox, database: Path
) -> None:
    card = await played(sandbox, database, "Ben", rounds=3)
    sandbox.world.clock.skew += 11 * 60
    async with evening_in(sandbox, database) as evening:
        offer = await evening.card(INTERRUPTED)
        assert "Every point so far counts, and 2 questions are left." in text_of(offer)
        await evening.freed()
        said = await evening.tap("Ben", offer, "Continue")
        assert said == "Only Ann, who started it, can continue it."
        assert "[Continue]" in text_of(offer)
        await evening.tap("Ann", offer, "Continue")
        assert "Ann continues it." in text_of(offer)
        assert "[Continue]" not in text_of(offer)
        second = await evening.card("Question 2 of 3", after=card)
        assert "Locked in" in await evening.tap("Ben", second)
        assert "**Ben** +" in text_of(card)
        await evening.press("Ann", second, "1:continue:1")
        assert sum("Question 2 of 3" in one for one in evening.cards()) == 1


async def test_the_channel_is_free_while_a_game_waits_to_be_continued(
    sandbox: Sandbox, database: Path
) -> None:
    await played(sandbox, database)
    sandbox.world.clock.skew += 11 * 60
    async with evening_in(sandbox, database) as evening:
        offer = await evening.card(INTERRUPTED)
        await evening.freed()
        await evening.trivia("Ben")
        await evening.card("One question")
        assert "already running" in await evening.tap("Ann", offer, "Continue")
        assert "[Continue]" in text_of(offer)


async def first_row(evening: Evening) -> BoardRow:
    """Wait for the first line of the board: points follow a channel that trouble set free."""
    guild = evening.channel.guild_id or 0
    async with asyncio.timeout(10):
        while not (rows := (await evening.store.boards.page(guild, "all", 1)).rows):  # noqa: ASYNC110 - a store tells nobody
            await asyncio.sleep(0.01)
    return rows[0]


async def test_a_game_whose_card_is_gone_ends_with_its_points(
    sandbox: Sandbox, database: Path
) -> None:
    card = await played(sandbox, database, "Ben")
    sandbox.world.delete_message(card)
    async with evening_in(sandbox, database) as evening:
        await evening.freed()
        row = await first_row(evening)
        assert (row.name, row.right) == ("Ben", 1)
        await evening.trivia("Ben")
        await evening.card(OPEN)


async def test_a_game_whose_channel_is_gone_does_not_hold_up_the_others(
    sandbox: Sandbox, database: Path
) -> None:
    async with life(sandbox, database) as evening:
        music = sandbox.channel("music")
        await sandbox.hand("Ben").command(music, "trivia")
        await sandbox.hand("Ben").wait_for(music, OPEN)
        await evening.trivia("Ann")
        card = await evening.card()
    sandbox.world.delete_channel(music)
    async with evening_in(sandbox, database) as evening:
        assert (await evening.card("goes on")).id == card.id
        assert "Locked in" in await evening.tap("Ben", card)
        await evening.gone(music.id)


async def test_a_panel_from_before_the_restart_goes_on(sandbox: Sandbox, database: Path) -> None:
    async with life(sandbox, database, order()) as evening:
        await evening.trivia("Ann", seconds=60)
        card = await evening.card()
        ben = sandbox.hand("Ben")
        await ben.tap(card, "Put in order")
        panel = ben.sees(evening.channel)[-1]
        await ben.tap(panel, "Mercury")
    async with evening_in(sandbox, database, order()) as evening:
        for thing in ("Venus", "Earth", "Mars", "Submit"):
            await sandbox.hand("Ben").tap(panel, thing)
        assert "Locked in:\n1. **Mercury**\n2. **Venus**" in text_of(panel)


async def test_a_clean_stop_leaves_the_game_to_be_taken_up(
    sandbox: Sandbox, database: Path
) -> None:
    async with evening_in(sandbox, database, *questions(3)) as evening:
        await evening.trivia("Ann", questions=2)
        card = await evening.card()
        await evening.tap("Ben", card)
    async with evening_in(sandbox, database, *questions(3)) as evening:
        assert (await evening.card("goes on")).id == card.id
        evening.pass_time(21)
        assert "**Ben** +" in text_of(await evening.card(SETTLED))
