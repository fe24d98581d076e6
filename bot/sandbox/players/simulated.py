"""One simulated member: sees what is displayed, and answers with whatever it offers."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from bot.errors import SandboxError
from bot.sandbox.players.beliefs import Belief
from bot.sandbox.players.guesses import filled_in, some_options
from bot.sandbox.players.hand import Hand
from bot.sandbox.players.known_questions import stands_for
from bot.sandbox.players.rendering import text_of
from bot.sandbox.validation.component_rules import choice_limits
from bot.sandbox.world.guilds import User
from bot.sandbox.world.interactions import Interaction
from bot.sandbox.world.messages import ButtonStyle, ComponentType, Json, Message, walk
from bot.sandbox.world.world import World

COUNTDOWN = re.compile(r"<t:(\d+):R>")
SAFETY_SECONDS = 0.7
"""How long before the end of a round the last tap is made at the latest."""

MOST_STEPS = 15
STEP_SECONDS = (0.1, 0.4)
REMEMBERED = 30
"""How many of the channel's messages a member thinks of when guessing."""


@dataclass(frozen=True, slots=True)
class Temperament:
    """How a member plays: shares of the time that is left, and chances."""

    quickest: float
    slowest: float
    knowledge: float
    attention: float
    second_thoughts: float


def some_temperament(random: Random) -> Temperament:
    """Make up a member: quick or slow, attentive or not, sure or not."""
    quickest = random.uniform(0.05, 0.25)
    return Temperament(
        quickest=quickest,
        slowest=quickest + random.uniform(0.1, 0.35),
        knowledge=random.uniform(0.3, 1.0),
        attention=random.uniform(0.85, 1.0),
        second_thoughts=random.uniform(0.05, 0.3),
    )


def choices_on(message: Message) -> list[Json]:
    """Return what a card that counts down offers: the live buttons of its first row, or a select.

    Nothing on private messages, and on cards that do not count down.
    """
    if message.private or not COUNTDOWN.search(text_of(message)):
        return []
    for component in walk(message.components):
        if component["type"] == ComponentType.ACTION_ROW:
            return _live(component["components"])
    return []


def _live(components: list[Json]) -> list[Json]:
    return [one for one in components if "custom_id" in one and not one.get("disabled")]


def _is_select(component: Json) -> bool:
    return bool(component["type"] == ComponentType.STRING_SELECT)


def _sends(component: Json) -> bool:
    """Tell what sends a panel: in any language it is the button that stands for success."""
    return bool(component.get("style") == ButtonStyle.SUCCESS)


def _things_on(panel: Message) -> list[Json]:
    """Return what can be chosen on a panel: all but what sends it, and what stands beside that."""
    rows = [one for one in walk(panel.components) if one["type"] == ComponentType.ACTION_ROW]
    things = [row["components"] for row in rows if not any(map(_sends, row["components"]))]
    return _live([one for row in things for one in row])


class Simulated:
    """Plays one member by the same hand that people have."""

    def __init__(self, world: World, user: User, random: Random) -> None:
        self._world = world
        self._hand = Hand(world, user)
        self._random = random
        self._manner = some_temperament(random)

    @property
    def knowledge(self) -> float:
        """Return how much this member knows, compared with the others."""
        return self._manner.knowledge

    async def answer(self, card: Message, believed: Belief = ()) -> None:
        """Think, and answer what is believed; a card that closes meanwhile is left alone.

        Without a belief the member guesses, and perhaps thinks again, or does not look at all.
        """
        if not believed and self._random.random() > self._manner.attention:
            return
        await asyncio.sleep(self._thinking_time(card))
        chosen = await self._use(card, believed)
        if not believed and self._random.random() < self._manner.second_thoughts:
            await asyncio.sleep(self._thinking_time(card))
            await self._use(card, (), but_not=chosen)

    def _thinking_time(self, card: Message) -> float:
        closes = COUNTDOWN.search(text_of(card))
        left = float(closes[1]) - self._world.clock.now() - SAFETY_SECONDS if closes else 0.0
        return max(left, 0.0) * self._random.uniform(self._manner.quickest, self._manner.slowest)

    async def _use(self, card: Message, believed: Belief, but_not: str = "") -> str:
        """Answer by one of the card's choices, and return which; another than last time, if any."""
        choices = choices_on(card)
        if not choices:
            return ""
        others = [one for one in choices if one["custom_id"] != but_not]
        meant = _named(choices, believed, text_of(card))
        chosen = meant[0] if meant else self._random.choice(others or choices)
        # A card that was taken away, or a bot that does not answer: a person would give up as well.
        with suppress(SandboxError):
            await self._go_on(card, await self._act(card, chosen, believed), believed)
        return str(chosen["custom_id"])

    async def _act(self, message: Message, chosen: Json, believed: Belief) -> Interaction:
        if _is_select(chosen):
            meant = _named(chosen["options"], believed, text_of(message))
            fewest, most = choice_limits(chosen)
            fits = meant and fewest <= len(meant) <= most
            values = [one["value"] for one in meant] if fits else some_options(chosen, self._random)
            return await self._hand.choose(message, chosen["custom_id"], values)
        return await self._hand.tap(message, chosen["custom_id"])

    async def _go_on(self, card: Message, used: Interaction, believed: Belief) -> None:
        """Fill in the form that opened, or work through the private panel that appeared."""
        modal = self._hand.modal
        if modal and modal.interaction_id == used.id:
            await self._pause()
            seen = self._remembered(card)
            filled = filled_in(modal, text_of(card), seen, self._random, believed=believed)
            used = await self._hand.submit(modal, filled)
        await self._work_through(card, used, believed)

    def _remembered(self, card: Message) -> list[str]:
        channel = self._world.channel(card.channel_id)
        return [text_of(one) for one in self._hand.sees(channel)[-REMEMBERED:]]

    async def _work_through(self, card: Message, used: Interaction, believed: Belief) -> None:
        """Press each thing on a private panel once, then what sends it."""
        done: set[str] = set()
        for _ in range(MOST_STEPS):
            panel = self._private_reply(used)
            step = self._next_step(panel, done, believed, text_of(card)) if panel else None
            if panel is None or step is None:
                return
            done.add(_name(step))
            await self._pause()
            used = await self._act(panel, step, believed)
            if _sends(step):
                return

    def _private_reply(self, used: Interaction) -> Message | None:
        channel = self._world.channels.get(used.channel_id)
        reply = channel.messages.get(used.response_id or 0) if channel else None
        return reply if reply and reply.private else None

    def _next_step(
        self, panel: Message, done: set[str], believed: Belief, card: str
    ) -> Json | None:
        sending = list(filter(_sends, panel.buttons()))
        if not sending and not any(map(_is_select, _live(panel.selects()))):
            return None  # A line with "Change it" and "Reveal now" is no panel.
        left = [one for one in _things_on(panel) if _name(one) not in done]
        if meant := _named(left, believed, card):
            return meant[0]
        if left:
            return self._random.choice(left)
        return next(iter(_live(sending)), None)

    async def _pause(self) -> None:
        await asyncio.sleep(self._random.uniform(*STEP_SECONDS))


def _named(components: list[Json], believed: Belief, card: str) -> list[Json]:
    """Return the controls that stand for what is believed, in its order."""
    return [one for text in believed for one in components if stands_for(_name(one), text, card)]


def _name(component: Json) -> str:
    """Return what a person knows a component by: its label."""
    return str(component.get("label") or component.get("placeholder") or component.get("custom_id"))
