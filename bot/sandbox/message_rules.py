"""Discord's rules for messages that its schema does not say."""

from collections import Counter

from bot.sandbox.error_tree import ErrorTree, Place
from bot.sandbox.messages import ButtonStyle, ComponentType, Json, Message, MessageFlag, walk
from bot.sandbox.refusals import NotInSandbox, Refused, Why

MOST_COMPONENTS = 40
MOST_TEXT = 4000
NOT_YET = ("embeds", "poll", "attachments", "sticker_ids", "shared_client_theme")
DRAWN = frozenset(ComponentType)


def check_message(body: Json, edited: Message | None = None) -> None:
    """Raise Refused for a body that Discord would not take, NotInSandbox for one it would.

    `edited` is the message that the body changes; what the body leaves out stays as it is there.
    """
    for name in NOT_YET:
        if body.get(name):
            raise NotInSandbox(f"{name} in a message")
    flags = (body.get("flags") or 0) | (edited.flags if edited else 0)
    components = body.get("components")
    for component in walk(components or ()):
        if component["type"] not in DRAWN:
            raise NotInSandbox(f"a component of type {component['type']}")
    tree = ErrorTree()
    if flags & MessageFlag.IS_COMPONENTS_V2:
        _check_drawn(tree, body, components or [])
    else:
        _check_plain(tree, components or [])
    _check_components(tree, ("components",), components or [])
    tree.check()
    if _is_empty(body, edited):
        raise Refused(Why.EMPTY_MESSAGE)


def _is_empty(body: Json, edited: Message | None) -> bool:
    content = body.get("content", edited.content if edited else "")
    components = body.get("components", edited.components if edited else [])
    return not (content or "").strip() and not components


def _check_drawn(tree: ErrorTree, body: Json, components: list[Json]) -> None:
    """Check a message that is all components."""
    if body.get("content"):
        tree.add(
            ("content",),
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        )
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
    """Check a message of text, which takes up to five rows of buttons and nothing else."""
    for index, component in enumerate(components):
        if component["type"] != ComponentType.ACTION_ROW:
            place = ("components", index, "type")
            tree.add(place, "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1,).')
    if len(components) > 5:
        tree.add(("components",), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")


def _check_components(tree: ErrorTree, place: Place, components: list[Json]) -> None:
    custom_ids = Counter(one.get("custom_id") for one in walk(components))
    ids = Counter(one.get("id") or None for one in walk(components))
    for spot, component in _placed(place, components):
        custom_id = component.get("custom_id")
        if custom_id is not None and custom_ids[custom_id] > 1:
            words = "Component custom id cannot be duplicated"
            tree.add((*spot, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words)
        if component.get("id") and ids[component["id"]] > 1:
            tree.add((*spot, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        if component["type"] == ComponentType.BUTTON:
            _check_button(tree, spot, component)


def _placed(place: Place, components: list[Json]) -> list[tuple[Place, Json]]:
    found: list[tuple[Place, Json]] = []
    for index, component in enumerate(components):
        spot = (*place, index)
        found.append((spot, component))
        found += _placed((*spot, "components"), component.get("components") or [])
        if accessory := component.get("accessory"):
            found.append(((*spot, "accessory"), accessory))
    return found


def _check_button(tree: ErrorTree, spot: Place, button: Json) -> None:
    if button["style"] == ButtonStyle.LINK:
        url = button.get("url") or ""
        if not url.startswith(("http://", "https://", "discord://")):
            words = "Scheme must be one of ('http', 'https', 'discord')."
            tree.add((*spot, "url"), "URL_TYPE_INVALID_SCHEME", words)
        if button.get("custom_id"):
            words = "A custom id and url cannot both be specified"
            tree.add(spot, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words)
    elif not button.get("custom_id"):
        words = "A custom id is required"
        tree.add((*spot, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", words)
    if not button.get("label") and not button.get("emoji"):
        tree.add(spot, "BUTTON_COMPONENT_INVALID_EMPTY", "A button needs a label or an emoji")
