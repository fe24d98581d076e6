"""Discord on a bad day: every card appears once, and no channel stays locked."""

import asyncio

import pytest

from bot.discord_app.cards.refusals import store_trouble_line
from bot.discord_app.outgoing import first_response
from bot.discord_app.showing import channel_stage, count_edits
from bot.discord_app.words.languages import words_for
from bot.errors import ConfigError, PackError, StoreError, StoreTrouble
from bot.sandbox.players.rendering import text_of
from bot.sandbox.rest.faults import CREATE_MESSAGE, EDIT_MESSAGE, RESPOND
from bot.sandbox.world.permissions import Permission
from bot.storage.sqlite.boards import boards
from tests.discord_app.evening import OPEN, OVER, SETTLED, WRONG, Evening
from tests.support import english as lines

NOTHING_SAVED = store_trouble_line(StoreTrouble.OTHER, words_for("en-US"))


def questions_shown(evening: Evening) -> int:
    return sum("Which planet" in card for card in evening.cards())


async def test_a_first_card_that_seems_lost_after_a_502_is_shown_once(evening: Evening) -> None:
    evening.sandbox.faults.answer_after_effect(RESPOND, 502)
    await evening.trivia("Ann")
    card = await evening.card()
    assert "Locked in" in await evening.tap("Ben", card)
    assert questions_shown(evening) == 1


async def test_a_first_card_whose_answer_was_cut_off_is_shown_once(evening: Evening) -> None:
    evening.sandbox.faults.reset(RESPOND, after_effect=True)
    await evening.trivia("Ann")
    card = await evening.card()
    assert "Locked in" in await evening.tap("Ben", card)
    assert questions_shown(evening) == 1


async def test_a_first_card_is_sent_again_when_the_connection_breaks(evening: Evening) -> None:
    evening.sandbox.faults.reset(RESPOND)
    await evening.trivia("Ann")
    assert (await evening.card()).interaction_id is not None


async def test_a_first_card_that_the_command_cannot_carry_is_posted_by_itself(
    evening: Evening,
) -> None:
    evening.sandbox.faults.reset(RESPOND, times=2)
    evening.sandbox.hand("Ann").send_command(evening.channel, "trivia", {})
    card = await evening.card()
    assert card.interaction_id is None
    assert "Locked in" in await evening.tap("Ben", card)
    assert questions_shown(evening) == 1


async def test_a_first_answer_that_hangs_does_not_hold_up_the_game(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_response, "FIRST_RESPONSE_SECONDS", 0.2)
    monkeypatch.setattr(first_response, "TOO_LATE_SECONDS", 0.4)
    evening.sandbox.faults.delay(RESPOND, 3.1)
    evening.sandbox.hand("Ann").send_command(evening.channel, "trivia", {})
    card = await evening.card()
    assert card.interaction_id is None
    assert "Locked in" in await evening.tap("Ben", card)
    assert questions_shown(evening) == 1


async def test_a_first_answer_that_comes_late_but_in_time_is_shown_once(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_response, "FIRST_RESPONSE_SECONDS", 0.2)
    monkeypatch.setattr(first_response, "TOO_LATE_SECONDS", 0.8)
    evening.sandbox.faults.delay(RESPOND, 0.5)
    await evening.trivia("Ann")
    card = await evening.card()
    assert "Locked in" in await evening.tap("Ben", card)
    assert questions_shown(evening) == 1


