"""Messages in channels, as far as the bot's permissions go."""

from bot.sandbox.rest.drafts import MessageDraft, drafted
from bot.sandbox.rest.rest import Call, RestResponse, Route, snowflake
from bot.sandbox.validation.message_rules import check_message
from bot.sandbox.wire import LARGEST_ID
from bot.sandbox.world.event_payloads import message_payload
from bot.sandbox.world.guilds import Channel
from bot.sandbox.world.messages import Message
from bot.sandbox.world.permissions import Permission
from bot.sandbox.world.refusals import ApiError, Why
from bot.sandbox.world.threads import require_unlocked

NONCE_SECONDS = 5 * 60


def _channel(call: Call, needed: Permission = Permission.VIEW_CHANNEL) -> Channel:
    """Return the channel; ApiError (50001) when the bot does not see it, (50013) if it may not."""
    channel = call.world.channel(call.id("channel_id"))
    granted = call.world.permissions_of(call.world.bot, channel)
    if not granted & Permission.VIEW_CHANNEL:
        raise ApiError(Why.MISSING_ACCESS)
    if needed & ~granted:
        raise ApiError(Why.MISSING_PERMISSIONS)
    return channel


def _message(call: Call, channel: Channel) -> Message:
    message = call.world.message(channel.id, call.id("message_id"))
    if message.private:
        raise ApiError(Why.UNKNOWN_MESSAGE)
    return message


def _create(call: Call) -> RestResponse:
    channel = _channel(call)
    in_thread, elsewhere = Permission.SEND_MESSAGES_IN_THREADS, Permission.SEND_MESSAGES
    _channel(call, in_thread if channel.is_thread else elsewhere)
    _may_show(call)
    check_message(call.body, None, call.uploads)
    require_unlocked(channel, call.world.permissions_of(call.world.bot, channel))
    if sent := _already_sent(call, channel):
        return RestResponse(message_payload(call.world, sent))
    reference = call.body.get("message_reference") or {}
    reply_to = snowflake("message_id", reference.get("message_id")) if reference else None
    if reply_to is not None and reply_to not in channel.messages:
        place = {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}
        raise ApiError(Why.INVALID_FORM, {"message_reference": place})
    message = Message(
        call.world.snowflakes.next(),
        channel.id,
        call.world.bot.id,
        reply_to=reply_to,
        nonce=call.body.get("nonce"),
    )
    return RestResponse(message_payload(call.world, _posted(call, message)))


def _posted(call: Call, message: Message) -> Message:
    draft = MessageDraft(call.body, call.uploads)
    return call.world.post(drafted(call.world, message, draft))


def _may_show(call: Call) -> None:
    """Raise ApiError (50013) unless the bot may show what the request brings."""
    if call.body.get("embeds"):
        _channel(call, Permission.EMBED_LINKS)
    if call.uploads:
        _channel(call, Permission.ATTACH_FILES)


def _already_sent(call: Call, channel: Channel) -> Message | None:
    """Return the message that the bot sent with the same enforced nonce a moment ago."""
    nonce = call.body.get("nonce")
    if nonce is None or not call.body.get("enforce_nonce"):
        return None
    oldest = call.world.clock.now() - NONCE_SECONDS
    for message in reversed(channel.messages.values()):
        if message.sent_at < oldest:
            return None
        if message.nonce is not None and str(message.nonce) == str(nonce):
            return message
    return None


def _list(call: Call) -> RestResponse:
    channel = _channel(call)
    granted = call.world.permissions_of(call.world.bot, channel)
    shown = [one for one in channel.messages.values() if not one.private]
    if not granted & Permission.READ_MESSAGE_HISTORY:
        shown = []
    chosen = _around(shown, call)
    return RestResponse([message_payload(call.world, one) for one in reversed(chosen)])


def _around(shown: list[Message], call: Call) -> list[Message]:
    limit = call.asked_limit(50, 100)
    if "after" in call.query:
        after = call.asked_id("after", 0)
        return [one for one in shown if one.id > after][:limit]
    if "around" in call.query:
        centre = call.asked_id("around", 0)
        earlier = [one for one in shown if one.id < centre][-(limit // 2) :]
        return [*earlier, *[one for one in shown if one.id >= centre][: limit - len(earlier)]]
    before = call.asked_id("before", LARGEST_ID)
    return [one for one in shown if one.id < before][-limit:]


def _get(call: Call) -> RestResponse:
    channel = _channel(call, Permission.READ_MESSAGE_HISTORY)
    return RestResponse(message_payload(call.world, _message(call, channel)))


def _edit(call: Call) -> RestResponse:
    channel = _channel(call)
    if channel.archived:
        raise ApiError(Why.THREAD_ARCHIVED)
    message = _message(call, channel)
    if message.author_id != call.world.bot.id:
        raise ApiError(Why.NOT_THE_AUTHOR)
    _may_show(call)
    check_message(call.body, message, call.uploads)
    call.world.edited(drafted(call.world, message, MessageDraft(call.body, call.uploads)))
    return RestResponse(message_payload(call.world, message))


def _delete(call: Call) -> RestResponse:
    message = _message(call, _channel(call))
    if message.author_id != call.world.bot.id:
        _channel(call, Permission.MANAGE_MESSAGES)
    call.world.delete_message(message)
    return RestResponse()


ROUTES = (
    Route("GET", "/channels/{channel_id}/messages", _list),
    Route("POST", "/channels/{channel_id}/messages", _create, files=True),
    Route("GET", "/channels/{channel_id}/messages/{message_id}", _get),
    Route("PATCH", "/channels/{channel_id}/messages/{message_id}", _edit, files=True),
    Route("DELETE", "/channels/{channel_id}/messages/{message_id}", _delete),
)
