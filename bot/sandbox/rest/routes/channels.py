"""Channels, and direct messages with the bot."""

from bot.sandbox.reading import read_id
from bot.sandbox.rest.rest import Answer, Call, Route
from bot.sandbox.world.payloads import channel_payload
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.refusals import Refused, Why


def _get(call: Call) -> Answer:
    channel = call.world.channel(call.id("channel_id"))
    if not call.world.permissions_of(call.world.bot, channel) & Permission.VIEW_CHANNEL:
        raise Refused(Why.MISSING_ACCESS)
    return Answer(channel_payload(channel))


def _open_direct(call: Call) -> Answer:
    user = call.world.users.get(read_id(call.body.get("recipient_id")) or 0)
    if user is None:
        raise Refused(Why.UNKNOWN_USER)
    if user.bot:
        raise Refused(Why.CANNOT_MESSAGE_USER)
    return Answer(channel_payload(call.world.direct_channel(user)))


ROUTES = (
    Route("GET", "/channels/{channel_id}", _get),
    Route("POST", "/users/@me/channels", _open_direct),
)