async def test_a_later_card_that_seems_lost_after_a_502_is_shown_once(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    first = await evening.card()
    await evening.tap("Ben", first)
    fault = evening.sandbox.faults.answer_after_effect(CREATE_MESSAGE, 502)
    evening.pass_time(21)
    second = await evening.card(OPEN, after=first)
    assert "Locked in" in await evening.tap("Ben", second)
    assert (fault.met, questions_shown(evening)) == (1, 2)


async def test_a_later_card_is_sent_again_after_a_cut_and_a_429(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    first = await evening.card()
    await evening.tap("Ben", first)
    evening.sandbox.faults.reset(CREATE_MESSAGE, after_effect=True)
    evening.sandbox.faults.answer(CREATE_MESSAGE, 429, retry_after=0.1)
    evening.pass_time(21)
    second = await evening.card(OPEN, after=first)
    assert "Locked in" in await evening.tap("Ben", second)
    assert questions_shown(evening) == 2


@pytest.mark.parametrize("status", [429, 500, 502])
async def test_a_private_line_is_said_although_discord_stumbles(
    evening: Evening, status: int
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    evening.sandbox.faults.answer(RESPOND, status, retry_after=0.1)
    assert "Locked in" in await evening.tap("Ben", card)


@pytest.mark.parametrize("status", [429, 500])
async def test_a_reveal_gets_through_although_discord_stumbles(
    evening: Evening, status: int
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    evening.sandbox.faults.answer(EDIT_MESSAGE, status, retry_after=0.1)
    evening.pass_time(21)
    assert (await evening.card(SETTLED)).id == card.id


async def test_a_reveal_is_posted_anew_when_its_card_was_deleted(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    evening.sandbox.world.delete_message(card)
    evening.pass_time(21)
    assert (await evening.card(SETTLED)).id > card.id
    await evening.freed()


async def test_a_lost_permission_ends_the_game_and_is_named_to_the_starter(
    evening: Evening,
) -> None:
    await evening.trivia("Ann", questions=3)
    await evening.tap("Ben", await evening.card())
    world = evening.sandbox.world
    world.allow(evening.channel, world.bot, deny=Permission.SEND_MESSAGES)
    evening.pass_time(21)
    await evening.freed()
    await evening.told("Ann", "I need Send Messages")
    world.allow(evening.channel, world.bot)
    await evening.trivia("Ann")
    assert questions_shown(evening) == 2


async def test_a_channel_that_is_hidden_from_the_bot_ends_the_game(evening: Evening) -> None:
    await evening.trivia("Ann")
    await evening.tap("Ben", await evening.card(), WRONG)
    world = evening.sandbox.world
    world.allow(evening.channel, world.bot, deny=Permission.VIEW_CHANNEL)
    evening.pass_time(21)
    await evening.freed()
    await evening.told("Ann", "I need View Channel")


async def test_a_deleted_channel_ends_its_game(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    await evening.card()
    channel = evening.channel.id
    evening.sandbox.world.delete_channel(evening.channel)
    evening.pass_time(21)
    await evening.gone(channel)


async def test_a_game_survives_a_reconnect_in_the_middle_of_a_round(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    gateway = evening.sandbox.gateway
    gateway.ask_to_reconnect()
    await evening.until(lambda: gateway.resumed and gateway.online)
    await evening.tap("Ben", card)
    evening.pass_time(21)
    assert "**Ben** +" in text_of(await evening.card(SETTLED))


@pytest.mark.parametrize("missing", ["SEND_MESSAGES", "READ_MESSAGE_HISTORY", "VIEW_CHANNEL"])
async def test_no_game_starts_where_a_later_round_could_not_be_posted(
    evening: Evening, missing: str
) -> None:
    world = evening.sandbox.world
    world.allow(evening.channel, world.bot, deny=Permission[missing])
    said = await evening.trivia("Ann", questions=2)
    assert missing.replace("_", " ").title() in said
    assert evening.cards() == []
    assert evening.games.game_in(evening.channel.id) is None


async def test_a_thread_needs_its_own_permission(evening: Evening) -> None:
    world = evening.sandbox.world
    thread = evening.sandbox.channel("a quiet thread")
    world.allow(evening.channel, world.bot, deny=Permission.SEND_MESSAGES_IN_THREADS)
    hand = evening.sandbox.hand("Ann")
    said = hand.reads(await hand.command(thread, "trivia"))
    assert "Send Messages in Threads" in said
    world.allow(evening.channel, world.bot, deny=Permission.SEND_MESSAGES)
    await hand.command(thread, "trivia")
    await hand.wait_for(thread, OPEN)


async def test_a_count_on_its_way_cannot_revive_the_buttons(evening: Evening) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    edits = evening.sandbox.faults.delay(EDIT_MESSAGE, 0.5)
    await evening.tap("Ben", card)
    await evening.until(lambda: edits.met)
    evening.pass_time(21)
    await evening.card("1 answered")
    await evening.card(SETTLED)
    assert "Closes" not in text_of(card)


async def test_a_count_that_was_given_up_cannot_revive_the_buttons_for_long(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(count_edits, "LAST_EDIT_SECONDS", 0.1)
    monkeypatch.setattr(channel_stage, "SECOND_LOOK_SECONDS", 1.0)
    await evening.trivia("Ann")
    card = await evening.card()
    edits = evening.sandbox.faults.delay(EDIT_MESSAGE, 0.8)
    await evening.tap("Ben", card)
    await evening.until(lambda: edits.met)
    evening.pass_time(21)
    await evening.card(SETTLED)
    await evening.card("1 answered")  # the edit thought lost comes after all
    await evening.card(SETTLED)
    assert "Closes" not in text_of(card)


async def test_an_error_that_nobody_foresaw_is_told_once_and_logged(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(evening.games, "stop", lambda *_, **__: 1 / 0)
    said = evening.sandbox.hand("Ann").reads(await evening.interaction("Ann", "trivia-stop"))
    assert said == lines.TROUBLE
    assert "ZeroDivisionError" in caplog.text


async def test_an_error_after_the_answer_still_reaches_the_member(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken() -> None:
        raise PackError("The folder is gone.")

    monkeypatch.setattr(evening.library, "reload", broken)
    await evening.interaction("Mo", "trivia-packs reload")
    await evening.until(lambda: "The folder is gone." in evening.private("Mo"))
    assert len(evening.private("Mo")) == 1


async def test_an_error_behind_a_button_is_told_in_private(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evening.trivia("Ann")
    card = await evening.card()
    monkeypatch.setattr(evening.games, "tap", lambda _tap: 1 / 0)
    assert await evening.tap("Ben", card) == lines.TROUBLE


async def test_a_game_that_cannot_be_put_on_record_is_not_started(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(_game: object) -> int:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(evening.store.ledger, "open_game", full)
    assert await evening.trivia("Ann") == NOTHING_SAVED
    monkeypatch.undo()
    await evening.trivia("Ann")
    await evening.card()


async def test_a_stopped_game_ends_in_a_podium_although_the_first_try_fails(
    evening: Evening,
) -> None:
    await evening.trivia("Ann", questions=4)
    await evening.tap("Ben", await evening.card())
    evening.sandbox.faults.answer(CREATE_MESSAGE, 500)
    await evening.interaction("Ann", "trivia-stop")
    await evening.card(OVER)


async def test_a_page_that_turned_although_discord_said_502_is_no_trouble(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "PAGE_SIZE", 1)
    await evening.trivia("Ann")
    card = await evening.card()
    for name in ("Ben", "Chidi"):
        await evening.tap(name, card)
    evening.pass_time(21)
    await evening.freed()
    await evening.interaction("Mo", "trivia-scores")
    board = await evening.card("Scores")
    before = len(evening.cards())
    fault = evening.sandbox.faults.answer_after_effect(RESPOND, 502)
    await evening.sandbox.hand("Olu").tap(board, "Next")
    await evening.until(lambda: "page 2 of 2" in text_of(board).lower())
    assert (fault.met, len(evening.cards()), evening.private("Olu")) == (1, before, [])


async def test_nobody_is_told_anything_with_a_token_that_has_run_out(evening: Evening) -> None:
    await evening.trivia("Ann", questions=2)
    await evening.tap("Ben", await evening.card())
    world = evening.sandbox.world
    world.allow(evening.channel, world.bot, deny=Permission.SEND_MESSAGES)
    evening.pass_time(15 * 60)
    await evening.freed()
    await evening.games.close()
    assert evening.private("Ann") == []
    assert not any("webhooks" in one.path for one in evening.sandbox.rest.served)


async def test_a_member_who_cannot_be_told_is_a_line_in_the_log(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    evening.sandbox.faults.answer(RESPOND, 403)
    evening.sandbox.hand("Ann").send_command(evening.channel, "trivia-stop", {})
    async with asyncio.timeout(5):
        while "could not be told" not in caplog.text:  # noqa: ASYNC110 - a log tells nobody
            await asyncio.sleep(0.01)


async def test_a_token_that_is_no_longer_right_ends_the_bot_in_one_line(
    evening: Evening,
) -> None:
    client = evening.client_again()
    async with client:
        with pytest.raises(ConfigError, match="does not accept DISCORD_TOKEN"):
            await client.serve("an.old.token", evening.sandbox.api_url)
