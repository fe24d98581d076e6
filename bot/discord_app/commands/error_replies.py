"""Replies to what went wrong: one error, one private message in plain words."""

import logging
from collections.abc import Callable

from discord import app_commands

from bot.discord_app.api.interactions import Interaction
from bot.discord_app.cards import lines
from bot.discord_app.cards.denials import Denied, denial_line
from bot.discord_app.cards.refusals import refusal_line, stage_trouble_line, store_trouble_line
from bot.discord_app.commands.command_options import OddOptions
from bot.discord_app.outgoing.second_bot import AnsweredElsewhere
from bot.discord_app.outgoing.sender import Sender
from bot.discord_app.words.languages import for_member
from bot.discord_app.words.markdown import Markdown, said
from bot.discord_app.words.words import Words
from bot.errors import PackError, StoreError
from bot.game.refusals import RequestRefused
from bot.ports.stage_errors import StageError

log = logging.getLogger(__name__)


class Stopping(app_commands.CheckFailure):
    """A command came while the bot is about to leave."""


async def explain(sender: Sender, interaction: Interaction, error: BaseException) -> None:
    """Tell the member what went wrong, whether or not the interaction was answered before."""
    if isinstance(error, AnsweredElsewhere):
        return
    wrapped = isinstance(error, app_commands.CommandInvokeError)
    cause = error.original if wrapped else error  # type: ignore[attr-defined] # just looked
    words = for_member(interaction)
    line = _foreseen(cause, words)
    if line is None:
        log.error("an interaction failed", exc_info=cause)
    await tell(sender, interaction, lines.trouble(words) if line is None else line)


async def tell(sender: Sender, interaction: Interaction, line: Markdown) -> None:
    """Say one private line, or leave it in the log when Discord does not take even that."""
    try:
        await sender.reply(interaction, line, private=True)
    except AnsweredElsewhere:
        pass
    except StageError as trouble:
        log.warning("a member could not be told what went wrong: %s", trouble)


def _foreseen(error: BaseException, words: Words) -> Markdown | None:  # noqa: PLR0911 - a case each
    match error:
        case RequestRefused():
            return refusal_line(error.refusal, words)
        case Denied():
            return denial_line(error.denial, words)
        case StageError():
            return stage_trouble_line(error.trouble, words)
        case StoreError():
            log.warning("told to a member as trouble with saving: %s", error)
            return store_trouble_line(error.trouble, words)
        case PackError():  # who looks after the packs reads of their files as the log does
            return said(str(error))
        case app_commands.TransformerError():
            value = said(str(error.value), 100)
            return words.say("“{value}” cannot be used there.", value=value)
    return next((line(words) for kind, line in _LINES.items() if isinstance(error, kind)), None)


def _changed(words: Words) -> Markdown:
    return words.say(
        "This command has changed. Wait a minute or reload Discord, then try it again."
    )


def _not_allowed(words: Words) -> Markdown:
    return words.say("You may not use this here.")


def _needs_manage_server(words: Words) -> Markdown:
    return words.say(
        "That is for moderators: it takes the Manage Server permission, which your roles do not "
        "give."
    )


_LINES: dict[type[app_commands.AppCommandError], Callable[[Words], Markdown]] = {
    app_commands.CommandNotFound: _changed,
    app_commands.CommandSignatureMismatch: _changed,
    app_commands.MissingPermissions: _needs_manage_server,
    app_commands.NoPrivateMessage: lines.servers_only,
    Stopping: lines.restarting,
    OddOptions: _changed,
    app_commands.CheckFailure: _not_allowed,
}
"""The first that fits is said, so the most general comes last."""
