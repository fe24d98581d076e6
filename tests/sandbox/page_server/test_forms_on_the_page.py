"""What the page asks and hears about selects and modals, through the live connection."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession

from bot.sandbox.server import Sandbox, running
from tests.support.card_bot import CardBot
from tests.support.components import button, labelled, line, modal, option, row, select
from tests.support.tab import Tab


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with running() as sandbox:
        yield sandbox


@pytest.fixture
async def tab(sandbox: Sandbox, card: dict[str, str]) -> AsyncIterator[Tab]:
    async with (
        ClientSession(sandbox.page_url) as client,
        client.ws_connect("/live") as socket,
    ):
        tab = Tab(socket)
        await tab.be(sandbox.cast.players[0].id)
        yield tab


@pytest.fixture
def card(sandbox: Sandbox) -> dict[str, str]:
    """Post a card with a select and a button that opens a form; return where it is."""
    bot, channel = CardBot(sandbox.world), sandbox.channel("trivia")
    bot.form = modal("Who?", labelled("Your answer", line("name", max_length=20)))
    pick = select("pick", option("A"), option("B"), option("C"), most=2)
    message = bot.post(channel, row(pick), row(button("Answer", "write")))
    return {"channel": str(channel.id), "message": str(message.id)}


async def test_a_choice_is_sent_and_a_wrong_one_is_refused_in_words(
    tab: Tab, card: dict[str, str]
) -> None:
    choice = {"ask": "choose", "custom_id": "pick", **card}
    await tab.ask(**choice, number=1, values=["a", "c"])
    assert (await tab.told("message"))["message"]["origin"] == {
        "by": "Ann",
        "tapped": card["message"],
    }
    assert await tab.told("reply") == {"tell": "reply", "reply_to": 1}
    await tab.ask(**choice, number=2, values=["a", "b", "c"])
    assert "Between 1 and 2" in (await tab.told("reply"))["problem"]


async def test_a_form_comes_in_the_reply_and_is_closed_by_the_answer(
    sandbox: Sandbox, tab: Tab, card: dict[str, str]
) -> None:
    await tab.ask(ask="press", number=1, custom_id="write", **card)
    form = (await tab.told("reply"))["modal"]
    assert (form["title"], form["bot"]) == ("Who?", "Footnote")
    send = {"ask": "submit", "interaction": form["interaction"]}
    await tab.ask(**send, number=2, values={"name": "x" * 21})
    assert "20 characters at most" in (await tab.told("reply"))["problem"]
    await tab.ask(**send, number=3, values={"name": "Nigel Dick"})
    said = (await tab.told("message"))["message"]
    assert said["private"]
    assert said["origin"]["tapped"] == card["message"]
    assert (await tab.told("closed"))["interaction"] == form["interaction"]
    assert (await tab.told("reply"))["reply_to"] == 3
    await tab.ask(**send, number=4, values={"name": "Nigel Dick"})
    assert "not open any more" in (await tab.told("reply"))["problem"]


async def test_a_form_that_is_dismissed_is_gone_from_the_world(
    sandbox: Sandbox, tab: Tab, card: dict[str, str]
) -> None:
    ann = sandbox.hand("Ann")
    await tab.ask(ask="press", number=1, custom_id="write", **card)
    form = (await tab.told("reply"))["modal"]
    await tab.ask(ask="dismiss", number=2, interaction="1")
    await tab.told("reply")
    assert ann.modal is not None
    await tab.ask(ask="dismiss", number=3, interaction=form["interaction"])
    await tab.told("reply")
    assert ann.modal is None
