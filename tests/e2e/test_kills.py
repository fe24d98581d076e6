"""SIGKILL at random moments: nothing that was confirmed is lost, and nothing comes twice."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.errors import SandboxError
from bot.sandbox.players.rendering import text_of
from bot.sandbox.server import Sandbox, running
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Message
from bot.sandbox.world.snowflakes import born_at
from bot.sandbox.world.world import BOT_TOKEN
from bot.storage.sqlite.upkeep.audit import differences
from tests.support.tiny_packs import write_pack

ROOT = Path(__file__).parents[2]
KILLS = 10
LIVES = (0.2, 2.5)
"""Seconds that the bot lives once it is online, before it is killed."""
PLAYERS = ("Ann", "Ben", "Chidi", "Mo")
CHANNELS = ("trivia", "music", "general")


@dataclass
class Ordeal:
    """A sandbox whose bot is killed again and again, and what its members were told."""

    sandbox: Sandbox
    database: Path
    packs: Path
    rng: Random
    confirmed: list[Interaction] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start the bot and wait until it is online."""
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.support.quick_bot"),
            cwd=ROOT,
            env=os.environ
            | {
                "DISCORD_TOKEN": BOT_TOKEN,
                "DISCORD_API_URL": self.sandbox.api_url,
                "DATABASE_URL": f"sqlite:///{self.database}",
                "QUESTIONS_DIR": str(self.packs),
            },
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        await self.sandbox.world.feed.until(lambda: self.sandbox.gateway.online, 30, "the bot")

    async def kill(self) -> None:
        """Kill the bot as the kernel does: nothing of it runs any more."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()
        await self.sandbox.world.feed.until(
            lambda: not self.sandbox.gateway.online, 10, "the line to break"
        )

    async def play(self) -> None:
        """Let members start games, tap, and reload packs, until cancelled."""
        while True:
            await asyncio.sleep(self.rng.uniform(0.01, 0.08))
            act = self.rng.random()
            channel = self.sandbox.channel(self.rng.choice(CHANNELS))
            if act < 0.04:
                self._use("Mo", channel, "trivia-packs reload")
            elif act < 0.15:
                self._use("Ann", channel, "trivia", questions=4, seconds=5, kind="choice")
            else:
                self._tap(channel)

    def _use(self, name: str, channel: Channel, path: str, **options: Any) -> None:
        with suppress(SandboxError):  # the commands are not registered yet
            self.sandbox.hand(name).send_command(channel, path, options)

    def _tap(self, channel: Channel) -> None:
        cards = [one for one in channel.messages.values() if _answer_buttons(one)]
        if cards:
            hand = self.sandbox.hand(self.rng.choice(PLAYERS))
            button = self.rng.choice(_answer_buttons(cards[-1]))
            self.confirmed.append(hand.send_tap(cards[-1], button))

    def locked_in(self) -> list[Interaction]:
        """Return the taps of which a member read that they are locked in."""
        return [one for one in self.confirmed if "Locked in" in self._told(one)]

    def _told(self, tap: Interaction) -> str:
        messages = self.sandbox.world.channel(tap.channel_id).messages
        return " ".join(text_of(messages[one]) for one in tap.reply_ids if one in messages)


def _answer_buttons(card: Message) -> list[str]:
    if card.visible_to is not None:
        return []
    return [one["custom_id"] for one in card.buttons() if one["custom_id"].startswith("1:a:")]


@asynccontextmanager
async def ordeal_in(folder: Path, seed: int) -> AsyncIterator[Ordeal]:
    packs = folder / "questions"
    packs.mkdir()
    write_pack(packs, "north")
    async with running() as sandbox:
        ordeal = Ordeal(sandbox, folder / "scores.db", packs, Random(seed))
        try:
            yield ordeal
        finally:
            if ordeal.process is not None and ordeal.process.returncode is None:
                ordeal.process.terminate()
                await ordeal.process.wait()
        assert sandbox.violations == []


@pytest.mark.parametrize("seed", range(5))
async def test_after_ten_kills_at_random_moments_everything_confirmed_is_there_once(
    tmp_path: Path, seed: int
) -> None:
    async with ordeal_in(tmp_path, seed) as ordeal:
        playing = asyncio.create_task(ordeal.play())
        for _ in range(KILLS):
            await ordeal.start()
            await asyncio.sleep(ordeal.rng.uniform(*LIVES))
            await ordeal.kill()
        playing.cancel()
        await ordeal.start()
        await _games_are_over(ordeal)
        _every_confirmed_tap_is_there_once(ordeal)
        _every_round_was_settled_once(ordeal)
        _no_card_was_posted_twice(ordeal)


RIVER = """
[pack]
id = "river"
title = "A river"
[source]
title = "The book of rivers"
as_of = "2020"
[entities.amber]
name = "Amber"
type = "place"
kind = "river"
"""
TOLD = (
    "{river} freezes in May.",
    "Two kings drowned in {river}.",
    "An old harbour lies on {river}.",
)


async def test_the_clues_that_were_shown_are_there_after_a_kill_and_the_others_follow(
    tmp_path: Path,
) -> None:
    async with ordeal_in(tmp_path, 1) as ordeal:
        (ordeal.packs / "north.toml").unlink()
        facts = [
            f'[[facts]]\nid = "f{n}"\nslots = {{ river = "amber" }}\nstatement = "{statement}"'
            f'\ndifficulty = {3 - n}\nunique = ["river"]\nask = ["clues"]'
            for n, statement in enumerate(TOLD)
        ]
        (ordeal.packs / "river.toml").write_text("\n".join((RIVER, *facts)), encoding="utf-8")
        await ordeal.start()
        channel = ordeal.sandbox.channel("trivia")
        ordeal.sandbox.hand("Ann").send_command(channel, "trivia", {"seconds": 9, "kind": "clues"})
        card = await _card_with(ordeal, channel, "Clue 2: Two kings drowned in this river.")
        assert "Clue 3" not in text_of(card)
        await ordeal.kill()
        await ordeal.start()
        await _card_with(ordeal, channel, "The game was interrupted")
        assert "Clue 2: Two kings drowned in this river." in text_of(card)
        assert "Clue 3" not in text_of(card)
        await _card_with(ordeal, channel, "Clue 3: An old harbour lies on this river.")
        await _card_with(ordeal, channel, "✓ **Amber** — right answer")
        await _games_are_over(ordeal)
        _no_card_was_posted_twice(ordeal)


async def _card_with(ordeal: Ordeal, channel: Channel, words: str) -> Message:
    """Wait for the one card of a channel to say something."""

    def found() -> Message | None:
        cards = [one for one in channel.messages.values() if one.visible_to is None]
        return next((one for one in cards if words in text_of(one)), None)

    await ordeal.sandbox.world.feed.until(lambda: found() is not None, 30, f"{words!r} on a card")
    card = found()
    assert card is not None
    return card


async def _games_are_over(ordeal: Ordeal) -> None:
    query = "SELECT count(*) FROM games WHERE ended_ms IS NULL"
    async with asyncio.timeout(60):
        while _rows(ordeal, query) != [(0,)]:  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.2)


def _every_confirmed_tap_is_there_once(ordeal: Ordeal) -> None:
    locked_in = ordeal.locked_in()
    assert locked_in, "nobody was told anything, so this proves nothing"
    rows = _rows(
        ordeal,
        "SELECT user_id, round_id, at_ms, given FROM answers JOIN members ON id = member_id",
    )
    answered = {(user, round_id): [] for user, round_id, _, _ in rows}  # type: ignore[var-annotated]
    for user, round_id, at_ms, _ in rows:
        answered[user, round_id].append(at_ms)
    for tap in locked_in:
        round_id = int(tap.data["custom_id"].split(":")[3])
        at_ms = int(born_at(tap.id) * 1000)
        times = answered.get((tap.user.id, round_id), [])
        assert times, "a member who was told so has an answer"
        assert len(times) == len(set(times)), "no answer is there twice"
        assert min(times) <= at_ms


def _every_round_was_settled_once(ordeal: Ordeal) -> None:
    assert _rows(ordeal, "SELECT count(*) FROM rounds WHERE settled_ms IS NULL") == [(0,)]
    assert _rows(
        ordeal,
        "SELECT count(*) FROM (SELECT DISTINCT round_id, member_id FROM answers)"
        " LEFT JOIN scores USING (round_id, member_id) WHERE scores.points IS NULL",
    ) == [(0,)], "every answer has its score"
    assert (
        _rows(ordeal, "SELECT round_id, member_id FROM scores GROUP BY 1, 2 HAVING count(*) > 1")
        == []
    )
    with closing(sqlite3.connect(ordeal.database)) as database:
        assert differences(database) == []


def _no_card_was_posted_twice(ordeal: Ordeal) -> None:
    posted: dict[tuple[str, str], int] = {}
    for channel in ordeal.sandbox.world.channels.values():
        for message in channel.messages.values():
            if message.visible_to is None:
                for button in message.buttons():
                    if button["custom_id"].startswith("1:source:"):
                        key = ("round", button["custom_id"])
                        posted[key] = posted.get(key, 0) + 1
    assert posted
    assert set(posted.values()) == {1}


def _rows(ordeal: Ordeal, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{ordeal.database}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()
