"""Discord's rules for messages that its schema does not say."""

from collections.abc import Sequence

from bot.sandbox.validation.component_rules import check_components
from bot.sandbox.validation.embed_rules import check_embeds
from bot.sandbox.validation.error_tree import ErrorTree
from bot.sandbox.validation.media_rules import check_media
from bot.sandbox.world.attachments import UploadedFile, kept
from bot.sandbox.world.messages import ComponentType, Json, Message, MessageFlag, walk
from bot.sandbox.world.refusals import ApiError, NotInSandbox, Why

MOST_COMPONENTS = 40
MOST_TEXT = 4000
NOT_YET = ("poll", "sticker_ids", "shared_client_theme")
DRAWN = frozenset(ComponentType) - {ComponentType.LABEL, ComponentType.TEXT_INPUT}


def check_message(
    body: Json, edited: Message | None = None, uploads: Sequence[UploadedFile] = ()
) -> None:
    """Raise ApiError for a body that Discord would not take, NotInSandbox for one it would.

    `edited` is the message that the body changes; what the body leaves out stays as it is there.
    """
    for name in NOT_YET:
        if body.get(name):
            raise NotInSandbox(f"{name} in a message")
    components = body.get("components") or []
    for component in walk(components):
        if component["type"] not in DRAWN:
            raise NotInSandbox(f"a component of type {component['type']}")
    before = edited or Message(0, 0, 0)
    tree = ErrorTree()
    if ((body.get("flags") or 0) | before.flags) & MessageFlag.IS_COMPONENTS_V2:
        _check_drawn(tree, body, before)
    else:
        _check_plain(tree, components)
    check_components(tree, ("components",), components)
    check_embeds(tree, body.get("embeds") or [])
    check_media(tree, body, before.attachments, uploads)
    tree.check()
    if not uploads and _is_empty(body, before):
        raise ApiError(Why.EMPTY_MESSAGE)


def _is_empty(body: Json, before: Message) -> bool:
    content = body.get("content", before.content) or ""
    parts = (
        body.get("components", before.components),
        body.get("embeds", before.embeds),
        kept(body, before.attachments),
    )
    return not content.strip() and not any(parts)


def _check_drawn(tree: ErrorTree, body: Json, before: Message) -> None:
    """Check a message that is all components."""
    for name, earlier in (("content", before.content), ("embeds", before.embeds)):
        if body.get(name, earlier):
            tree.add(
                (name,),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )
    components = body.get("components") or []
    inside = list(walk(components))
    if len(inside) > MOST_COMPONENTS:
        tree.add(
            ("components",),
            "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
            f"Total number of components must be no more than {MOST_COMPONENTS}",
        )
    if sum(len(one.get("content") or "") for one in inside) > MOST_TEXT:
        tree.add(
            ("components",),
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
            f"The total displayable text size must be no more than {MOST_TEXT}",
        )


def _check_plain(tree: ErrorTree, components: list[Json]) -> None:
    """Check a message of text, which takes up to five rows and nothing else."""
    for index, component in enumerate(components):
        if component["type"] != ComponentType.ACTION_ROW:
            place = ("components", index, "type")
            tree.add(place, "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')
    if len(components) > 5:
        tree.add(("components",), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
