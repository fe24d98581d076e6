"""Pressing: every button, menu and form that was sent finds its room of the house."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from bot.discord_app import custom_ids
from bot.discord_app.cards import lines
from bot.discord_app.custom_ids import Pressed
from bot.discord_app.replies import explain
from bot.discord_app.sender import Interaction, Sender

Room: TypeAlias = Callable[[Interaction, Any], Awaitable[None]]


class Pressing:
    """Routes by the kind of control; one that means nothing any more is answered kindly."""

    def __init__(self, sender: Sender, rooms: Mapping[type[Pressed], Room]) -> None:
        self._sender = sender
        self._rooms = rooms

    async def press(self, interaction: Interaction) -> None:
        """Do what a control is for; whatever goes wrong is said in one private line."""
        data: Mapping[str, Any] = interaction.data or {}
        pressed = custom_ids.read(data.get("custom_id", ""))
        room = self._rooms.get(type(pressed)) if pressed is not None else None
        try:
            if room is None:
                await self._sender.reply(interaction, lines.OLD_BUTTON, private=True)
            else:
                await room(interaction, pressed)
        except Exception as error:  # noqa: BLE001 - the one place where a tap's trouble is told
            await explain(self._sender, interaction, error)
