"""Private lines with a button: what becomes of them when their round ends."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.controls.custom_ids import AnswerButton
from bot.discord_app.outgoing.quick_replies import QuickReplies
from bot.discord_app.showing import private_lines
from bot.discord_app.showing.private_lines import PrivateLines
from bot.sandbox.players.rendering import text_of
from tests.discord_app.evening import SETTLED, Evening

EDIT = ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")


class Recorder:
    """Stands where quick go out, and notes whose buttons are taken away."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str | None]] = []

    async def take_buttons(self, _application: int, token: str, text: str | None) -> bool:
        self.taken.append((token, text))
        return True


class Lines:
    """Private lines of round 1 of game 1, with a clock that the test moves."""

    def __init__(self) -> None:
        self.out = Recorder()
        self.open = {1, 2}
        self.now = 0.0
        self.kept = PrivateLines(
            cast(QuickReplies, self.out),
            lambda _, round_id: round_id in self.open,
            lambda: self.now,
        )

    def keep(self, user: int, token: str, round_id: int = 1) -> None:
        said: Any = SimpleNamespace(application_id=9, token=token, user=SimpleNamespace(id=user))
        self.kept.keep(cast(Interaction, said), AnswerButton(1, round_id, 0))

    async def taken_after(self, round_id: int = 1) -> list[str]:
        self.kept.round_over(round_id)
        await asyncio.gather(*self.kept._tidying)
        return [token for token, _ in self.out.taken]


async def test_only_the_last_line_of_each_member_is_tidied() -> None:
    lines = Lines()
    for user, token in ((1, "a"), (2, "b"), (1, "c")):
        lines.keep(user, token)
    assert await lines.taken_after() == ["c", "b"]
    assert await lines.taken_after() == ["c", "b"], "tokens are kept until the round ends only"


async def test_a_line_that_comes_after_its_round_is_tidied_at_once() -> None:
    lines = Lines()
    lines.open.clear()
    lines.keep(1, "late")
    await asyncio.gather(*lines.kept._tidying)
    assert lines.out.taken == [("late", None)]


async def test_a_line_that_was_put_right_is_left_alone() -> None:
    lines = Lines()
    lines.keep(1, "a")
    lines.keep(2, "b")
    lines.kept.forget(AnswerButton(1, 1, 0), 1)
    assert await lines.taken_after() == ["b"]


async def test_a_crowd_is_tidied_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_lines, "LINES_A_ROUND", 2)
    lines = Lines()
    for user, token in ((1, "a"), (2, "b"), (3, "c"), (1, "d")):
        lines.keep(user, token)
    assert await lines.taken_after() == ["d", "b"]


async def test_rounds_that_never_ended_are_forgotten_with_their_tokens() -> None:
    lines = Lines()
    lines.keep(1, "a", round_id=1)
    lines.now += private_lines.TOKEN_SECONDS
    lines.keep(1, "b", round_id=2)
    assert list(lines.kept._rounds) == [2]


async def test_after_the_reveal_no_line_offers_to_reveal_or_to_change(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ann", card)
    ann = evening.sandbox.hand("Ann")
    line = await ann.wait_for(evening.channel, "Reveal now")
    evening.pass_time(21)
    await evening.card(SETTLED)
    await evening.until(lambda: line.buttons() == [])
    assert text_of(line).startswith("Locked in: ")


async def test_who_revealed_early_keeps_reading_that_it_comes(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    await evening.tap("Ann", card)
    ann = evening.sandbox.hand("Ann")
    line = await ann.wait_for(evening.channel, "Reveal now")
    await ann.tap(line, "Reveal now")
    await evening.card(SETTLED)
    await evening.freed()
    assert text_of(line) == "Here it comes."


@pytest.mark.parametrize("status", [404, 429, 500])
async def test_a_line_that_cannot_be_tidied_holds_nothing_up(evening: Evening, status: int) -> None:
    await evening.trivia("Ann", questions=2)
    card = await evening.card()
    await evening.tap("Ann", card)
    fault = evening.sandbox.faults.answer(EDIT, status)
    evening.pass_time(21)
    await evening.card("Question 2 of 2", after=card)
    assert fault.met == 1
