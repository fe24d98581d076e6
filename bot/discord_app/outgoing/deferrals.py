"""Deferrals: an answer is promised where the work takes longer than Discord waits."""

import asyncio
import logging

import discord

from bot.background import in_background
from bot.discord_app.api.errors import NETWORK_TROUBLE, is_ambiguous, stage_error
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.outgoing import first_response, response_state
from bot.discord_app.outgoing.response_state import is_answered, is_deferred, is_unclear
from bot.discord_app.outgoing.second_bot import AnsweredElsewhere, SecondBot

log = logging.getLogger(__name__)

PROMISE_SECONDS = 1.8
"""After this a promise is made of whatever is not answered yet."""


class Deferrals:
    """Promises answers, and finds out what became of a promise of which no news came back."""

    def __init__(self, second_bot: SecondBot) -> None:
        self._second_bot = second_bot
        self._promising: set[asyncio.Task[None]] = set()

    def promise_in_time(self, interaction: Interaction) -> None:
        """Promise an answer later, unless somebody has begun to give it by then."""
        loop = asyncio.get_running_loop()
        loop.call_later(PROMISE_SECONDS, self._promise_unless_begun, interaction)

    async def defer(self, interaction: Interaction) -> None:
        """Promise a private answer to a command now.

        Raises StageError only when it is certain that no promise stands.
        """
        await response_state.begin(interaction)
        if is_answered(interaction) or is_deferred(interaction) or is_unclear(interaction):
            return
        try:
            await self._defer(interaction, thinking=True)
        except NETWORK_TROUBLE as trouble:
            raise stage_error(trouble) from trouble

    def _promise_unless_begun(self, interaction: Interaction) -> None:
        if response_state.is_claimed(interaction) or is_answered(interaction):
            return
        promise = in_background(self._promise(interaction), "promising an answer")
        response_state.promising(interaction, promise)
        self._promising.add(promise)
        promise.add_done_callback(self._promising.discard)

    async def _promise(self, interaction: Interaction) -> None:
        thinking = interaction.type is discord.InteractionType.application_command
        try:
            await self._defer(interaction, thinking=thinking)
        except AnsweredElsewhere:  # and what stands is not ours to change
            return
        except Exception as trouble:  # noqa: BLE001 - nobody reads what a promise raises
            log.info("an answer could not be promised: %r", trouble)

    async def _defer(self, interaction: Interaction, *, thinking: bool) -> None:
        """Promise an answer; raises what means that for certain no promise stands."""
        try:
            await first_response.respond_in_time(
                self._second_bot,
                interaction,
                lambda: interaction.response.defer(ephemeral=True, thinking=thinking),
            )
        except AnsweredElsewhere:
            raise
        except Exception as trouble:
            if not is_ambiguous(trouble):
                raise
            log.info("whether an answer was promised is not clear: %r", trouble)
            await _look_for_promise(interaction, thinking=thinking)


async def _look_for_promise(interaction: Interaction, *, thinking: bool) -> None:
    try:
        await first_response.stands(interaction)
    except Exception as trouble:  # noqa: BLE001 - then it is not known, whatever it was
        log.info("that was not found out: %r", trouble)
        response_state.unclear(interaction, thinking=thinking)
    else:
        response_state.promised(interaction, thinking=thinking)
