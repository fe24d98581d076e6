"""Where a control came from: looked at in this one place, before any room hears of it.

A member's own client says which custom_id was pressed, and an altered one says anything. What
Discord vouches for – server, channel, member, the message as it stands – decides whether it may.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeAlias

import discord

from bot.discord_app.answers.submitted import chosen, written
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.denials import Denial, Denied
from bot.discord_app.commands.command_options import is_from_somebody
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import (
    AgainButton,
    AnswerButton,
    BoardButton,
    ContinueButton,
    Control,
    EraseButton,
    InRound,
    OrderButton,
    PackButton,
    PlaceButton,
    RevealButton,
    SourceButton,
    SubmitOrderButton,
    TickMenu,
    WriteButton,
    WrittenForm,
)
from bot.play.running_games import RunningGames

log = logging.getLogger(__name__)

Standing: TypeAlias = discord.Button | discord.SelectMenu
"""A control as it stands on a message."""


_HALF_MADE = (AttributeError, KeyError, TypeError, ValueError)
"""What discord.py's values raise where Discord left something out."""


class Via(Enum):
    """What a member does with a control."""

    BUTTON = auto()
    MENU = auto()
    FORM = auto()


class SeenBy(Enum):
    """Whose message carries a control; a form is opened from one."""

    ALL = auto()
    ONE = auto()
    EITHER = auto()


_RULES: dict[type[Control], tuple[Via, SeenBy]] = {
    AnswerButton: (Via.BUTTON, SeenBy.ALL),
    TickMenu: (Via.MENU, SeenBy.ALL),
    WriteButton: (Via.BUTTON, SeenBy.EITHER),
    WrittenForm: (Via.FORM, SeenBy.EITHER),
    OrderButton: (Via.BUTTON, SeenBy.ALL),
    PlaceButton: (Via.BUTTON, SeenBy.ONE),
    SubmitOrderButton: (Via.BUTTON, SeenBy.ONE),
    RevealButton: (Via.BUTTON, SeenBy.ONE),
    SourceButton: (Via.BUTTON, SeenBy.ALL),
    AgainButton: (Via.BUTTON, SeenBy.ALL),
    ContinueButton: (Via.BUTTON, SeenBy.ALL),
    BoardButton: (Via.BUTTON, SeenBy.EITHER),  # a board that had to be promised is private
    PackButton: (Via.BUTTON, SeenBy.ONE),
    EraseButton: (Via.BUTTON, SeenBy.ONE),
}
_BUTTON, _MENU = discord.ComponentType.button.value, discord.ComponentType.string_select.value


@dataclass(frozen=True, slots=True)
class Admitted:
    """A control that may be used, with what a menu or a form brought along."""

    control: Control
    brought: tuple[Any, ...] = ()


class Origin:
    """Admits a control only from the message that carries it, in its own server and channel."""

    def __init__(self, games: RunningGames) -> None:
        self._games = games

    def admit(self, interaction: Interaction) -> Admitted:
        """Read what was pressed, chosen or written, once and strictly; raises Denied."""
        try:
            return self._admit(interaction)
        except _HALF_MADE as odd:
            log.warning("what a control was used on cannot be read: %r", odd)
            raise Denied(Denial.UNREADABLE) from odd

    def _admit(self, interaction: Interaction) -> Admitted:
        data: Mapping[str, Any] = interaction.data or {}
        control = custom_ids.read(data.get("custom_id"))
        if control is None:
            raise Denied(Denial.OLD_BUTTON)
        via, seen_by = _RULES[type(control)]
        message = _message_of(interaction)
        if via is not _via(interaction, data) or not _is_seen_by(seen_by, message, interaction):
            raise self._misplaced(control)
        standing = _standing(message, _carrier_of(control))
        if standing is None or standing.disabled or not self._is_in_place(control, interaction):
            raise self._misplaced(control)
        return Admitted(control, _brought(data, standing, via))

    def _is_in_place(self, control: Control, interaction: Interaction) -> bool:
        """Tell whether a control of an open round came from its channel, and its card."""
        if not isinstance(control, InRound):
            return True
        live = self._games.open_round(control.game, control.round)
        message = interaction.message
        if live is None or message is None:
            return True  # nothing is open that could be changed; its room says so
        place = (live.venue.guild, live.venue.channel)
        if place != (interaction.guild_id, interaction.channel_id):
            return False
        is_card = live.shown is None or live.shown.message == message.id
        return message.flags.ephemeral or is_card

    def _misplaced(self, control: Control) -> Denied:
        """Say that nothing happened; of a round that is over, only that."""
        if not isinstance(control, InRound):
            return Denied(Denial.MISPLACED)
        live = self._games.open_round(control.game, control.round)
        return Denied(Denial.ROUND_OVER if live is None else Denial.MISPLACED)


def _message_of(interaction: Interaction) -> discord.Message:
    """Return the bot's own message that a control was used on, in a server."""
    if not is_from_somebody(interaction):
        raise Denied(Denial.UNREADABLE)
    if interaction.guild_id is None or interaction.channel_id is None:
        raise Denied(Denial.SERVERS_ONLY)
    message, me = interaction.message, interaction.client.user
    if message is None or me is None or message.author.id != me.id:
        raise Denied(Denial.MISPLACED)
    return message


def _via(interaction: Interaction, data: Mapping[str, Any]) -> Via | None:
    if interaction.type is discord.InteractionType.modal_submit:
        return Via.FORM
    match data.get("component_type"):
        case int(kind) if kind == _BUTTON:
            return Via.BUTTON
        case int(kind) if kind == _MENU:
            return Via.MENU
    return None


def _is_seen_by(seen_by: SeenBy, message: discord.Message, interaction: Interaction) -> bool:
    if not message.flags.ephemeral:
        return seen_by is not SeenBy.ONE
    answers = message.interaction_metadata
    is_own = answers is None or answers.user.id == interaction.user.id
    return is_own and seen_by is not SeenBy.ALL


def _carrier_of(control: Control) -> Control:
    """Return what has to stand on the message: the control, or the button that opens its form."""
    if isinstance(control, WrittenForm):
        return WriteButton(control.game, control.round)
    return control


def _standing(message: discord.Message, control: Control) -> Standing | None:
    custom_id = custom_ids.write(control)
    return next((one for one in _controls(message.components) if one.custom_id == custom_id), None)


def _controls(components: Iterable[Any]) -> Iterator[Standing]:
    for component in components:
        if isinstance(component, Standing):
            yield component
        yield from _controls(getattr(component, "children", ()))


def _brought(data: Mapping[str, Any], standing: Standing, via: Via) -> tuple[Any, ...]:
    match via:
        case Via.FORM:
            brought: Any = written(data)
        case Via.MENU:
            brought = chosen(data, standing) if isinstance(standing, discord.SelectMenu) else None
        case Via.BUTTON:
            return ()
    if brought is None:
        raise Denied(Denial.UNREADABLE)
    return (brought,)
