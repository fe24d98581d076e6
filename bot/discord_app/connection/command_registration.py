"""The registration of the commands with Discord, only when they differ from what it has."""

import asyncio
import logging
from typing import Any

import discord
import msgspec
from discord import app_commands
from discord.http import HTTPClient, Route

from bot.background import in_background
from bot.discord_app.api.errors import NETWORK_TROUBLE, is_odd_answer
from bot.discord_app.api.transient_errors import TransientError
from bot.discord_app.commands.translator import CommandTranslator
from bot.discord_app.connection.backoff import in_words
from bot.discord_app.connection.gateway import meaning_of, unreadable

log = logging.getLogger(__name__)

_COMPARED = {
    *("name", "type", "description", "nsfw", "default_member_permissions"),
    *("contexts", "integration_types"),
    *("options", "required", "autocomplete", "choices", "value"),
    *("name_localizations", "description_localizations"),
    *("min_value", "max_value", "min_length", "max_length"),
}
_LOCALIZED = {"name_localizations", "description_localizations"}
_EVERYWHERE_ONLY = {"contexts", "integration_types"}
"""What Discord does not keep of commands that are registered in one server."""

START_SECONDS = 5.0
"""How long a start waits for the registration before it goes on without."""
AGAIN_SECONDS = (5.0, 15.0, 60.0, 300.0)
"""Waits before another try; the last is waited again and again."""


class CommandRegistration:
    """Registers the commands at the start, and later if Discord had trouble then."""

    def __init__(self, tree: app_commands.CommandTree, dev_guild: int | None) -> None:
        self._tree = tree
        self._dev_guild = dev_guild
        self._task: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Register, and return when that is done, or else goes on by itself."""
        self._task = in_background(self._until_done(), "registering the commands")
        await asyncio.wait([self._task], timeout=START_SECONDS)

    async def joined(self, guild: int) -> None:
        """Try again when the bot comes to the server where its commands belong."""
        if guild == self._dev_guild and self._task is not None and self._task.done():
            await self.begin()

    async def stop(self) -> None:
        """Try no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _until_done(self) -> None:
        tries = 0
        while True:
            trouble = await self._trouble()
            if trouble is None:
                if tries:
                    log.warning("the commands are registered after all")
                return
            if not isinstance(trouble, TransientError):
                self._give_up(trouble)
                return
            wait = max(AGAIN_SECONDS[min(tries, len(AGAIN_SECONDS) - 1)], trouble.wait or 0.0)
            if not tries:
                log.warning(
                    "the commands could not be registered yet: %s The bot keeps trying, first in "
                    "%s; those registered before work.",
                    trouble.message,
                    in_words(wait),
                )
            tries += 1
            await asyncio.sleep(wait)

    async def _trouble(self) -> Exception | None:
        """Register, and return what was in the way; raises what is a bug of this bot."""
        try:
            await register(self._tree, self._dev_guild)
        except TransientError as odd:
            return odd
        except NETWORK_TROUBLE as error:
            return meaning_of(error)
        except Exception as odd:
            if is_odd_answer(odd):
                return unreadable(odd)
            raise
        return None

    def _give_up(self, trouble: Exception) -> None:
        if self._dev_guild:
            where = f"in the server {self._dev_guild}"
            remedy = "invite the bot there, or empty DEV_GUILD_ID and restart it"
        else:
            where, remedy = "on Discord", "restart the bot when that is mended"
        log.error("the commands could not be registered %s: %s", where, trouble)
        log.error("those registered before keep working; %s", remedy)


async def register(tree: app_commands.CommandTree, dev_guild: int | None) -> None:
    """Register all commands, in one server at once or everywhere.

    Discord takes 200 registrations a day, so a restart that changes nothing asks for none.
    """
    guild = discord.Object(dev_guild) if dev_guild else None
    if guild is not None:
        tree.copy_global_to(guild=guild)
    await tree.set_translator(CommandTranslator())
    wanted = await _wanted(tree, guild)
    keys = _COMPARED - _EVERYWHERE_ONLY if guild else _COMPARED
    if _comparable(wanted, keys) == _comparable(await _registered(tree, guild), keys):
        log.info("the commands are registered as they are")
        return
    taken = await tree.sync(guild=guild)
    if len(taken) != len(wanted):
        raise TransientError(f"Discord took {len(taken)} of {len(wanted)} commands.")
    log.info("%d commands were registered", len(wanted))


async def _wanted(
    tree: app_commands.CommandTree, guild: discord.Object | None
) -> list[dict[str, Any]]:
    translator = tree.translator
    return [
        command.to_dict(tree)
        if translator is None
        else await command.get_translated_payload(tree, translator)
        for command in tree.get_commands(guild=guild)
    ]


async def known_commands(http: HTTPClient, application: int, guild: int | None) -> object:
    """Return Discord's answer to which commands it has, with the texts of every language."""
    path = "" if guild is None else f"/guilds/{guild}"
    route = Route("GET", f"/applications/{application}{path}/commands")
    answer: object = await http.request(route, params={"with_localizations": "true"})
    return answer


async def _registered(
    tree: app_commands.CommandTree, guild: discord.Object | None
) -> list[dict[str, Any]]:
    """Return Discord's own JSON: discord.py's objects leave out some of what has to be compared."""
    http, application = tree.client.http, tree.client.application_id
    if application is None:
        raise discord.MissingApplicationID
    answer = await known_commands(http, application, None if guild is None else guild.id)
    try:  # a 200 can come from something on the way, too
        msgspec.convert(answer, list[_Named], strict=False)
        return msgspec.convert(answer, list[dict[str, Any]])
    except msgspec.ValidationError as odd:
        raise unreadable(odd) from odd


class _Named(msgspec.Struct):
    name: str


def _comparable(commands: list[dict[str, Any]], keys: set[str]) -> list[Any]:
    return sorted((_bare(command, keys) for command in commands), key=lambda one: str(one["name"]))


def _bare(value: Any, keys: set[str]) -> Any:
    """Keep only what is compared, without what says no more than its absence."""
    if isinstance(value, list):
        return [_bare(one, keys) for one in value]
    if not isinstance(value, dict):
        return value
    bare = {
        key: one if key in _LOCALIZED else _bare(one, keys)
        for key, one in value.items()
        if key in keys
    }
    if bare.get("default_member_permissions") is not None:
        bare["default_member_permissions"] = str(bare["default_member_permissions"])
    return {key: one for key, one in bare.items() if not _says_nothing(one)}


def _says_nothing(value: Any) -> bool:
    return value is None or value is False or value in ([], {})
