"""Registering the commands with Discord, only when they differ from what it has."""

import logging
from typing import Any

import discord
from discord import app_commands

log = logging.getLogger(__name__)

_COMPARED = {
    *("name", "type", "description", "nsfw", "default_member_permissions"),
    *("contexts", "integration_types"),
    *("options", "required", "autocomplete", "choices", "value"),
    *("min_value", "max_value", "min_length", "max_length"),
}
_EVERYWHERE_ONLY = {"contexts", "integration_types"}
"""What Discord does not keep of commands that are registered in one server."""


async def register(tree: app_commands.CommandTree, dev_guild: int | None) -> None:
    """Register all commands, in one server at once or everywhere.

    Discord takes 200 registrations a day, so a restart that changes nothing asks for none.
    """
    guild = discord.Object(dev_guild) if dev_guild else None
    if guild is not None:
        tree.copy_global_to(guild=guild)
    wanted = [command.to_dict(tree) for command in tree.get_commands(guild=guild)]
    keys = _COMPARED - _EVERYWHERE_ONLY if guild else _COMPARED
    if _comparable(wanted, keys) == _comparable(await _registered(tree, guild), keys):
        log.info("the commands are registered as they are")
        return
    await tree.sync(guild=guild)
    log.info("%d commands were registered", len(wanted))


async def _registered(
    tree: app_commands.CommandTree, guild: discord.Object | None
) -> list[dict[str, Any]]:
    """Return Discord's own JSON: discord.py's objects leave out some of what has to be compared."""
    http, application = tree.client.http, tree.client.application_id
    if application is None:
        raise discord.MissingApplicationID
    if guild is None:
        return [dict(one) for one in await http.get_global_commands(application)]
    return [dict(one) for one in await http.get_guild_commands(application, guild.id)]


def _comparable(commands: list[dict[str, Any]], keys: set[str]) -> list[Any]:
    return sorted((_bare(command, keys) for command in commands), key=lambda one: str(one["name"]))


def _bare(value: Any, keys: set[str]) -> Any:
    """Keep only what is compared, without what says no more than its absence."""
    if isinstance(value, list):
        return [_bare(one, keys) for one in value]
    if not isinstance(value, dict):
        return value
    bare = {key: _bare(one, keys) for key, one in value.items() if key in keys}
    if bare.get("default_member_permissions") is not None:
        bare["default_member_permissions"] = str(bare["default_member_permissions"])
    return {
        key: one for key, one in bare.items() if one is not None and one is not False and one != []
    }
