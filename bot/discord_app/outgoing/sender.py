"""Answers to interactions: commands, taps and forms, whether or not they were answered before."""

import asyncio
import logging
import time
from typing import TypeAlias

import discord

from bot.discord_app.api.errors import NETWORK_TROUBLE, as_stage_errors
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.drawing.elements import Card, Text, Upload
from bot.discord_app.outgoing import first_response, response_state
from bot.discord_app.outgoing.deferrals import Deferrals
from bot.discord_app.outgoing.response_state import (
    is_answered,
    is_deferred,
    is_unclear,
    may_be_thinking,
)
from bot.discord_app.outgoing.second_bot import AnsweredElsewhere, SecondBot
from bot.discord_app.outgoing.views import SILENT, put_instead, sent
from bot.discord_app.words.markdown import Markdown
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)

ANSWER_SECONDS = 10.0
"""How long an answer after the first may be on its way."""

Content: TypeAlias = Card | Markdown


class Sender:
    """Answers interactions; where not said otherwise, a method raises StageError, nothing else."""

    def __init__(self, second_bot: SecondBot | None = None) -> None:
        self._second_bot = second_bot or SecondBot()
        self._deferrals = Deferrals(self._second_bot)

    def promise_in_time(self, interaction: Interaction) -> None:
        """Promise an answer to what takes longer than Discord waits, whatever holds it up.

        A member reads that the bot is thinking, or sees nothing yet after a tap; `reply` and
        `edit_reply` then keep the promise, and what was to be public is private after a command.
        """
        self._deferrals.promise_in_time(interaction)

    async def defer(self, interaction: Interaction) -> None:
        """Promise a private answer to a command that takes longer; `reply` then fills it in."""
        await self._deferrals.defer(interaction)

    async def may_answer(self, interaction: Interaction) -> bool:
        """Tell whether the first answer can still be given, and for everybody to see."""
        await response_state.promise_made(interaction)
        return not (is_answered(interaction) or is_deferred(interaction) or is_unclear(interaction))

    async def reply(
        self,
        interaction: Interaction,
        content: Content,
        *,
        private: bool,
        upload: Upload | None = None,
    ) -> int:
        """Answer an interaction and return the message's id, however often it was answered before.

        After an unclear first response the original is read, so that one card stands, not two.
        """
        await response_state.begin(interaction)
        if is_deferred(interaction):
            return await _edit_original(interaction, content, upload)
        if is_answered(interaction):
            return await _follow_up(interaction, content, upload, private=private)
        begun = time.monotonic()
        try:
            message = await first_response.respond_in_time(
                self._second_bot,
                interaction,
                lambda: _respond(interaction, content, upload, private=private),
            )
        except AnsweredElsewhere:
            raise
        except Exception as trouble:  # noqa: BLE001 - raised again unless it may stand
            if may_be_thinking(interaction):  # so the original may be that: it is never read
                return await _edit_original(interaction, content, upload)
            first_response.raise_unless_unclear(trouble)
            unclear = trouble
        else:
            response_state.answered(interaction)
            return message
        try:
            return await first_response.found(interaction, unclear, begun)
        except StageError:
            if not is_unclear(interaction):
                raise
        return await _follow_up(interaction, content, upload, private=private)

    async def edit_reply(self, interaction: Interaction, content: Content) -> None:
        """Put new content into the message that was tapped, as the answer to the tap or later."""
        if isinstance(content, str) and _is_card(interaction.message):
            content = Card(above=(Text(content),), parts=())  # a card cannot turn into a line
        shown = content
        await response_state.begin(interaction)
        if is_answered(interaction):
            await _edit_original(interaction, shown)
            return
        try:
            await first_response.respond_in_time(
                self._second_bot, interaction, lambda: _respond_in_place(interaction, shown)
            )
        except AnsweredElsewhere:
            raise
        except Exception as trouble:  # noqa: BLE001 - as above
            if not is_unclear(interaction):
                first_response.raise_unless_unclear(trouble)
            await _edit_original(interaction, shown)

    async def whisper(self, interaction: Interaction, line: Markdown) -> None:
        """Say one more private line, whoever has answered before."""
        await _follow_up(interaction, line, None, private=True)

    async def offer_nothing(self, interaction: Interaction) -> None:
        """End the waiting of who is typing, unless choices were offered; never raises."""
        try:
            if not interaction.response.is_done():
                await interaction.response.autocomplete([])
        except NETWORK_TROUBLE as trouble:
            log.debug("not even nothing could be offered: %s", trouble)


async def _respond(
    interaction: Interaction, content: Content, upload: Upload | None, *, private: bool
) -> int:
    answer = await interaction.response.send_message(
        ephemeral=private, allowed_mentions=SILENT, **sent(content, upload)
    )
    return answer.message_id or (await interaction.original_response()).id


async def _respond_in_place(interaction: Interaction, content: Content) -> None:
    await interaction.response.edit_message(allowed_mentions=SILENT, **put_instead(content))


async def _edit_original(
    interaction: Interaction, content: Content, upload: Upload | None = None
) -> int:
    shown = put_instead(content, upload)
    with as_stage_errors():
        async with asyncio.timeout(ANSWER_SECONDS):
            message = await interaction.edit_original_response(allowed_mentions=SILENT, **shown)
    response_state.answered(interaction)
    return message.id


async def _follow_up(
    interaction: Interaction, content: Content, upload: Upload | None, *, private: bool
) -> int:
    shown = sent(content, upload)
    with as_stage_errors():
        async with asyncio.timeout(ANSWER_SECONDS):
            message: discord.WebhookMessage = await interaction.followup.send(
                ephemeral=private, allowed_mentions=SILENT, wait=True, **shown
            )
    return message.id


def _is_card(message: discord.Message | None) -> bool:
    return message is not None and message.flags.components_v2
