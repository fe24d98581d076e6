"""The bot's answers to interactions: the first within 3 seconds, more within 15 minutes."""

from collections.abc import Sequence
from copy import deepcopy

from bot.sandbox.rest.drafts import MessageDraft, drafted
from bot.sandbox.validation.error_tree import ErrorTree
from bot.sandbox.validation.message_rules import check_message
from bot.sandbox.validation.modal_rules import check_modal
from bot.sandbox.world.attachments import UploadedFile
from bot.sandbox.world.changes import InteractionAnswered
from bot.sandbox.world.interactions import Interaction, InteractionKind, ResponseKind
from bot.sandbox.world.messages import Json, Message, MessageFlag, completed, walk
from bot.sandbox.world.modals import FIELDS, Modal
from bot.sandbox.world.refusals import ApiError, NotInSandbox, Why
from bot.sandbox.world.world import World

_SAYING = (ResponseKind.MESSAGE, ResponseKind.DEFERRED_MESSAGE)
_UPDATING = (ResponseKind.DEFERRED_UPDATE, ResponseKind.UPDATE)


def respond(
    world: World, interaction: Interaction, body: Json, uploads: Sequence[UploadedFile] = ()
) -> None:
    """Take the first response; ApiError (10062, 40060, 50035) as Discord does."""
    if interaction.response is not None:
        raise ApiError(Why.ALREADY_ACKNOWLEDGED)
    if interaction.failure:
        raise ApiError(Why.UNKNOWN_INTERACTION)
    kind = _kind(interaction, body["type"])
    _take(world, interaction, kind, MessageDraft(body.get("data") or {}, uploads))
    interaction.response = kind
    if modal := world.modal_of(interaction):
        world.close_modal(modal)
    world.feed.publish(InteractionAnswered(interaction))


def _take(world: World, interaction: Interaction, kind: ResponseKind, draft: MessageDraft) -> None:
    match kind:
        case ResponseKind.MESSAGE:
            check_message(draft.body, None, draft.uploads)
            _reply(world, interaction, draft)
        case ResponseKind.DEFERRED_MESSAGE:
            thinking = MessageDraft({"flags": draft.body.get("flags")})
            _reply(world, interaction, thinking, MessageFlag.LOADING)
        case ResponseKind.UPDATE:
            _update(world, interaction, draft)
        case ResponseKind.DEFERRED_UPDATE:
            interaction.response_id = _tapped(world, interaction).id
        case ResponseKind.CHOICES:
            interaction.choices = list(draft.body.get("choices") or ())
        case ResponseKind.MODAL:
            _open(world, interaction, draft.body)


def _kind(interaction: Interaction, number: int) -> ResponseKind:
    """Return the response's kind; ApiError (50035) when it does not answer this interaction."""
    try:
        kind = ResponseKind(number)
    except ValueError:
        raise NotInSandbox(f"interaction responses of type {number}") from None
    allowed = _allowed(interaction)
    if kind not in allowed:
        tree = ErrorTree()
        numbers = ", ".join(str(int(one)) for one in sorted(allowed))
        tree.add(("type",), "BASE_TYPE_CHOICES", f"Value must be one of {{{numbers}}}.")
        tree.check()
    return kind


def _allowed(interaction: Interaction) -> tuple[ResponseKind, ...]:
    match interaction.kind:
        case InteractionKind.AUTOCOMPLETE:
            return (ResponseKind.CHOICES,)
        case InteractionKind.COMMAND:
            return (*_SAYING, ResponseKind.MODAL)
        case InteractionKind.TAP:
            return (*_SAYING, *_UPDATING, ResponseKind.MODAL)
        case InteractionKind.SUBMIT:
            return _SAYING if interaction.message_id is None else (*_SAYING, *_UPDATING)


def _reply(world: World, interaction: Interaction, draft: MessageDraft, flags: int = 0) -> Message:
    private = bool((draft.body.get("flags") or 0) & MessageFlag.EPHEMERAL)
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
    return world.post(drafted(world, message, draft))


def _tapped(world: World, interaction: Interaction) -> Message:
    return world.message(interaction.channel_id, interaction.message_id or 0)


def _update(world: World, interaction: Interaction, draft: MessageDraft) -> None:
    message = _tapped(world, interaction)
    check_message(draft.body, message, draft.uploads)
    interaction.response_id = message.id
    world.edited(drafted(world, message, draft))


def _open(world: World, interaction: Interaction, data: Json) -> None:
    check_modal(data)
    components = completed(deepcopy(data["components"]))
    for component in walk(components):
        if component["type"] in FIELDS and component.get("required") is None:
            component["required"] = True
    world.open_modal(
        Modal(
            interaction_id=interaction.id,
            user_id=interaction.user.id,
            channel_id=interaction.channel_id,
            message_id=interaction.message_id,
            custom_id=data["custom_id"],
            title=data["title"],
            components=components,
        )
    )


def answered(world: World, token: str) -> Interaction:
    """Return the answered interaction of a token; ApiError (10015, 50027) when there is none."""
    interaction = world.interaction_with(token)
    if interaction is None or interaction.response in (None, ResponseKind.CHOICES):
        raise ApiError(Why.UNKNOWN_WEBHOOK)
    if interaction.expired(world.clock.now()):
        raise ApiError(Why.EXPIRED_TOKEN)
    return interaction


def reply_of(world: World, interaction: Interaction, message_id: int | None) -> Message:
    """Return the original response (None) or a follow-up; ApiError (10008) for any other."""
    if message_id is None:
        message_id = interaction.response_id or 0
    if message_id not in (interaction.response_id, *interaction.reply_ids):
        raise ApiError(Why.UNKNOWN_MESSAGE)
    return world.message(interaction.channel_id, message_id)


def follow_up(world: World, interaction: Interaction, draft: MessageDraft) -> Message:
    """Say more. The first follow-up of a deferred answer fills that answer in."""
    check_message(draft.body, None, draft.uploads)
    if interaction.response is ResponseKind.DEFERRED_MESSAGE:
        original = world.channel(interaction.channel_id).messages.get(interaction.response_id or 0)
        if original and original.thinking:
            return edit_reply(world, original, draft)
    return _reply(world, interaction, draft)


def edit_reply(world: World, message: Message, draft: MessageDraft) -> Message:
    """Change an answer, or fill in a deferred one."""
    check_message(draft.body, message, draft.uploads)
    message.flags &= ~MessageFlag.LOADING
    world.edited(drafted(world, message, draft))
    return message
