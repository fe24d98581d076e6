"""Simulated members meet every way of answering, offered by a bot inside the world."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from bot.sandbox.players.crowd import crowd
from bot.sandbox.players.simulated import Temperament, choices_on
from bot.sandbox.rest.responses import respond
from bot.sandbox.server import Sandbox
from bot.sandbox.world.changes import Change, InteractionSent
from bot.sandbox.world.interactions import Interaction, InteractionKind
from bot.sandbox.world.messages import Message, completed

V2 = 1 << 15
PRIVATE = 1 << 6
EAGER = Temperament(quickest=0.01, slowest=0.02, knowledge=0.5, attention=1.0, second_thoughts=0.0)


SUCCESS = 3


def button(label: str, *, style: int = 1, disabled: bool = False) -> dict[str, Any]:
    return {"type": 2, "style": style, "label": label, "custom_id": label, "disabled": disabled}


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def menu(**more: Any) -> dict[str, Any]:
    options = [{"label": one.upper(), "value": one} for one in "abc"]
    return {"type": 3, "custom_id": "menu", "options": options, **more}


def said(*parts: dict[str, Any], flags: int = V2 | PRIVATE) -> dict[str, Any]:
    return {"components": list(parts), "flags": flags}


class Quizmaster:
    """Answers whatever the members do, and remembers it."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.heard: list[Interaction] = []
        self.reply: Callable[[Interaction], dict[str, Any]] = lambda _: {"type": 6}
        sandbox.world.feed.listen(self._notice)

    def _notice(self, change: Change) -> None:
        if isinstance(change, InteractionSent):
            self.heard.append(change.interaction)
            respond(self.sandbox.world, change.interaction, self.reply(change.interaction))

    def ask(self, *parts: dict[str, Any]) -> Message:
        world, trivia = self.sandbox.world, self.sandbox.channel("trivia")
        closes = {"type": 10, "content": f"Which? Closes <t:{round(world.clock.now() + 10)}:R>"}
        shown = completed([closes, *parts])
        return world.post(
            Message(world.snowflakes.next(), trivia.id, world.bot.id, components=shown, flags=V2)
        )

    async def hears(self, times: int) -> None:
        await self.sandbox.world.feed.until(
            lambda: len(self.heard) >= times, 8, f"{times} interactions"
        )


@pytest.fixture
async def quizmaster(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Quizmaster]:
    monkeypatch.setattr("bot.sandbox.players.simulated.some_temperament", lambda _random: EAGER)
    monkeypatch.setattr("bot.sandbox.players.simulated.STEP_SECONDS", (0.0, 0.01))
    quizmaster = Quizmaster(sandbox)
    async with crowd(sandbox.world, sandbox.cast.simulated[:1], seed=3):
        yield quizmaster


async def test_a_typed_question_is_answered_through_its_form(quizmaster: Quizmaster) -> None:
    field = {"type": 4, "custom_id": "guess", "style": 1, "max_length": 30}
    form = {
        "custom_id": "m",
        "title": "Your answer",
        "components": [{"type": 18, "label": "Answer", "component": field}],
    }

    def reply(used: Interaction) -> dict[str, Any]:
        return {"type": 9, "data": form} if used.kind is InteractionKind.TAP else {"type": 6}

    quizmaster.reply = reply
    quizmaster.ask(row(button("Answer")))
    await quizmaster.hears(2)
    tapped, submitted = quizmaster.heard
    assert tapped.data["custom_id"] == "Answer"
    assert submitted.kind is InteractionKind.SUBMIT
    assert submitted.data["components"][0]["component"]["value"]


async def test_a_menu_on_the_card_is_used(quizmaster: Quizmaster) -> None:
    quizmaster.ask(row(menu(min_values=2, max_values=3)))
    await quizmaster.hears(1)
    values = quizmaster.heard[0].data["values"]
    assert 2 <= len(set(values)) <= 3
    assert set(values) <= set("abc")


@pytest.mark.parametrize(
    ("begin", "clear", "submit", "why"),
    [
        ("Put in order", "Clear", "Submit", "Why"),
        ("Sortieren", "Zurücksetzen", "Abschicken", "Warum"),
        ("並べる", "消去", "送信", "なぜ"),
    ],
)
async def test_a_private_panel_is_put_in_order_and_sent_in_any_language(
    quizmaster: Quizmaster, begin: str, clear: str, submit: str, why: str
) -> None:
    items = ["Close to You", "Gone", "Pop"]
    tapped: list[str] = []

    def reply(used: Interaction) -> dict[str, Any]:
        label = used.data["custom_id"]
        if label == submit:
            return {
                "type": 7,
                "data": said({"type": 10, "content": "…"}, row(button(why))),
            }
        tapped.extend([label] if label in items else [])
        things = row(*(button(one, disabled=one in tapped) for one in items))
        ending = row(
            button(clear, disabled=not tapped),
            button(submit, style=SUCCESS, disabled=len(tapped) < 3),
        )
        return {"type": 4 if label == begin else 7, "data": said(things, ending)}

    quizmaster.reply = reply
    quizmaster.ask(row(button(begin)))
    await quizmaster.hears(5)
    labels = [one.data["custom_id"] for one in quizmaster.heard]
    assert labels[0] == begin
    assert sorted(labels[1:4]) == items
    assert labels[4:] == [submit]


async def test_a_private_menu_is_chosen_from_and_sent(quizmaster: Quizmaster) -> None:
    def reply(used: Interaction) -> dict[str, Any]:
        panel = said(row(menu()), row(button("Clear"), button("Done", style=SUCCESS)))
        kind = 4 if used.data["custom_id"] == "Tick" else 7
        return {"type": kind, "data": panel}

    quizmaster.reply = reply
    quizmaster.ask(row(button("Tick")))
    await quizmaster.hears(3)
    assert [one.data["custom_id"] for one in quizmaster.heard] == ["Tick", "menu", "Done"]


@pytest.mark.parametrize("offered", [["Reveal now"], ["Change it", "Reveal now"], ["Change it"]])
async def test_a_private_line_with_buttons_is_only_read(
    quizmaster: Quizmaster, offered: list[str]
) -> None:
    line = said({"type": 10, "content": "Locked in: B"}, row(*map(button, offered)))
    quizmaster.reply = lambda _: {"type": 4, "data": line}
    quizmaster.ask(row(button("A"), button("B")))
    quizmaster.ask(row(button("C"), button("D")))
    await quizmaster.hears(2)
    assert {one.data["custom_id"] for one in quizmaster.heard} <= set("ABCD")


def test_cards_that_offer_nothing_invite_nobody(sandbox: Sandbox) -> None:
    quiet = Quizmaster(sandbox)
    assert choices_on(quiet.ask(row(button("A", disabled=True)))) == []
    assert choices_on(quiet.ask(row(menu(disabled=True)))) == []
    link = {"type": 2, "style": 5, "url": "https://example.org", "label": "Read"}
    assert choices_on(quiet.ask(row(link))) == []
    assert choices_on(quiet.ask()) == []
