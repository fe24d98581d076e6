"""Real discord.py against the sandbox: modals and selects."""

from typing import Any

import pytest

from bot.errors import SandboxError
from bot.sandbox.players.hand import Hand
from bot.sandbox.server import Sandbox
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.interactions import NO_RESPONSE, Interaction
from bot.sandbox.world.messages import Message
from bot.sandbox.world.modals import Modal
from tests.support.sandbox import Api
from tests.support.tiny_bot import TinyBot


@pytest.fixture
def ann(sandbox: Sandbox) -> Hand:
    return sandbox.hand("Ann")


@pytest.fixture
def trivia(sandbox: Sandbox) -> Channel:
    return sandbox.channel("trivia")


@pytest.fixture
async def card(bot: TinyBot, ann: Hand, trivia: Channel) -> Message:
    await ann.command(trivia, "form", how="button")
    return ann.sees(trivia)[-1]


@pytest.fixture
async def quiz(ann: Hand, card: Message) -> Modal:
    return await ann.open(card, "Form")


@pytest.fixture
async def menu(bot: TinyBot, ann: Hand, trivia: Channel) -> Message:
    await ann.command(trivia, "choose")
    return ann.sees(trivia)[-1]


async def test_a_button_opens_a_form_for_its_member_only(
    sandbox: Sandbox, ann: Hand, quiz: Modal
) -> None:
    assert quiz.title == "Your answer"
    assert list(quiz.labels().items()) == [
        ("word", "The word"),
        ("reason", "Why?"),
        ("fruits", "Fruits"),
    ]
    assert ann.modal is quiz
    assert sandbox.hand("Ben").modal is None
    with pytest.raises(SandboxError, match="is not open for <hand of Ben>"):
        await sandbox.hand("Ben").submit(quiz, {"word": "mine"})


async def test_discord_py_reads_what_was_filled_in(ann: Hand, quiz: Modal) -> None:
    sent = await ann.submit(quiz, {"word": "pear", "Fruits": ["Kiwi", "fig"]})
    assert ann.reads(sent) == "pear | because | kiwi, fig"
    assert ann.modal is None


async def test_a_submitted_form_arrives_as_discord_sends_it(
    bot: TinyBot, ann: Hand, card: Message, quiz: Modal
) -> None:
    await ann.submit(quiz, {"word": "pear", "reason": "", "fruits": []})
    data: dict[str, Any] = dict(bot.forms[0].data or {})
    assert data == {
        "custom_id": quiz.custom_id,
        "components": [
            {"type": 10, "id": 1},
            {
                "type": 18,
                "id": 2,
                "component": {"type": 4, "id": 3, "custom_id": "word", "value": "pear"},
            },
            {
                "type": 18,
                "id": 4,
                "component": {"type": 4, "id": 5, "custom_id": "reason", "value": ""},
            },
            {
                "type": 18,
                "id": 6,
                "component": {"type": 3, "id": 7, "custom_id": "fruits", "values": []},
            },
        ],
    }
    assert bot.forms[0].message is not None
    assert bot.forms[0].message.id == card.id


async def test_a_form_can_change_the_card_that_opened_it(
    ann: Hand, trivia: Channel, card: Message, quiz: Modal
) -> None:
    card.flags = 0  # a plain message, whose content may change
    await ann.submit(quiz, {"word": "edit"})
    assert card.content == "edited by a form"
    assert len(ann.sees(trivia)) == 1


async def test_a_form_can_be_answered_later(ann: Hand, trivia: Channel, card: Message) -> None:
    sent = await ann.submit(await ann.open(card, "Form"), {"word": "think"})
    await ann.wait_for(trivia, "think | because")
    assert ann.reads(sent) == "think | because |"
    sent = await ann.submit(await ann.open(card, "Form"), {"word": "defer"})
    await ann.wait_for(trivia, "later")
    assert ann.reads(sent).endswith("later")


async def test_a_form_cannot_open_another(ann: Hand, quiz: Modal) -> None:
    sent = await ann.submit(quiz, {"word": "again"})
    assert "50035" in ann.reads(sent)
    assert "Value must be one of {4, 5, 6, 7}" in ann.reads(sent)
    assert ann.modal is None


async def test_a_form_that_is_not_answered_stays_open(
    monkeypatch: pytest.MonkeyPatch, ann: Hand, quiz: Modal
) -> None:
    monkeypatch.setattr("bot.sandbox.world.world.FIRST_RESPONSE_SECONDS", 0.2)
    sending = ann.send_submit(quiz, {"word": "quiet"})
    with pytest.raises(SandboxError, match="being sent already"):
        ann.send_submit(quiz, {"word": "quiet"})
    await ann.world.feed.until(lambda: sending.settled, 2, "the end of patience")
    assert sending.failure == NO_RESPONSE
    assert ann.modal is quiz
    assert not quiz.sending


