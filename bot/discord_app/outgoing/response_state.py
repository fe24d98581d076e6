"""What is known of an interaction's first answer, kept with the interaction itself.

Discord takes one first answer, and a promise of one (a deferral) is one: a command then reads “is
thinking” until the answer comes, a tap shows nothing. Where no news of it came back, the promise
may stand or not, and only what is right in both cases may be done.
"""

import asyncio

import discord

from bot.discord_app.api.interactions import Interaction

_ANSWERED, _BEGUN, _PROMISE, _PROMISED = "answered", "begun", "promise", "promised"
_UNCLEAR = "unclear"


def claim(interaction: Interaction) -> None:
    """Take the first answer upon oneself, in time, so that none is promised."""
    interaction.extras[_BEGUN] = True


def is_claimed(interaction: Interaction) -> bool:
    """Tell whether somebody has taken the first answer upon themselves."""
    return _BEGUN in interaction.extras


async def begin(interaction: Interaction) -> None:
    """Claim the first answer, and return when no promise of it is on its way any more."""
    claim(interaction)
    await promise_made(interaction)


def promising(interaction: Interaction, promise: "asyncio.Task[None]") -> None:
    """Take note of a promise that is on its way."""
    interaction.extras[_PROMISE] = promise


async def promise_made(interaction: Interaction) -> None:
    """Return when no promise is on its way any more."""
    promise: asyncio.Task[None] | None = interaction.extras.get(_PROMISE)
    if promise is not None:
        await asyncio.wait({promise})


def answered(interaction: Interaction) -> None:
    """Take note that an answer stands."""
    interaction.extras[_ANSWERED] = True
    interaction.extras.pop(_UNCLEAR, None)


def promised(interaction: Interaction, *, thinking: bool) -> None:
    """Take note that a promise stands of which no news came back."""
    interaction.extras[_PROMISED if thinking else _ANSWERED] = True


def unclear(interaction: Interaction, *, thinking: bool) -> None:
    """Take note that a promise may stand."""
    interaction.extras[_UNCLEAR] = thinking


def is_unclear(interaction: Interaction) -> bool:
    """Tell whether a promise may stand or not."""
    return _UNCLEAR in interaction.extras


def may_be_thinking(interaction: Interaction) -> bool:
    """Tell whether a member may read “is thinking” or not."""
    return bool(interaction.extras.get(_UNCLEAR))


def is_answered(interaction: Interaction) -> bool:
    """Tell whether the first response stands, also when that was only learned afterwards."""
    return interaction.response.is_done() or _ANSWERED in interaction.extras


def is_deferred(interaction: Interaction) -> bool:
    """Tell whether a promised answer is still to be filled in."""
    kind = interaction.response.type
    deferred = kind is discord.InteractionResponseType.deferred_channel_message
    return (deferred or _PROMISED in interaction.extras) and _ANSWERED not in interaction.extras


def awaits_answer(interaction: Interaction) -> bool:
    """Tell whether a member reads “is thinking”, for all that is known."""
    return is_deferred(interaction) or may_be_thinking(interaction)
