"""A promise whose news got lost: what may stand is never taken for an answer of its own."""

import asyncio
from collections.abc import Callable

import pytest

from bot.discord_app.outgoing import deferrals, first_response
from bot.ports.library import ReloadReport
from bot.sandbox.players.rendering import text_of
from bot.sandbox.rest.faults import RESPOND
from bot.sandbox.world.interactions import Interaction
from tests.discord_app.evening import SETTLED, Evening
from tests.support import english as lines

ORIGINAL = ("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")


def cut(evening: Evening) -> None:
    evening.sandbox.faults.reset(RESPOND, after_effect=True)


def cut_twice(evening: Evening) -> None:
    evening.sandbox.faults.reset(RESPOND, after_effect=True, times=2)


def bad_gateway(evening: Evening) -> None:
    evening.sandbox.faults.answer_after_effect(RESPOND, 502)


def cut_and_not_found_out(evening: Evening) -> None:
    cut_twice(evening)
    evening.sandbox.faults.reset(ORIGINAL, times=2)


LOST = [cut, cut_twice, bad_gateway, cut_and_not_found_out]


def reads(evening: Evening, sent: Interaction) -> str:
    return evening.sandbox.hand(sent.user.display_name).reads(sent)


@pytest.mark.parametrize("lose", LOST)
async def test_an_export_comes_although_the_news_of_its_promise_was_lost(
    evening: Evening, lose: Callable[[Evening], None]
) -> None:
    lose(evening)
    sent = evening.sandbox.hand("Ann").send_command(evening.channel, "trivia-privacy export", {})
    await evening.until(lambda: lines.EXPORTED in reads(evening, sent))
    (message,) = [one for one in evening.sandbox.hand("Ann").sees(evening.channel) if one.private]
    assert [one.filename for one in message.attachments] == ["footnote-export.json"]


@pytest.mark.parametrize("lose", LOST)
async def test_packs_are_reloaded_once_although_the_news_of_the_promise_was_lost(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Evening], None]
) -> None:
    reloads: list[int] = []

    async def reload() -> ReloadReport:
        reloads.append(1)
        return ReloadReport((), (), (), (), ())

    monkeypatch.setattr(evening.library, "reload", reload)
    lose(evening)
    sent = evening.sandbox.hand("Mo").send_command(evening.channel, "trivia-packs reload", {})
    await evening.until(lambda: "Nothing changed." in reads(evening, sent))
    assert reloads == [1]


async def test_a_promise_that_discord_refuses_is_answered_at_once(evening: Evening) -> None:
    evening.sandbox.faults.answer(RESPOND, 403)
    sent = evening.sandbox.hand("Ann").send_command(evening.channel, "trivia-privacy export", {})
    await evening.until(lambda: "Discord did not take the message" in reads(evening, sent))


class SlowStart:
    """Lets no game onto the record until it is told to."""

    def __init__(self, evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
        self.goes_on = asyncio.Event()
        really_open = evening.store.ledger.open_game

        async def slowly(game: object) -> int:
            await self.goes_on.wait()
            return await really_open(game)  # type: ignore[arg-type] # handed through

        monkeypatch.setattr(evening.store.ledger, "open_game", slowly)
        monkeypatch.setattr(deferrals, "PROMISE_SECONDS", 0.1)


@pytest.mark.parametrize("lose", LOST)
async def test_a_question_is_never_taken_for_shown_where_a_promise_may_stand(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Evening], None]
) -> None:
    start = SlowStart(evening, monkeypatch)
    lose(evening)
    sent = evening.sandbox.hand("Ann").send_command(evening.channel, "trivia", {})
    await evening.until(lambda: sent.settled)
    start.goes_on.set()
    card = await evening.card()
    assert (card.interaction_id, card.private) == (None, False)
    await evening.until(lambda: lines.asked_at("") in reads(evening, sent))
    assert "Locked in" in await evening.tap("Ben", card)


async def test_a_question_is_never_taken_for_shown_while_discord_does_not_answer(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = SlowStart(evening, monkeypatch)
    monkeypatch.setattr(first_response, "FIRST_RESPONSE_SECONDS", 0.3)
    evening.sandbox.faults.delay(RESPOND, 0.5)
    evening.sandbox.faults.delay(ORIGINAL, 1)
    sent = evening.sandbox.hand("Ann").send_command(evening.channel, "trivia", {})
    await evening.until(lambda: sent.settled)
    start.goes_on.set()
    card = await evening.card()
    assert (card.interaction_id, card.private) == (None, False)
    await evening.until(lambda: lines.asked_at("") in reads(evening, sent))


@pytest.mark.parametrize("lose", [cut_and_not_found_out, cut_twice])
async def test_a_private_line_after_a_tap_is_said_beside_a_promise_that_may_stand(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, lose: Callable[[Evening], None]
) -> None:
    await evening.trivia("Ann")
    await evening.tap("Ben", await evening.card())
    evening.pass_time(21)
    revealed = await evening.card(SETTLED)
    await evening.freed()
    goes_on = asyncio.Event()

    async def slowly(*where: int) -> object:
        await goes_on.wait()
        return None

    monkeypatch.setattr(evening.games, "request_of", slowly)
    monkeypatch.setattr(deferrals, "PROMISE_SECONDS", 0.1)
    lose(evening)
    sent = evening.sandbox.hand("Ben").send_tap(revealed, "Next question")
    await evening.until(lambda: sent.settled)
    goes_on.set()
    await evening.told("Ben", lines.OLD_BUTTON)
    assert SETTLED in text_of(revealed), "and the card stays as it is"
