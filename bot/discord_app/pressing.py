"""Pressing: what each button does, from its custom_id to its room of the house."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from bot.discord_app import custom_ids
from bot.discord_app.answering import Answering
from bot.discord_app.cards import lines
from bot.discord_app.cards.source import source_card
from bot.discord_app.custom_ids import (
    AgainButton,
    AnswerButton,
    BoardButton,
    PackButton,
    RevealButton,
    SourceButton,
)
from bot.discord_app.replies import explain
from bot.discord_app.sender import Interaction, Sender
from bot.discord_app.starting import Starting
from bot.play.table import Table


class BoardPages(Protocol):
    """Who turns the pages of a board."""

    async def turn(self, interaction: Interaction, button: BoardButton) -> None:
        """Show the page that the button asks for."""
        ...


class PackPages(Protocol):
    """Who turns the pages of a pack's questions."""

    async def turn(self, interaction: Interaction, button: PackButton) -> None:
        """Show the page that the button asks for."""
        ...


class Pressing:
    """Routes every tap; one that means nothing any more is answered kindly."""

    def __init__(
        self,
        table: Table,
        sender: Sender,
        answering: Answering,
        starting: Starting,
        boards: BoardPages,
        packs: PackPages,
    ) -> None:
        self._table = table
        self._sender = sender
        self._answering = answering
        self._starting = starting
        self._boards = boards
        self._packs = packs

    async def press(self, interaction: Interaction) -> None:
        """Do what a button is for; whatever goes wrong is said in one private line."""
        data: Mapping[str, Any] = interaction.data or {}
        pressed = custom_ids.read(data.get("custom_id", ""))
        try:
            if isinstance(pressed, AnswerButton):
                await self._answering.answer(interaction, pressed)
            else:
                await self._press_other(interaction, pressed)
        except Exception as error:  # noqa: BLE001 - the one place where a tap's trouble is told
            await explain(self._sender, interaction, error)

    async def _press_other(
        self, interaction: Interaction, pressed: custom_ids.Pressed | None
    ) -> None:
        match pressed:
            case SourceButton():
                await self._show_source(interaction, pressed)
            case RevealButton():
                await self._reveal(interaction, pressed)
            case AgainButton():
                await self._play_again(interaction, pressed)
            case BoardButton():
                await self._boards.turn(interaction, pressed)
            case PackButton():
                await self._packs.turn(interaction, pressed)
            case _:
                await self._say(interaction, lines.OLD_BUTTON)

    async def _show_source(self, interaction: Interaction, button: SourceButton) -> None:
        question = await self._table.settled_question(interaction.guild_id or 0, button.round)
        if question is None:
            await self._say(interaction, lines.SOURCE_LATER)
        else:
            await self._sender.reply(interaction, source_card(question), private=True)

    async def _reveal(self, interaction: Interaction, button: RevealButton) -> None:
        if self._table.reveal_now(button.game, button.round, interaction.user.id):
            await self._sender.edit_reply(interaction, lines.REVEALED)
        else:
            await self._say(interaction, lines.NOT_YOURS_TO_REVEAL)

    async def _play_again(self, interaction: Interaction, button: AgainButton) -> None:
        request = await self._table.request_of(interaction.guild_id or 0, button.game)
        if request is None:
            await self._say(interaction, lines.OLD_BUTTON)
            return
        again = msgspec.structs.replace(request, questions=button.questions)
        await self._starting.start(interaction, again)

    async def _say(self, interaction: Interaction, line: str) -> None:
        await self._sender.reply(interaction, line, private=True)
