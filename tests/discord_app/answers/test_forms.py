"""Kinds that are answered in a member's own words: typed, number and list."""

from functools import partial

import pytest

from bot.errors import StoreError
from bot.sandbox.players.rendering import text_of
from bot.sandbox.world.messages import Message
from tests.discord_app.evening import SETTLED, Evening, asks, opened
from tests.support import english as lines


async def write(evening: Evening, name: str, message: Message, text: str) -> str:
    """Open the form on a message, send it, and return what the member reads."""
    hand = evening.sandbox.hand(name)
    label = next(one["label"] for one in message.buttons() if ":w:" in one["custom_id"])
    form = await hand.open(message, label)
    return hand.reads(await hand.submit(form, {"given": text}))


def is_hinted(card: Message, before: str) -> bool:
    return "Hint: `" in text_of(card) and text_of(card) != before


def is_shown(card: Message, words: str) -> bool:
    return words in text_of(card)


@asks("typed")
async def test_a_typed_answer_is_judged_in_private(evening: Evening) -> None:
    card = await opened(evening)
    assert (await write(evening, "Ben", card, "Justin Timberlak")).startswith("Right! “Justin")
    assert "Justin Timberlake" not in text_of(await evening.card("1 has solved it · 1 answered"))
    assert "is not it. Two tries left." in await write(evening, "Chidi", card, "Michael Jackson")
    await evening.card("1 has solved it · 2 answered")
    evening.pass_time(64)
    reveal = text_of(await evening.card(SETTLED))
    assert "✓ **Justin Timberlake** — right answer" in reveal
    assert "Right: **Ben** +" in reveal
    assert "Chidi" not in reveal


@asks("typed")
async def test_after_three_tries_the_form_stays_closed(evening: Evening) -> None:
    card = await opened(evening)
    for left in ("Two tries left.", "One try left.", "that was the last try."):
        assert left in await write(evening, "Ben", card, f"Nobody {left}")
    assert "no tries left" in await evening.tap("Ben", card, "Answer")


@asks("typed")
async def test_who_has_solved_it_cannot_spoil_it_again(evening: Evening) -> None:
    card = await opened(evening)
    await write(evening, "Ben", card, "timberlake")
    assert "solved this one already" in await evening.tap("Ben", card, "Answer")


@asks("typed")
async def test_a_close_guess_is_told_so_and_can_be_mended_from_the_private_line(
    evening: Evening,
) -> None:
    card = await opened(evening)
    said = await write(evening, "Ben", card, "Justin Timberwolf")
    assert said.startswith("Close: “Justin Timberwolf” is nearly it. Two tries left.")
    line = await evening.sandbox.hand("Ben").wait_for(evening.channel, "nearly it")
    assert (await write(evening, "Ben", line, "Justin Timberlake")).startswith("Right!")


@asks("typed")
async def test_each_try_has_a_form_of_its_own(evening: Evening) -> None:
    card = await opened(evening)
    hand = evening.sandbox.hand("Ben")
    first = await hand.open(card, "Answer")
    hand.dismiss(first)
    assert (await hand.open(card, "Answer")).custom_id == first.custom_id
    await hand.submit(hand.modal or first, {"Your answer": "Usher"})
    assert (await hand.open(card, "Answer")).custom_id != first.custom_id


@asks("typed")
async def test_a_typed_answer_may_arrive_three_seconds_late_but_no_more(evening: Evening) -> None:
    card = await opened(evening)
    ben, chidi = evening.sandbox.hand("Ben"), evening.sandbox.hand("Chidi")
    forms = await ben.open(card, "Answer"), await chidi.open(card, "Answer")
    clock = evening.sandbox.world.clock
    closes = int(text_of(card).split("<t:")[1].split(":")[0])
    clock.skew += closes + 1.5 - clock.now()
    in_time = await ben.submit(forms[0], {"given": "Timberlake"})
    assert ben.reads(in_time).startswith("Right!")
    clock.skew += 3
    assert "Too late" in chidi.reads(await chidi.submit(forms[1], {"given": "Timberlake"}))
    assert "Chidi" not in text_of(await evening.card(SETTLED))


@asks("typed")
async def test_no_form_opens_once_it_is_too_late(evening: Evening) -> None:
    card = await opened(evening)
    evening.sandbox.world.clock.skew += 64.5
    assert "Too late" in await evening.tap("Ben", card, "Answer")


@asks("typed")
async def test_a_form_of_another_game_does_not_open(evening: Evening) -> None:
    card = await opened(evening)
    assert "round is over" in await evening.press("Ben", card, "1:w:999:1")


@asks("typed")
async def test_hints_appear_while_time_runs_and_never_give_it_all(evening: Evening) -> None:
    card = await opened(evening)
    await write(evening, "Ben", card, "Usher")
    hints = []
    for _ in range(2):
        before = text_of(card)
        evening.pass_time(21)
        await evening.until(partial(is_hinted, card, before))
        assert "(6 and 10 letters)" in text_of(card)
        hints.append(text_of(card).split("`")[1])
    assert 0 < hints[1].count("_") < hints[0].count("_")


