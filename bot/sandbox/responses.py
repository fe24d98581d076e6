"""The bot's answers to interactions: the first within 3 seconds, more within 15 minutes."""

from bot.sandbox.changes import InteractionAnswered
from bot.sandbox.drafts import drafted
from bot.sandbox.interactions import Interaction, InteractionKind, ResponseKind
from bot.sandbox.message_rules import check_message
from bot.sandbox.messages import Json, Message, MessageFlag
from bot.sandbox.refusals import NotInSandbox, Refused, Why
from bot.sandbox.world import World


def respond(world: World, interaction: Interaction, body: Json) -> None:
    """Take the first response; Refused (10062, 40060, 50035) as Discord does."""
    if interaction.response is not None:
        raise Refused(Why.ALREADY_ACKNOWLEDGED)
    if interaction.failure:
        raise Refused(Why.UNKNOWN_INTERACTION)
    kind, data = _kind(body["type"]), body.get("data") or {}
    match kind:
        case ResponseKind.MESSAGE:
            check_message(data)
            _reply(world, interaction, data)
        case ResponseKind.DEFERRED_MESSAGE:
            _reply(world, interaction, {"flags": data.get("flags")}, MessageFlag.LOADING)
        case ResponseKind.UPDATE:
            _update(world, interaction, data)
        case ResponseKind.DEFERRED_UPDATE:
            interaction.response_id = _tapped(world, interaction).id
        case ResponseKind.CHOICES:
            _offer(interaction, data)
    interaction.response = kind
    world.feed.publish(InteractionAnswered(interaction))


def _kind(number: int) -> ResponseKind:
    try:
        return ResponseKind(number)
    except ValueError:
        raise NotInSandbox(f"interaction responses of type {number}") from None


def _reply(world: World, interaction: Interaction, data: Json, flags: int = 0) -> Message:
    private = bool((data.get("flags") or 0) & MessageFlag.EPHEMERAL)
    message = Message(
        id=world.snowflakes.next(),
        channel_id=interaction.channel_id,
        author_id=world.bot.id,
        flags=flags | (MessageFlag.EPHEMERAL if private else 0),
        visible_to=interaction.user.id if private else None,
        interaction_id=interaction.id,
        reply_to=interaction.message_id,
    )
    if interaction.response_id is None:
        interaction.response_id = message.id
    interaction.reply_ids.append(message.id)
    return world.post(drafted(message, data))


def _tapped(world: World, interaction: Interaction) -> Message:
    if interaction.kind is not InteractionKind.TAP:
        raise Refused(Why.INVALID_FORM, {"type": {"_errors": [_ONLY_TAPS]}})
    return world.message(interaction.channel_id, interaction.message_id or 0)


_ONLY_TAPS = {
    "code": "INTERACTION_APPLICATION_COMMAND_INVALID_RESPONSE_TYPE",
    "message": "Only interactions of components may update their message",
}


def _update(world: World, interaction: Interaction, data: Json) -> None:
    message = _tapped(world, interaction)
    check_message(data, message)
    interaction.response_id = message.id
    world.edited(drafted(message, data))


def _offer(interaction: Interaction, data: Json) -> None:
    if interaction.kind is not InteractionKind.AUTOCOMPLETE:
        raise NotInSandbox("choices as the answer to something else than autocomplete")
    interaction.choices = list(data.get("choices") or ())


def answered(world: World, token: str) -> Interaction:
    """Return the answered interaction of a token; Refused (10015, 50027) when there is none."""
    interaction = world.interaction_with(token)
    if interaction is None or interaction.response in (None, ResponseKind.CHOICES):
        raise Refused(Why.UNKNOWN_WEBHOOK)
    if interaction.expired(world.clock.now()):
        raise Refused(Why.EXPIRED_TOKEN)
    return interaction


def reply_of(world: World, interaction: Interaction, message_id: int | None) -> Message:
    """Return the original response (None) or a follow-up; Refused (10008) for any other."""
    if message_id is None:
        message_id = interaction.response_id or 0
    if message_id not in (interaction.response_id, *interaction.reply_ids):
        raise Refused(Why.UNKNOWN_MESSAGE)
    return world.message(interaction.channel_id, message_id)


def follow_up(world: World, interaction: Interaction, data: Json) -> Message:
    """Say more. The first follow-up of a deferred answer fills that answer in."""
    check_message(data)
    if interaction.response is ResponseKind.DEFERRED_MESSAGE:
        original = world.channel(interaction.channel_id).messages.get(interaction.response_id or 0)
        if original and original.thinking:
            return edit_reply(world, original, data)
    return _reply(world, interaction, data)


def edit_reply(world: World, message: Message, data: Json) -> Message:
    """Change an answer, or fill in a deferred one."""
    check_message(data, message)
    message.flags &= ~MessageFlag.LOADING
    world.edited(drafted(message, data))
    return message
