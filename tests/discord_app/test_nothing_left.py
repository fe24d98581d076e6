"""Played, renamed, moderated, erased: nothing of it is found in any table or file afterwards."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.discord_app.commands import privacy
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import OVER, Evening, evening_in
from tests.discord_app.test_slow_saving import in_time, locked, send
from tests.support import english as lines
from tests.support.questions import typed

QUESTIONS = [typed(f"home {number}", "Justin Timberlake", "Timberlake") for number in range(3)]
BENS_NAMES = ("Ozymandias", "Zenobia the Second")
MOS_NAMES = ("Moderatrix", "Caretaker")
TYPED = ("my secret words", "and other words")


def named(sandbox: Sandbox, user: str, name: str) -> None:
    guild = sandbox.world.guilds[sandbox.channel("trivia").guild_id or 0]
    guild.members[sandbox.user(user).id].nick = name


async def write(evening: Evening, user: str, card: Message, text: str) -> str:
    hand = evening.sandbox.hand(user)
    label = next(one["label"] for one in card.buttons() if ":w:" in one["custom_id"])
    form = await hand.open(card, label)
    return hand.reads(await hand.submit(form, {"given": text}))


async def erase(evening: Evening, user: str) -> str:
    hand = evening.sandbox.hand(user)
    await evening.interaction(user, "trivia-privacy delete")
    asked = hand.sees(evening.channel)[-1]
    await hand.tap(asked, "Erase it for good")
    return text_of(asked)


def found(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Return where any of the words stand: in which tables, and in which files."""
    places = [
        file.name
        for file in sorted(folder.iterdir())
        if any(word.encode() in file.read_bytes() for word in words)
    ]
    with closing(sqlite3.connect(folder / "scores.db")) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = repr(connection.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608 - its own tables
            if any(word in rows for word in words):
                places.append(table)
    return places


async def on_record(folder: Path, words: tuple[str, ...]) -> None:
    async with asyncio.timeout(10):
        while "members" not in await asyncio.to_thread(found, folder, words):  # noqa: ASYNC110 - files tell no events
            await asyncio.sleep(0.02)


async def test_nothing_is_left_of_a_player_and_of_a_moderator_who_never_played(
    sandbox: Sandbox, tmp_path: Path, quick: None
) -> None:
    folder = tmp_path / "data"
    async with evening_in(sandbox, folder / "scores.db", *QUESTIONS) as evening:
        named(sandbox, "Ben", BENS_NAMES[0])
        named(sandbox, "Mo", MOS_NAMES[0])
        await evening.trivia("Ann", questions=3, seconds=60)
        card = await evening.card()
        await write(evening, "Ben", card, TYPED[0])
        named(sandbox, "Ben", BENS_NAMES[1])
        await write(evening, "Ben", card, TYPED[1])
        await write(evening, "Chidi", card, "Timberlake")
        assert {"members", "answers", "scores.db-wal"} <= set(found(folder, BENS_NAMES + TYPED))

        assert "nothing of what I keep" in await erase(evening, "Ben")
        assert found(folder, BENS_NAMES + TYPED) == [], "while the round is open"

        await evening.interaction("Mo", "trivia-stop")
        over = text_of(await evening.card(OVER))
        assert "Moderatrix stopped the game" in over
        assert not any(name in over for name in BENS_NAMES)
        await on_record(folder, MOS_NAMES)
        named(sandbox, "Mo", MOS_NAMES[1])
        assert "nothing of what I keep" in await erase(evening, "Mo")
        assert found(folder, MOS_NAMES + BENS_NAMES + TYPED) == []
        await evening.games.close()
    assert found(folder, MOS_NAMES + BENS_NAMES + TYPED) == []
    assert "members" in found(folder, ("Chidi",)), "others are there as before"
    assert sandbox.violations == []


async def test_nothing_is_left_of_who_plays_and_erases_just_before_the_round_is_settled(
    sandbox: Sandbox, tmp_path: Path, quick: None
) -> None:
    folder = tmp_path / "data"
    async with evening_in(sandbox, folder / "scores.db", *QUESTIONS) as evening:
        named(sandbox, "Ann", BENS_NAMES[0])
        await evening.trivia("Ann", questions=2, seconds=60)
        for number in range(2):
            card = await evening.card(f"Question {number + 1} of 2")
            await write(evening, "Ann", card, f"{TYPED[number]}")
            assert "nothing of what I keep" in await erase(evening, "Ann")
            evening.pass_time(70)
        over = text_of(await evening.card(OVER))
        assert BENS_NAMES[0] not in over
        await evening.freed()
        assert found(folder, BENS_NAMES + TYPED) == []
        await evening.games.close()
    assert found(folder, BENS_NAMES + TYPED) == []


def of_members(folder: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(folder / "scores.db")) as connection:
        return connection.execute("SELECT sign(user_id), name FROM members").fetchall()


async def test_a_game_that_is_being_started_is_on_record_before_its_starter_is_erased(
    sandbox: Sandbox, tmp_path: Path, quick: None
) -> None:
    async with evening_in(sandbox, tmp_path / "scores.db", *QUESTIONS) as evening:
        hand = sandbox.hand("Ann")
        await evening.interaction("Ann", "trivia-privacy delete")
        asked = hand.sees(evening.channel)[-1]
        async with locked(tmp_path) as let_go:
            start = send(evening, "Ann", "trivia", questions=3, seconds=60)
            await asyncio.sleep(0.3)
            erasing = hand.send_tap(asked, "Erase it for good")
            await in_time(evening, [erasing])
            assert text_of(asked) == lines.ERASING
            assert not start.failure
            let_go()
            await evening.until(lambda: "nothing of what I keep" in text_of(asked))
        assert of_members(tmp_path) == [(-1, "")]
        evening.pass_time(70)
        assert "Ann" not in text_of(await evening.card("Question 2 of 3"))
        assert of_members(tmp_path) == [(-1, "")]


async def test_answers_on_their_way_and_a_wish_to_be_hidden_come_before_an_erasure(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    async with evening_in(sandbox, tmp_path / "scores.db", *QUESTIONS) as evening:
        await evening.trivia("Ann", questions=3, seconds=60)
        card = await evening.card()
        label = next(one["label"] for one in card.buttons() if ":w:" in one["custom_id"])
        hand = sandbox.hand("Ben")
        await evening.interaction("Ben", "trivia-privacy delete")
        asked = hand.sees(evening.channel)[-1]
        form = await hand.open(card, label)
        async with locked(tmp_path) as let_go:
            writing = asyncio.create_task(hand.submit(form, {"given": TYPED[0]}))
            hiding = send(evening, "Ben", "trivia-privacy hide")
            await asyncio.sleep(0.1)
            hand.send_tap(asked, "Erase it for good")
            await asyncio.sleep(0.2)
            let_go()
            await evening.until(lambda: "nothing of what I keep" in text_of(asked))
        await writing
        await in_time(evening, [hiding])
        assert sorted(of_members(tmp_path)) == [(-1, ""), (1, "Ann")]
        assert found(tmp_path, TYPED) == []


async def test_who_cannot_be_erased_yet_is_told_so_and_nothing_was_done(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(privacy, "LANDING_SECONDS", 0.1)
    async with evening_in(sandbox, tmp_path / "scores.db", *QUESTIONS) as evening:
        hand = sandbox.hand("Ann")
        await evening.interaction("Ann", "trivia-privacy show")
        await evening.interaction("Ann", "trivia-privacy hide")
        await evening.interaction("Ann", "trivia-privacy delete")
        asked = hand.sees(evening.channel)[-1]
        async with locked(tmp_path):
            send(evening, "Ann", "trivia", questions=3)
            await asyncio.sleep(0.1)
            erasing = await hand.tap(asked, "Erase it for good")
            assert lines.NOT_ERASED_YET in hand.reads(erasing)
        assert of_members(tmp_path) == [(1, "Ann")]
