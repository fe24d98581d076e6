"""The sender: the one way out. It alone builds views, and none of them outlives its message."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeAlias, TypeVar

import aiohttp
import discord
from discord import ui

from bot.discord_app.cards.elements import Button, Card, Divider, Look, Part, Row, Text
from bot.discord_app.refusals import NETWORK_TROUBLE, as_stage_errors, is_ambiguous, stage_error
from bot.errors import StageError

FIRST_RESPONSE_SECONDS = 2.5
"""Discord gives up on an interaction after three seconds; the rest is for the way."""
TOO_LATE_SECONDS = 3.2
"""After this no response that is still on its way can take effect any more."""
CHANNEL_SECONDS = 10.0
SILENT = discord.AllowedMentions.none()

T = TypeVar("T")
Content: TypeAlias = Card | str
Interaction: TypeAlias = discord.Interaction[discord.Client]

_ANSWERED = "answered"
_STYLES = {
    Look.MAIN: discord.ButtonStyle.primary,
    Look.PLAIN: discord.ButtonStyle.secondary,
    Look.GOOD: discord.ButtonStyle.success,
}


def build(card: Card) -> ui.LayoutView:
    """Return a card as discord.py's view, already stopped so that nothing keeps it in memory.

    Call it inside the running loop: outside of one, stopping has no effect.
    """
    view = ui.LayoutView(timeout=None)
    for text in card.above:
        view.add_item(ui.TextDisplay(text.content))
    if card.parts:
        view.add_item(ui.Container(*map(_component, card.parts), accent_colour=card.accent))
    view.stop()
    return view


def _component(part: Part) -> ui.Item[ui.LayoutView]:
    match part:
        case Text(content):
            return ui.TextDisplay(content)
        case Divider():
            return ui.Separator()
        case Row(buttons):
            return ui.ActionRow(*map(_button, buttons))


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    return ui.Button(
        label=button.label,
        custom_id=button.custom_id,
        style=_STYLES[button.look],
        disabled=button.disabled,
    )


class Sender:
    """Answers interactions and writes to channels; every method raises StageError, nothing else."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def reply(self, interaction: Interaction, content: Content, *, private: bool) -> int:
        """Answer an interaction and return the message's id, however often it was answered before.

        After an unclear first response the original is read, so that one card stands, not two.
        """
        if is_deferred(interaction):
            return await self._edit_original(interaction, content)
        if is_answered(interaction):
            return await self._follow_up(interaction, content, private=private)
        begun = time.monotonic()
        try:
            return await _first(lambda: _respond(interaction, content, private=private))
        except NETWORK_TROUBLE as trouble:
            if not is_ambiguous(trouble):
                raise stage_error(trouble) from trouble
            unclear = trouble
        try:
            return await self._read_original(interaction)
        except StageError:
            if not isinstance(unclear, TimeoutError):
                raise
        await asyncio.sleep(begun + TOO_LATE_SECONDS - time.monotonic())
        return await self._read_original(interaction)

    async def defer(self, interaction: Interaction) -> None:
        """Promise a private answer to a command that takes longer; `reply` then fills it in."""
        with as_stage_errors():
            await _first(lambda: interaction.response.defer(ephemeral=True, thinking=True))

    async def edit_reply(self, interaction: Interaction, content: Content) -> None:
        """Put new content into the message that was tapped, as the answer to the tap."""
        try:
            await _first(lambda: _respond_in_place(interaction, content))
        except NETWORK_TROUBLE as trouble:
            if not is_ambiguous(trouble):
                raise stage_error(trouble) from trouble
            await self._edit_original(interaction, content)

    async def send(self, channel: int, card: Card, nonce: str) -> int:
        """Post a card with the bot's token; within minutes the same nonce shows one card, not two.

        `nonce` is at most 25 characters.
        """
        place = self._client.get_partial_messageable(channel)
        with as_stage_errors(in_thread=self._is_thread(channel)):
            async with asyncio.timeout(CHANNEL_SECONDS):
                message = await place.send(view=build(card), nonce=nonce, allowed_mentions=SILENT)
        return message.id

    async def edit(
        self, channel: int, message: int, card: Card, *, seconds: float = CHANNEL_SECONDS
    ) -> None:
        """Redraw one of the bot's own messages with the bot's token, whatever its age."""
        place = self._client.get_partial_messageable(channel)
        with as_stage_errors(in_thread=self._is_thread(channel)):
            async with asyncio.timeout(seconds):
                await place.get_partial_message(message).edit(
                    view=build(card), allowed_mentions=SILENT
                )

    def _is_thread(self, channel: int) -> bool:
        return isinstance(self._client.get_channel(channel), discord.Thread)

    async def _read_original(self, interaction: Interaction) -> int:
        with as_stage_errors():
            async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
                original = await interaction.original_response()
        if interaction.message is not None and original.id == interaction.message.id:
            raise StageError("Discord did not take the message.")  # the tapped one came back
        interaction.extras[_ANSWERED] = True
        return original.id

    async def _edit_original(self, interaction: Interaction, content: Content) -> int:
        with as_stage_errors():
            async with asyncio.timeout(CHANNEL_SECONDS):
                edit = interaction.edit_original_response
                if isinstance(content, str):
                    message = await edit(content=content, view=None, allowed_mentions=SILENT)
                else:
                    message = await edit(view=build(content), allowed_mentions=SILENT)
        interaction.extras[_ANSWERED] = True
        return message.id

    async def _follow_up(self, interaction: Interaction, content: Content, *, private: bool) -> int:
        with as_stage_errors():
            async with asyncio.timeout(CHANNEL_SECONDS):
                send = interaction.followup.send
                if isinstance(content, str):
                    message = await send(
                        content, ephemeral=private, allowed_mentions=SILENT, wait=True
                    )
                else:
                    message = await send(
                        view=build(content), ephemeral=private, allowed_mentions=SILENT, wait=True
                    )
        return message.id


def is_answered(interaction: Interaction) -> bool:
    """Tell whether the first response stands, also when that was only learned afterwards."""
    return interaction.response.is_done() or _ANSWERED in interaction.extras


def is_deferred(interaction: Interaction) -> bool:
    """Tell whether a promised answer is still to be filled in."""
    promised = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    return promised and _ANSWERED not in interaction.extras


async def _first(respond: Callable[[], Awaitable[T]]) -> T:
    """Respond within the time that Discord gives, and once more after a broken connection.

    That is safe: Discord takes one first response only, and says so (40060) to a second.
    """
    async with asyncio.timeout(FIRST_RESPONSE_SECONDS):
        try:
            return await respond()
        except (aiohttp.ClientConnectionError, ConnectionError):
            return await respond()


async def _respond(interaction: Interaction, content: Content, *, private: bool) -> int:
    send = interaction.response.send_message
    if isinstance(content, str):
        sent = await send(content, ephemeral=private, allowed_mentions=SILENT)
    else:
        sent = await send(view=build(content), ephemeral=private, allowed_mentions=SILENT)
    return sent.message_id or (await interaction.original_response()).id


async def _respond_in_place(interaction: Interaction, content: Content) -> None:
    edit = interaction.response.edit_message
    if isinstance(content, str):
        await edit(content=content, view=None, allowed_mentions=SILENT)
    else:
        await edit(view=build(content), allowed_mentions=SILENT)
