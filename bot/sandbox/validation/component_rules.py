"""Discord's rules for components that no schema says, in messages and in modals."""

from collections import Counter

from bot.sandbox.validation.error_tree import ErrorTree, Place
from bot.sandbox.world.messages import ButtonStyle, ComponentType, Json, walk


def check_components(tree: ErrorTree, place: Place, components: list[Json]) -> None:
    """Note every mistake in the trees, and custom_ids and ids that are used twice in them."""
    custom_ids = Counter(one.get("custom_id") for one in walk(components))
    ids = Counter(one.get("id") or None for one in walk(components))
    for spot, component in placed(place, components):
        custom_id = component.get("custom_id")
        if custom_id is not None and custom_ids[custom_id] > 1:
            words = "Component custom id cannot be duplicated"
            tree.add((*spot, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words)
        if component.get("id") and ids[component["id"]] > 1:
            tree.add((*spot, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        _check_one(tree, spot, component)


def _check_one(tree: ErrorTree, spot: Place, component: Json) -> None:
    match component["type"]:
        case ComponentType.BUTTON:
            _check_button(tree, spot, component)
        case ComponentType.STRING_SELECT:
            _check_select(tree, spot, component)
        case ComponentType.ACTION_ROW:
            kinds = [one["type"] for one in component["components"]]
            if len(kinds) > 1 and set(kinds) != {ComponentType.BUTTON}:
                words = "The specified component exceeds the maximum width"
                tree.add((*spot, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", words)


def placed(place: Place, components: list[Json]) -> list[tuple[Place, Json]]:
    """Return every component of the trees with its place, in reading order."""
    found: list[tuple[Place, Json]] = []
    for index, component in enumerate(components):
        spot = (*place, index)
        found.append((spot, component))
        found += placed((*spot, "components"), component.get("components") or [])
        for name in ("accessory", "component"):
            if inner := component.get(name):
                found.append(((*spot, name), inner))
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


def _check_select(tree: ErrorTree, spot: Place, select: Json) -> None:
    fewest, most = choice_limits(select)
    options = select["options"]
    if fewest > most:
        words = f"Value should be less than or equal to {most}."
        tree.add((*spot, "min_values"), "NUMBER_TYPE_MAX", words)
    if max(fewest, most) > len(options):
        words = f"Must be between {max(fewest, most)} and 25 in length."
        tree.add((*spot, "options"), "BASE_TYPE_BAD_LENGTH", words)
    if sum(bool(one.get("default")) for one in options) > most:
        words = f"Must be {most} or fewer in length."
        tree.add((*spot, "options"), "BASE_TYPE_MAX_LENGTH", words)
    values = Counter(one["value"] for one in options)
    for index, option in enumerate(options):
        if values[option["value"]] > 1:
            tree.add(
                (*spot, "options", index),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            )


def choice_limits(select: Json) -> tuple[int, int]:
    """Return how many options must and may be chosen; each is 1 unless it is said."""
    fewest, most = select.get("min_values"), select.get("max_values")
    return 1 if fewest is None else fewest, 1 if most is None else most
