"""Registering application commands, for every server or for one."""

from bot.sandbox.rest.rest import Call, RestResponse, Route
from bot.sandbox.validation.command_rules import check_commands
from bot.sandbox.world.changes import CommandsChanged
from bot.sandbox.world.commands import Command
from bot.sandbox.world.locales import localized
from bot.sandbox.world.messages import Json
from bot.sandbox.world.refusals import ApiError, Why


def _set_of(call: Call) -> int | None:
    """Return whose commands are meant; ApiError (50001) for a server without the bot."""
    if call.id("application_id") != call.world.application_id:
        raise ApiError(Why.MISSING_ACCESS)
    if "guild_id" not in call.params:
        return None
    guild = call.world.guilds.get(call.id("guild_id"))
    if guild is None or not guild.bot_is_in:
        raise ApiError(Why.MISSING_ACCESS)
    return guild.id


def _payload(call: Call, command: Command) -> Json:
    ids: Json = {
        "id": str(command.id),
        "application_id": str(call.world.application_id),
        "version": str(command.id),
    }
    if command.guild_id is not None:
        ids["guild_id"] = str(command.guild_id)
    return ids | command.body


def _payloads(call: Call, guild_id: int | None) -> list[Json]:
    registered = call.world.commands.registered(guild_id)
    return [_payload(call, command) for command in registered]


def _list(call: Call) -> RestResponse:
    """Return a set; unless all languages are asked for, each text in that of the request."""
    payloads = _payloads(call, _set_of(call))
    if not call.asked_flag("with_localizations"):
        payloads = [_in_one_language(one, call.locale) for one in payloads]
    return RestResponse(payloads)


def _in_one_language(node: Json, locale: str) -> Json:
    kept = {key: value for key, value in node.items() if not key.endswith("_localizations")}
    for field in ("name", "description"):
        if text := localized(node, field, locale):
            kept[f"{field}_localized"] = text
    for below in ("options", "choices"):
        if node.get(below):
            kept[below] = [_in_one_language(one, locale) for one in node[below]]
    return kept


def _replace_all(call: Call) -> RestResponse:
    guild_id = _set_of(call)
    bodies = call.body or []
    check_commands(bodies, whole_set=True)
    call.world.commands.replace(guild_id, bodies)
    call.world.feed.publish(CommandsChanged(guild_id))
    return RestResponse(_payloads(call, guild_id))


def _create(call: Call) -> RestResponse:
    guild_id = _set_of(call)
    check_commands([call.body])
    command, is_new = call.world.commands.put(guild_id, call.body)
    call.world.feed.publish(CommandsChanged(guild_id))
    return RestResponse(_payload(call, command), 201 if is_new else 200)


def _command(call: Call) -> Command:
    return call.world.commands.get(_set_of(call), call.id("command_id"))


def _get(call: Call) -> RestResponse:
    return RestResponse(_payload(call, _command(call)))


def _edit(call: Call) -> RestResponse:
    command = _command(call)
    check_commands([{**command.body, **call.body}])
    call.world.commands.change(command, call.body)
    call.world.feed.publish(CommandsChanged(command.guild_id))
    return RestResponse(_payload(call, command))


def _delete(call: Call) -> RestResponse:
    command = _command(call)
    call.world.commands.delete(command)
    call.world.feed.publish(CommandsChanged(command.guild_id))
    return RestResponse()


_SETS = (
    "/applications/{application_id}/commands",
    "/applications/{application_id}/guilds/{guild_id}/commands",
)
ROUTES = tuple(
    route
    for path in _SETS
    for route in (
        Route("GET", path, _list),
        Route("PUT", path, _replace_all),
        Route("POST", path, _create),
        Route("GET", path + "/{command_id}", _get),
        Route("PATCH", path + "/{command_id}", _edit),
        Route("DELETE", path + "/{command_id}", _delete),
    )
)
