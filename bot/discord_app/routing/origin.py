"""Where a control came from: looked at in this one place, before anything is done about it.

A member's own client says which custom_id was pressed, and an altered one says anything. What
Discord vouches for – server, channel, member, the message as it stands – decides whether it may.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

import discord

from bot.discord_app.answers.submitted import chosen, written
from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards.denials import Denial, Denied
from bot.discord_app.commands.command_options import is_from_somebody
from bot.discord_app.controls import custom_ids
from bot.discord_app.controls.custom_ids import Control, InRound, WriteButton, WrittenForm
from bot.discord_app.controls.usage import SeenBy, Via
from bot.play.running_games import RunningGames

log = logging.getLogger(__name__)

Standing: TypeAlias = discord.Button | discord.SelectMenu
"""A control as it stands on a message."""


_HALF_MADE = (AttributeError, KeyError, TypeError, ValueError)
"""What discord.py's values raise where Discord left something out."""


_BUTTON, _MENU = discord.ComponentType.button.value, discord.ComponentType.string_select.value


@dataclass(frozen=True, slots=True)
class Admitted:
    """A control that may be used, with what was chosen from a menu or written in a form."""

    control: Control
    chosen: tuple[str, ...] = ()
    written: str = ""


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
        message = _message_of(interaction)
        if not _is_used_rightly(control, message, interaction, data):
            raise self._misplaced(control)
        standing = _standing(message, _carrier_of(control))
        if standing is None or standing.disabled or not self._is_in_place(control, interaction):
            raise self._misplaced(control)
        return _with_contents(control, data, standing)

    def _is_in_place(self, control: Control, interaction: Interaction) -> bool:
        """Tell whether a control of an open round came from its channel, and its card."""
        if not isinstance(control, InRound):
            return True
        card = self._games.open_card(control.game, control.round)
        message = interaction.message
        if card is None or message is None:
            return True  # nothing is open that could be changed; whoever takes the control says so
        if (card.guild, card.channel) != (interaction.guild_id, interaction.channel_id):
            return False
        return message.flags.ephemeral or card.message in (None, message.id)

    def _misplaced(self, control: Control) -> Denied:
        """Say that nothing happened; of a round that is over, only that."""
        if not isinstance(control, InRound):
            return Denied(Denial.MISPLACED)
        card = self._games.open_card(control.game, control.round)
        return Denied(Denial.ROUND_OVER if card is None else Denial.MISPLACED)


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


def _is_used_rightly(
    control: Control, message: discord.Message, interaction: Interaction, data: Mapping[str, Any]
) -> bool:
    is_via = control.via is _via(interaction, data)
    return is_via and _is_seen_by(control.seen_by, message, interaction)


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


def _with_contents(control: Control, data: Mapping[str, Any], standing: Standing) -> Admitted:
    """Read what was chosen or written, all of it or nothing."""
    match control.via:
        case Via.BUTTON:
            return Admitted(control)
        case Via.FORM:
            text = written(data)
            if text is not None:
                return Admitted(control, written=text)
        case Via.MENU:
            values = chosen(data, standing) if isinstance(standing, discord.SelectMenu) else None
            if values is not None:
                return Admitted(control, chosen=values)
        case _:
            assert_never(control.via)
    raise Denied(Denial.UNREADABLE)
