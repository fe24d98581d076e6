"""Pressing: every button, menu and form that was sent finds its room of the house."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.commands.error_replies import explain
from bot.discord_app.controls.custom_ids import Control
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.routing.origin import Origin

Taker: TypeAlias = Callable[..., Awaitable[None]]
"""Takes the interaction, the control, and what was chosen from a menu or written in a form."""


class Router:
    """Routes by the kind of control, once it is certain where it came from."""

    def __init__(
        self, sender: Sender, origin: Origin, rooms: Mapping[type[Control], Taker]
    ) -> None:
        self._sender = sender
        self._origin = origin
        self._rooms = rooms

    async def press(self, interaction: Interaction) -> None:
        """Do what a control is for; whatever goes wrong is said in one private line."""
        try:
            admitted = self._origin.admit(interaction)
            room = self._rooms[type(admitted.control)]
            await room(interaction, admitted.control, *admitted.brought)
        except Exception as error:  # noqa: BLE001 - the one place where a tap's trouble is told
            await explain(self._sender, interaction, error)
