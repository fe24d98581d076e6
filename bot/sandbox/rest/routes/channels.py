"""Channels, and direct messages with the bot."""

from bot.sandbox.rest.rest import Call, RestResponse, Route
from bot.sandbox.wire import read_id
from bot.sandbox.world.payloads import channel_payload
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.refusals import ApiError, Why


def _get(call: Call) -> RestResponse:
    channel = call.world.channel(call.id("channel_id"))
    if not call.world.permissions_of(call.world.bot, channel) & Permission.VIEW_CHANNEL:
        raise ApiError(Why.MISSING_ACCESS)
    return RestResponse(channel_payload(channel))


def _open_direct(call: Call) -> RestResponse:
    user = call.world.users.get(read_id(call.body.get("recipient_id")) or 0)
    if user is None:
        raise ApiError(Why.UNKNOWN_USER)
    if user.bot:
        raise ApiError(Why.CANNOT_MESSAGE_USER)
    return RestResponse(channel_payload(call.world.direct_channel(user)))


ROUTES = (
    Route("GET", "/channels/{channel_id}", _get),
    Route("POST", "/users/@me/channels", _open_direct),
)
