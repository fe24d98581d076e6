"""Whole games: the real client, packs from disk, and what the database holds afterwards."""

import asyncio
import re
import sqlite3
from contextlib import closing
from typing import Any

from bot.game.kinds import decode
from bot.game.kinds.choice import Choice
from bot.game.kinds.true_false import TrueFalse
from bot.game.saying import plain
from bot.sandbox.players.rendering import text_of
from bot.sandbox.rest.faults import CREATE_MESSAGE, EDIT_MESSAGE, RESPOND
from bot.sandbox.world.messages import Message
from bot.storage.sqlite.upkeep.audit import differences
from tests.discord_app.evening import OPEN, OVER, SETTLED
from tests.e2e.conftest import Night, answer_buttons

PLAYERS = ("Ann", "Ben", "Chidi", "Mo")


def rows(night: Night, query: str) -> list[tuple[Any, ...]]:
    """Ask the database file itself, as an operator would."""
    with closing(sqlite3.connect(f"file:{night.database}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


def right_and_wrong(night: Night, card: Message) -> tuple[str, str]:
    """Look into the database for the right button of an open card, and take any other."""
    shown = answer_buttons(card)
    round_id = int(shown[0].split(":")[3])
    ((content, order),) = rows(
        night,
        "SELECT content, option_order FROM rounds JOIN questions ON hash = question_hash"  # noqa: S608 - a number of our own
        f" WHERE rounds.id = {round_id}",
    )
    question = decode(str(content).encode())
    assert isinstance(question, Choice | TrueFalse)
    right = question.all_options().index(plain(question.right_answer()))
    place = [int(index) for index in re.findall(r"\d+", str(order))].index(right)
    assert len(shown) == len(question.all_options())
    return shown[place], shown[place - 1]


async def play_round(night: Night, card: Message, who_is_right: tuple[str, ...]) -> None:
    """Let every player answer, and the round run out."""
    right, wrong = right_and_wrong(night, card)
    for name in PLAYERS:
        line = await night.tap(name, card, right if name in who_is_right else wrong)
        assert line.startswith("Locked in: ")
    night.pass_time(21)


async def test_four_members_play_three_rounds_and_the_database_has_every_point(
    night: Night,
) -> None:
    await night.trivia("Ann", questions=3, kind="choice")
    card = None
    for winners in (("Ann", "Ben"), ("Ann",), ("Ann", "Chidi")):
        card = await night.card(OPEN, after=card)
        await play_round(night, card, winners)
    podium = text_of(await night.card(OVER))
    await night.card("Tonight’s footnotes")

    totals = "SELECT name, sum(points) FROM scores JOIN members ON id = member_id GROUP BY name"
    scored = dict(rows(night, totals))
    assert set(scored) == set(PLAYERS)
    for name, points in scored.items():
        assert f"{name} — {points:,} points" in podium.replace("**", "")
    assert scored["Mo"] == 0
    assert scored["Ann"] > scored["Ben"]
    board = rows(night, "SELECT points FROM boards WHERE period = 'all' ORDER BY points DESC")
    assert [points for (points,) in board] == sorted(scored.values(), reverse=True)
    assert rows(night, "SELECT count(*) FROM answers") == [(12,)]
    assert rows(night, "SELECT count(*) FROM rounds WHERE settled_ms IS NOT NULL") == [(3,)]
    assert rows(night, "SELECT count(DISTINCT question_hash) FROM rounds") == [(3,)]
    with closing(sqlite3.connect(night.database)) as database:
        assert differences(database) == []


async def test_the_board_shows_what_was_played(night: Night) -> None:
    await night.trivia("Ann", kind="choice")
    await play_round(night, await night.card(), ("Ben", "Mo"))
    await night.card(SETTLED)
    hand = night.sandbox.hand("Ann")
    board = hand.reads(await hand.command(night.channel, "trivia-scores", period="TODAY"))
    assert board.index("Ben") < board.index("Ann")
    assert "1 of 1 right" in board


async def test_two_channels_play_at_once_and_keep_their_answers_apart(night: Night) -> None:
    music = night.sandbox.channel("music")
    await night.trivia("Ann", questions=2, kind="choice")
    await night.sandbox.hand("Ben").command(music, "trivia", questions=2, kind="choice")
    here = await night.card()
    there = await night.sandbox.hand("Ben").wait_for(music, OPEN)
    right_here, _ = right_and_wrong(night, here)
    _, wrong_there = right_and_wrong(night, there)
    await night.tap("Ann", here, right_here)
    await night.tap("Ann", there, wrong_there)
    night.pass_time(21)
    assert "Right: **Ann**" in text_of(await night.card(SETTLED))
    ended = await night.sandbox.hand("Ben").wait_for(music, SETTLED)
    assert "Right: " not in text_of(ended)
    assert rows(night, "SELECT count(*) FROM games") == [(2,)]


async def test_a_changed_mind_leaves_both_taps_on_record_and_counts_the_last(
    night: Night,
) -> None:
    await night.trivia("Ann", kind="choice")
    card = await night.card()
    right, wrong = right_and_wrong(night, card)
    await night.tap("Ben", card, wrong)
    await night.tap("Ben", card, right)
    night.pass_time(21)
    assert "Right: **Ben**" in text_of(await night.card(SETTLED))
    assert rows(night, "SELECT seq FROM answers ORDER BY seq") == [(1,), (2,)]
    assert rows(night, "SELECT right_count FROM scores") == [(1,)]


async def test_a_late_tap_leaves_no_trace(night: Night) -> None:
    await night.trivia("Ann", kind="choice")
    card = await night.card()
    right, _ = right_and_wrong(night, card)
    night.sandbox.world.clock.skew += 21
    assert "Too late" in await night.tap("Ben", card, right)
    await night.card(SETTLED)
    assert rows(night, "SELECT count(*) FROM answers") == [(0,)]


async def test_a_stopped_game_keeps_its_points(night: Night) -> None:
    await night.trivia("Ann", questions=5, kind="choice")
    card = await night.card()
    right, _ = right_and_wrong(night, card)
    await night.tap("Ben", card, right)
    await night.interaction("Ann", "trivia-stop")
    assert "Ann stopped the game" in text_of(await night.card(OVER))
    ((points,),) = rows(night, "SELECT points FROM scores")
    assert isinstance(points, int)
    assert points > 0
    async with asyncio.timeout(10):  # the end is on record after its last card
        while rows(night, "SELECT count(*) FROM games WHERE ended_ms IS NULL") != [(0,)]:  # noqa: ASYNC110 - another thread writes it
            await asyncio.sleep(0.05)


async def test_a_bad_night_at_discord_in_the_middle_of_a_round_shows_one_card_a_question(
    night: Night,
) -> None:
    faults = night.sandbox.faults
    await night.trivia("Ann", questions=2, kind="choice")
    first = await night.card()
    right, wrong = right_and_wrong(night, first)
    faults.answer(RESPOND, 500)
    faults.answer(EDIT_MESSAGE, 429)
    lost = faults.answer_after_effect(CREATE_MESSAGE, 502)
    await night.tap("Ben", first, wrong)
    assert (await night.tap("Ann", first, right)).startswith("Locked in: ")
    night.pass_time(21)
    second = await night.card(OPEN, after=first)
    await night.tap("Ann", second, right_and_wrong(night, second)[0])
    night.pass_time(21)
    await night.card("Tonight’s footnotes")
    assert lost.met == 1
    shown = "\n".join(night.cards())
    assert shown.count("Question 1 of 2") == 1
    assert shown.count("Question 2 of 2") == 1
    assert rows(night, "SELECT count(*) FROM answers") == [(3,)]


async def test_a_reconnect_in_the_middle_of_a_round_loses_no_tap(night: Night) -> None:
    await night.trivia("Ann", kind="choice")
    card = await night.card()
    right, _ = right_and_wrong(night, card)
    await night.tap("Ben", card, right)
    gateway = night.sandbox.gateway
    gateway.ask_to_reconnect()
    await night.until(lambda: gateway.resumed and gateway.online)
    await night.tap("Mo", card, right)
    night.pass_time(21)
    revealed = text_of(await night.card(SETTLED))
    assert "**Ben**" in revealed
    assert "**Mo**" in revealed
