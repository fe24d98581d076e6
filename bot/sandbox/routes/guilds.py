"""Servers and their members."""

from bot.sandbox.guilds import Guild
from bot.sandbox.payloads import guild_payload, member_payload
from bot.sandbox.refusals import Refused, Why
from bot.sandbox.rest import Answer, Call, Route


def _guild(call: Call) -> Guild:
    guild = call.world.guilds.get(call.id("guild_id"))
    if guild is None or not guild.bot_is_in:
        raise Refused(Why.UNKNOWN_GUILD)
    return guild


def _get(call: Call) -> Answer:
    return Answer(guild_payload(_guild(call)))


def _member(call: Call) -> Answer:
    member = _guild(call).members.get(call.id("user_id"))
    if member is None:
        raise Refused(Why.UNKNOWN_MEMBER)
    return Answer(member_payload(member))


ROUTES = (
    Route("GET", "/guilds/{guild_id}", _get),
    Route("GET", "/guilds/{guild_id}/members/{user_id}", _member),
)
