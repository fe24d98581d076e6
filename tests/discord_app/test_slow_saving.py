"""A foreign lock, a slow disk, a busy reader: every member hears in time what is true."""

import asyncio
import sqlite3
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from bot.discord_app.cards.refusals import store_trouble_line
from bot.discord_app.outgoing import deferrals, first_response
from bot.discord_app.words.languages import words_for
from bot.errors import StoreTrouble
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import Message
from bot.storage.sqlite import writer
from bot.storage.sqlite.boards import boards
from tests.discord_app.evening import OPEN, RIGHT, SETTLED, WRONG, Evening, evening_in
from tests.support import english as lines
from tests.support.questions import order, typed

NOTHING_SAVED = store_trouble_line(StoreTrouble.OTHER, words_for("en-US"))
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
NOT_YET = "Not saved yet: "


@asynccontextmanager
async def locked(tmp_path: Path) -> AsyncIterator[Callable[[], Any]]:
    """Let another process hold the database until the block, or what it is given, ends that."""
    holder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLD, str(tmp_path / "scores.db")),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert (await holder.stdout.readline()).strip() == b"held"
    try:
        yield holder.stdin.close
    finally:
        holder.stdin.close()
        await holder.wait()


def answers(tmp_path: Path) -> int:
    with closing(sqlite3.connect(tmp_path / "scores.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM answers").fetchone()[0])


def reads(evening: Evening, sent: Interaction) -> str:
    return evening.sandbox.hand(sent.user.display_name).reads(sent)


async def in_time(evening: Evening, sent: list[Interaction]) -> None:
    """Wait for the first answers; the local Discord gives up on one after three seconds."""
    await evening.until(lambda: all(one.settled for one in sent))
    assert [one.failure for one in sent if one.failure] == []


def send(evening: Evening, name: str, path: str, **options: Any) -> Interaction:
    return evening.sandbox.hand(name).send_command(evening.channel, path, options)


async def test_taps_under_a_lock_hear_that_they_are_not_saved_yet_and_count_once_it_is_gone(
    evening: Evening, tmp_path: Path
) -> None:
    await evening.trivia("Ann", questions=3, seconds=60)
    card = await evening.card()
    hands = [evening.sandbox.hand(name) for name in ("Ann", "Ben", "Chidi", "Mo")]
    async with locked(tmp_path) as let_go:
        sent = []
        for label in (WRONG, RIGHT, RIGHT):
            sent += [hand.send_tap(card, label) for hand in hands]
            await asyncio.sleep(0.4)
        await in_time(evening, sent)
        assert all(reads(evening, one).startswith(NOT_YET) for one in sent)
        assert answers(tmp_path) == 0
        let_go()
        await evening.until(lambda: all("Locked in" in reads(evening, one) for one in sent))
    assert answers(tmp_path) == 8, "the same answer again is the same answer"
    evening.pass_time(61)
    assert "Right: " in text_of(await evening.card(SETTLED))


async def test_every_command_is_answered_under_a_lock_and_a_game_begins_once_it_is_gone(
    evening: Evening, tmp_path: Path
) -> None:
    async with locked(tmp_path) as let_go:
        started = send(evening, "Ann", "trivia", seconds=20)
        music = evening.sandbox.channel("music")
        other = evening.sandbox.hand("Ben").send_command(music, "trivia", {})
        sent = [
            send(evening, "Mo", "trivia-scores"),
            send(evening, "Chidi", "trivia-help"),
            send(evening, "Chidi", "trivia-privacy export"),
            send(evening, "Mo", "trivia-packs list"),
            hidden := send(evening, "Ben", "trivia-privacy hide"),
            send(evening, "Mo", "trivia-stop"),
        ]
        await in_time(evening, [started, other, *sent])
        let_go()
        card = await evening.card()
        await evening.told("Ann", "Here is your question: https://discord.com/channels/")
        await evening.until(lambda: lines.HIDDEN in reads(evening, hidden))
        assert str(card.id) in reads(evening, started)
    assert card.interaction_id is None, "a question never fills a promise"
    assert "Locked in" in await evening.tap("Ben", card)


