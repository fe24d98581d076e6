"""Answering interactions: the callback, and the webhook of its token."""

from bot.sandbox.rest import responses
from bot.sandbox.rest.drafts import MessageDraft
from bot.sandbox.rest.rest import Call, RestResponse, Route
from bot.sandbox.world.event_payloads import message_payload
from bot.sandbox.world.interactions import Interaction, ResponseKind
from bot.sandbox.world.messages import Json, Message
from bot.sandbox.world.refusals import ApiError, Why

_WITH_MESSAGE = (ResponseKind.MESSAGE, ResponseKind.DEFERRED_MESSAGE, ResponseKind.UPDATE)


def _callback(call: Call) -> RestResponse:
    interaction = call.world.interaction_with(call.params["interaction_token"])
    if interaction is None or interaction.id != call.id("interaction_id"):
        raise ApiError(Why.UNKNOWN_INTERACTION)
    responses.respond(call.world, interaction, call.body, call.uploads)
    if not call.asked_flag("with_response"):
        return RestResponse()
    return RestResponse(_callback_payload(call, interaction))


def _callback_payload(call: Call, interaction: Interaction) -> Json:
    payload: Json = {"interaction": {"id": str(interaction.id), "type": int(interaction.kind)}}
    if interaction.response not in _WITH_MESSAGE:
        return payload
    message = responses.reply_of(call.world, interaction, None)
    payload["interaction"] |= {
        "response_message_id": str(message.id),
        "response_message_loading": message.thinking,
        "response_message_ephemeral": message.private,
    }
    shown = message_payload(call.world, message)
    payload["resource"] = {"type": int(interaction.response), "message": shown}
    return payload


def _interaction(call: Call) -> Interaction:
    if call.id("webhook_id") != call.world.application_id:
        raise ApiError(Why.UNKNOWN_WEBHOOK)
    return responses.answered(call.world, call.params["webhook_token"])


def _reply(call: Call) -> Message:
    message_id = call.id("message_id") if "message_id" in call.params else None
    return responses.reply_of(call.world, _interaction(call), message_id)


def _follow_up(call: Call) -> RestResponse:
    message = responses.follow_up(
        call.world, _interaction(call), MessageDraft(call.body, call.uploads)
    )
    return RestResponse(message_payload(call.world, message))


def _get(call: Call) -> RestResponse:
    return RestResponse(message_payload(call.world, _reply(call)))


def _edit(call: Call) -> RestResponse:
    message = responses.edit_reply(call.world, _reply(call), MessageDraft(call.body, call.uploads))
    return RestResponse(message_payload(call.world, message))


def _delete(call: Call) -> RestResponse:
    call.world.delete_message(_reply(call))
    return RestResponse()


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES = (
    Route(
        "POST",
        "/interactions/{interaction_id}/{interaction_token}/callback",
        _callback,
        open=True,
        files=True,
    ),
    Route("POST", _WEBHOOK, _follow_up, open=True, files=True),
    *(
        Route(method, f"{_WEBHOOK}/messages/{which}", handler, open=True, files=method == "PATCH")
        for which in ("@original", "{message_id}")
        for method, handler in (("GET", _get), ("PATCH", _edit), ("DELETE", _delete))
    ),
)