async def test_a_command_can_open_a_form_that_has_no_message(
    bot: TinyBot, ann: Hand, trivia: Channel
) -> None:
    await ann.command(trivia, "form")
    assert ann.modal is not None
    sent = await ann.submit(ann.modal, {"The word": "pear"})
    assert ann.reads(sent) == "pear | because |"
    assert bot.forms[0].message is None
    shown = await bot.forms[0].original_response()
    assert shown.interaction_metadata is not None
    assert shown.interaction_metadata.modal_interaction is not None
    assert shown.interaction_metadata.modal_interaction.type.value == 2


async def test_text_inputs_in_rows_still_work(bot: TinyBot, ann: Hand, trivia: Channel) -> None:
    await ann.command(trivia, "form", how="rows")
    assert ann.modal is not None
    assert ann.reads(await ann.submit(ann.modal, {"Name": "you"})) == "hello you"


@pytest.mark.parametrize(
    ("filled", "problem"),
    [
        ({}, "'The word' must be filled in"),
        ({"word": "x"}, "needs 2 characters at least"),
        ({"word": "x" * 21}, "takes 20 characters at most"),
        ({"word": "two\nlines"}, "takes one line"),
        ({"word": ["pear"]}, "takes a text"),
        ({"word": "pear", "fruits": "fig"}, "takes a list"),
        ({"word": "pear", "fruits": ["plum"]}, "no option 'plum' among"),
        ({"word": "pear", "fruits": ["fig", "fig"]}, "once only"),
        ({"word": "pear", "colour": "red"}, "no field 'colour' among"),
    ],
)
async def test_a_form_insists_on_what_it_asks_for(
    ann: Hand, quiz: Modal, filled: Any, problem: str
) -> None:
    with pytest.raises(SandboxError, match=problem):
        await ann.submit(quiz, filled)
    assert ann.modal is quiz


async def test_an_altered_client_may_send_anything(ann: Hand, quiz: Modal) -> None:
    sent = await ann.submit(quiz, {"word": "x", "fruits": ["plum"]}, force=True)
    assert ann.reads(sent) == "x | because | plum"


async def test_a_dismissed_form_is_not_heard_of(bot: TinyBot, ann: Hand, quiz: Modal) -> None:
    ann.dismiss(quiz)
    assert ann.modal is None
    with pytest.raises(SandboxError, match="is not open"):
        await ann.submit(quiz, {"word": "pear"})
    assert bot.forms == []


async def test_a_button_that_opens_nothing_says_so(ann: Hand, card: Message) -> None:
    with pytest.raises(SandboxError, match="'Other' opened no modal"):
        await ann.open(card, "Other")


async def test_a_choice_arrives_with_its_values(bot: TinyBot, ann: Hand, menu: Message) -> None:
    sent = await ann.choose(menu, "menu", ["Gamma", "a"])
    assert ann.reads(sent) == "chose g, a"
    assert bot.taps[0].data == {
        "component_type": 3,
        "custom_id": "menu",
        "id": 2,
        "values": ["g", "a"],
    }


@pytest.mark.parametrize(
    ("chosen", "problem"),
    [
        ([], "Between 1 and 2"),
        (["a", "b", "g"], "Between 1 and 2"),
        (["Delta"], "no option 'Delta' among"),
    ],
)
async def test_a_menu_takes_only_what_it_offers(
    ann: Hand, menu: Message, chosen: list[str], problem: str
) -> None:
    with pytest.raises(SandboxError, match=problem):
        await ann.choose(menu, "menu", chosen)


async def test_a_closed_or_unknown_menu_cannot_be_used(
    bot: TinyBot, ann: Hand, trivia: Channel
) -> None:
    await ann.command(trivia, "choose", closed=True)
    menu = ann.sees(trivia)[-1]
    with pytest.raises(SandboxError, match="not open for choosing"):
        await ann.choose(menu, "menu", ["Alpha"])
    with pytest.raises(SandboxError, match="no select 'other' among"):
        await ann.choose(menu, "other", ["Alpha"])


async def test_a_form_known_to_discord_but_not_here_is_a_violation(
    sandbox: Sandbox, api: Api, ann: Hand, trivia: Channel
) -> None:
    command = {"name": "ask", "description": "Ask.", "options": []}
    sandbox.world.commands.put(None, command)
    asked: Interaction = ann.send_command(trivia, "ask", {})
    picker = {"type": 18, "label": "Who", "component": {"type": 5, "custom_id": "who"}}
    modal = {"custom_id": "m", "title": "M", "components": [picker]}
    path = f"/interactions/{asked.id}/{asked.token}/callback"
    assert (await api("POST", path, {"type": 9, "data": modal})).status == 501
    assert "a component of type 5 in a modal" in sandbox.violations[0]