async def test_what_waited_too_long_is_said_not_to_count_and_does_not(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann", seconds=60)
    card = await evening.card()
    monkeypatch.setattr(writer, "LOCK_PATIENCE_SECONDS", 0.5)
    async with locked(tmp_path):
        tapped = evening.sandbox.hand("Ben").send_tap(card, RIGHT)
        started = evening.sandbox.hand("Ben").send_command(
            evening.sandbox.channel("music"), "trivia", {}
        )
        await in_time(evening, [tapped, started])
        assert reads(evening, tapped).startswith(NOT_YET)
        await evening.until(lambda: lines.not_saved(None) in reads(evening, tapped))
        await evening.until(lambda: NOTHING_SAVED in reads(evening, started))
    assert answers(tmp_path) == 0
    assert "Locked in" in await evening.tap("Ben", card)
    assert answers(tmp_path) == 1


class SlowDisk:
    """Commits that take so long, and one that hangs until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seconds = 0.0
        self.flows = threading.Event()
        self.flows.set()
        apply = writer.apply

        def slowly(*args: Any) -> Any:
            time.sleep(self.seconds)
            self.flows.wait(20)
            return apply(*args)

        monkeypatch.setattr(writer, "apply", slowly)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> SlowDisk:
    return SlowDisk(monkeypatch)


async def test_a_game_begins_and_taps_count_on_a_disk_that_takes_long_for_each_commit(
    evening: Evening, tmp_path: Path, disk: SlowDisk
) -> None:
    disk.seconds = 1.5
    started = send(evening, "Ann", "trivia", seconds=30)
    await in_time(evening, [started])
    card = await evening.card()
    sent = [evening.sandbox.hand(name).send_tap(card, RIGHT) for name in ("Ann", "Ben", "Mo")]
    await in_time(evening, sent)
    await evening.until(lambda: all("Locked in" in reads(evening, one) for one in sent))
    assert answers(tmp_path) == 3


async def test_nobody_reads_locked_in_before_the_commit(
    evening: Evening, tmp_path: Path, disk: SlowDisk
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    disk.flows.clear()
    tapped = evening.sandbox.hand("Ben").send_tap(card, RIGHT)
    await in_time(evening, [tapped])
    assert reads(evening, tapped).startswith(NOT_YET)
    assert answers(tmp_path) == 0
    disk.flows.set()
    await evening.until(lambda: "Locked in" in reads(evening, tapped))
    assert answers(tmp_path) == 1


async def test_an_answer_that_is_not_saved_at_the_deadline_still_counts_by_when_it_was_given(
    evening: Evening, disk: SlowDisk
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ann", card, WRONG)
    disk.flows.clear()
    tapped = evening.sandbox.hand("Ben").send_tap(card, RIGHT)
    await in_time(evening, [tapped])
    evening.pass_time(21)
    await asyncio.sleep(0.5)
    assert not any(SETTLED in one for one in evening.cards())
    disk.flows.set()
    assert "Right: **Ben**" in text_of(await evening.card(SETTLED))
    await evening.until(lambda: "Locked in" in reads(evening, tapped))


async def test_an_order_and_words_hear_the_same(
    sandbox: Any, tmp_path: Path, quick: None, disk: SlowDisk
) -> None:
    async with evening_in(sandbox, tmp_path / "scores.db", order()) as evening:
        await evening.trivia("Ann", seconds=60)
        card = await evening.card()
        ben = evening.sandbox.hand("Ben")
        await ben.tap(card, "Put in order")
        panel: Message = await ben.wait_for(evening.channel, lambda one: one.private)
        for _ in range(4):
            free = [one for one in panel.buttons() if not one.get("disabled")]
            await ben.tap(panel, free[0]["custom_id"])
        disk.flows.clear()
        sent = ben.send_tap(panel, "Submit")
        await in_time(evening, [sent])
        await evening.until(lambda: NOT_YET in text_of(panel))
        disk.flows.set()
        await evening.until(lambda: "Locked in" in text_of(panel))
        await evening.games.close()
    database = tmp_path / "words" / "scores.db"
    database.parent.mkdir()
    async with evening_in(sandbox, database, typed()) as evening:
        await evening.trivia("Ann", seconds=60)
        card = await evening.card(OPEN, after=card)
        ben = evening.sandbox.hand("Ben")
        form = await ben.open(card, "Answer")
        disk.flows.clear()
        sent = ben.send_submit(form, {"given": "Earth"})
        await in_time(evening, [sent])
        assert reads(evening, sent).startswith(NOT_YET)
        disk.flows.set()
        await evening.until(lambda: "Right!" in reads(evening, sent))
        await evening.games.close()


async def test_a_board_that_takes_long_to_read_is_promised_and_comes(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann")
    await evening.tap("Ben", await evening.card())
    evening.pass_time(21)
    revealed = await evening.card(SETTLED)
    busy = asyncio.create_task(evening.store._reading.call(lambda _: time.sleep(2.6)))
    board = send(evening, "Ann", "trivia-scores")
    source = evening.sandbox.hand("Mo").send_tap(revealed, "Source")
    await in_time(evening, [board, source])
    await busy
    await evening.until(lambda: "Ben" in reads(evening, board))
    await evening.until(lambda: "This is the fact" in reads(evening, source))


@pytest.mark.parametrize("busy_seconds", [0.0, 0.7])
async def test_the_pages_of_a_board_turn_whether_it_came_at_once_or_had_to_be_promised(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, busy_seconds: float
) -> None:
    monkeypatch.setattr(boards, "PAGE_SIZE", 1)
    if busy_seconds:
        monkeypatch.setattr(deferrals, "PROMISE_SECONDS", 0.1)
    await evening.trivia("Ann")
    for name in ("Ann", "Ben"):
        await evening.tap(name, await evening.card())
    evening.pass_time(21)
    await evening.freed()
    ann = evening.sandbox.hand("Ann")
    busy = asyncio.create_task(evening.store._reading.call(lambda _: time.sleep(busy_seconds)))
    await asyncio.sleep(0)
    board = send(evening, "Ann", "trivia-scores")
    await busy
    await evening.until(lambda: "Page 1 of 2" in reads(evening, board))
    card = ann.sees(evening.channel)[-1]
    assert card.private == (busy_seconds > 0)
    for label, page in (("Next", "Page 2 of 2"), ("Previous", "Page 1 of 2")):
        await ann.tap(card, label)
        assert page in text_of(card)
    busy = asyncio.create_task(evening.store._reading.call(lambda _: time.sleep(busy_seconds)))
    await ann.tap(card, "Next")
    await busy
    await evening.until(lambda: "Page 2 of 2" in text_of(card))


async def test_buttons_that_start_erase_and_hide_keep_their_promise(
    evening: Evening, disk: SlowDisk
) -> None:
    await evening.trivia("Ann")
    await evening.tap("Ben", await evening.card())
    evening.pass_time(21)
    revealed = await evening.card(SETTLED)
    await evening.freed()
    ben = evening.sandbox.hand("Ben")
    await ben.command(evening.channel, "trivia-privacy delete")
    asked = await ben.wait_for(evening.channel, lambda one: one.private and bool(one.buttons()))
    disk.flows.clear()
    again = evening.sandbox.hand("Mo").send_tap(revealed, "Next question")
    erased = ben.send_tap(asked, asked.buttons()[0]["custom_id"])
    await in_time(evening, [again, erased])
    assert lines.ERASED not in text_of(asked)
    disk.flows.set()
    card = await evening.card(OPEN, after=revealed)
    assert card.interaction_id is None
    await evening.until(lambda: lines.ERASED in text_of(asked))


async def test_a_promise_of_which_no_news_came_back_is_kept(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deferrals, "PROMISE_SECONDS", 0.1)
    monkeypatch.setattr(first_response, "FIRST_RESPONSE_SECONDS", 0.5)
    busy = asyncio.create_task(evening.store._reading.call(lambda _: time.sleep(1.2)))
    evening.sandbox.faults.reset(
        ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"),
        after_effect=True,
        times=2,
    )
    board = send(evening, "Ann", "trivia-scores")
    await in_time(evening, [board])
    await busy
    await evening.until(lambda: reads(evening, board))