@asks("typed")
async def test_a_form_that_outlives_its_round_is_answered_kindly(evening: Evening) -> None:
    card = await opened(evening)
    hand = evening.sandbox.hand("Ben")
    form = await hand.open(card, "Answer")
    evening.pass_time(64)
    await evening.card(SETTLED)
    await evening.freed()
    assert "round is over" in hand.reads(await hand.submit(form, {"given": "Timberlake"}))


@asks("typed")
async def test_an_answer_that_cannot_be_saved_is_said_not_to_count(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = await opened(evening)

    async def full(_answer: object) -> None:
        raise StoreError("The disk is full.")

    monkeypatch.setattr(evening.store.ledger, "record", full)
    assert "does not count" in await write(evening, "Ben", card, "Timberlake")
    monkeypatch.undo()
    assert (await write(evening, "Ben", card, "Timberlake")).startswith("Right!")


@asks("typed")
async def test_more_than_the_form_takes_is_refused_and_uses_no_try(evening: Evening) -> None:
    card = await opened(evening)
    hand = evening.sandbox.hand("Ben")
    form = await hand.open(card, "Answer")
    sent = await hand.submit(form, {"given": "Usher @everyone " * 400}, force=True)
    assert hand.reads(sent) == lines.UNREADABLE
    assert "no answers yet" in text_of(card)


@asks("number")
async def test_the_closest_number_wins_and_can_be_changed(evening: Evening) -> None:
    card = await opened(evening)
    assert "none from 10 km off; the closest gets at least half." in text_of(card)
    said = await write(evening, "Ben", card, "1,980 km")
    assert said.startswith("Locked in: 1,980 km. You can change it until the round closes.")
    line = await evening.sandbox.hand("Ben").wait_for(evening.channel, "Locked in")
    await write(evening, "Ben", line, "1983")
    await write(evening, "Chidi", card, "nineteen hundred")
    assert "solved" not in text_of(await evening.card("2 answered"))
    evening.pass_time(64)
    reveal = text_of(await evening.card(SETTLED))
    assert "✓ **1,984 km** — right answer" in reveal
    assert "Closest: **Ben** +" in reveal
    assert "(1,983 km, " in reveal


@asks("number")
async def test_what_is_no_number_uses_no_try(evening: Evening) -> None:
    card = await opened(evening)
    assert "not a number, so no try was used" in await write(evening, "Ben", card, "a lot")
    line = await evening.sandbox.hand("Ben").wait_for(evening.channel, "not a number")
    assert "Locked in: 12" in await write(evening, "Ben", line, "12")


@asks("list")
async def test_names_of_a_list_are_found_a_few_at_a_time(evening: Evening) -> None:
    card = await opened(evening)
    assert "3 names for the full points" in text_of(card)
    said = await write(evening, "Ben", card, "Mars, Pluto\nearth")
    assert "Found: Mars and Earth. 2 of 3 so far. Nine tries left." in said
    assert "Nothing new from the list in that. 2 of 3 so far." in await write(
        evening, "Ben", card, "Terra"
    )
    assert "3 of 3: the full points" in await write(evening, "Ben", card, "Venus")
    await write(evening, "Chidi", card, "Mercury")
    evening.pass_time(64)
    reveal = text_of(await evening.card(SETTLED))
    assert "✓ Right answers\n**Mercury, Venus, Earth, Mars**" in reveal
    assert "Scored: **Ben** +" in reveal
    assert "(1 of 3, " in reveal


@asks("list")
async def test_the_form_of_a_list_has_room_for_many_lines(evening: Evening) -> None:
    card = await opened(evening)
    form = await evening.sandbox.hand("Ben").open(card, "Answer")
    field = form.field("As many names as you know")
    assert (field["style"], field["max_length"]) == (2, 1000)


@asks("typed")
async def test_who_plays_alone_may_reveal_after_a_typed_answer(evening: Evening) -> None:
    card = await opened(evening)
    await write(evening, "Ann", card, "Timberlake")
    ann = evening.sandbox.hand("Ann")
    line = await ann.wait_for(evening.channel, "Right!")
    await ann.tap(line, "Reveal now")
    assert (await evening.card(SETTLED)).id == card.id


@asks("clues")
async def test_clues_join_the_first_one_and_the_answer_comes_with_all_of_them(
    evening: Evening,
) -> None:
    card = await opened(evening)
    assert "Clue 1 of 3" in text_of(card)
    assert "Clue 2:" not in text_of(card)
    assert "is not it. Two tries left." in await write(evening, "Chidi", card, "Venus")
    for clue in ("Clue 2: This planet has two small moons.", "Clue 3: This planet looks red."):
        evening.pass_time(21)
        await evening.until(partial(is_shown, card, clue))
    assert (await write(evening, "Ben", card, "mars")).startswith("Right!")
    evening.pass_time(30)
    reveal = text_of(await evening.card(SETTLED))
    assert "Clue 2: This planet has two small moons.\nClue 3: This planet looks red." in reveal
    assert "✓ **Mars** — right answer" in reveal
    assert "Right: **Ben** +" in reveal
