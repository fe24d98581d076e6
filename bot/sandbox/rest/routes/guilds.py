"""Servers and their members."""

from bot.sandbox.rest.rest import Call, RestResponse, Route
from bot.sandbox.wire import LARGEST_ID
from bot.sandbox.world import permissions
from bot.sandbox.world.guilds import Guild
from bot.sandbox.world.messages import Json
from bot.sandbox.world.payloads import guild_payload, member_payload
from bot.sandbox.world.refusals import ApiError, Why


def _guild(call: Call) -> Guild:
    guild = call.world.guilds.get(call.id("guild_id"))
    if guild is None or not guild.bot_is_in:
        raise ApiError(Why.UNKNOWN_GUILD)
    return guild


def _get(call: Call) -> RestResponse:
    return RestResponse(guild_payload(_guild(call)))


def _member(call: Call) -> RestResponse:
    member = _guild(call).members.get(call.id("user_id"))
    if member is None:
        raise ApiError(Why.UNKNOWN_MEMBER)
    return RestResponse(member_payload(member))


MOST_GUILDS = 200


def _mine(call: Call) -> RestResponse:
    limit = call.asked_limit(MOST_GUILDS, MOST_GUILDS)
    after, before = call.asked_id("after", 0), call.asked_id("before", LARGEST_ID)
    inside = [
        guild
        for guild in sorted(call.world.guilds.values(), key=lambda one: one.id)
        if guild.bot_is_in and after < guild.id < before
    ]
    # Discord gives the newest of those before an id, and else the oldest.
    chosen = inside[-limit:] if "before" in call.query else inside[:limit]
    return RestResponse([_partial(call, guild) for guild in chosen])


def _partial(call: Call, guild: Guild) -> Json:
    """Return a server as the bot's own list has it, with what its roles allow the bot."""
    granted = permissions.in_guild(guild, guild.members[call.world.bot.id])
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "banner": None,
        "owner": guild.owner_id == call.world.bot.id,
        "permissions": str(granted),
        "features": [],
    }


ROUTES = (
    Route("GET", "/users/@me/guilds", _mine),
    Route("GET", "/guilds/{guild_id}", _get),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", _member),
)
