"""Played, renamed, moderated, erased: nothing of it is found in any table or file afterwards."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import OVER, Evening, evening_in
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
        await evening.table.close()
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
        await evening.table.close()
    assert found(folder, BENS_NAMES + TYPED) == []
